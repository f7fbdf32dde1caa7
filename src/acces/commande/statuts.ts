// Les statuts de sortie que plusieurs commandes rendent.
export const FAIT = 0;
export const MAUVAISE_ENTREE = 2;
export const DES_LIGNES_REJETEES = 3;
