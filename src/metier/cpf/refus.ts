// Les refus du second compteur ; leurs phrases sont dans acces/phrases/cpf.ts.
export const REFUS_CPF = [
  "cpf/solde-insuffisant",
  "cpf/somme-invalide",
  "cpf/cle-reutilisee",
  "cpf/reservation-inconnue",
  "cpf/reservation-deja-reglee",
  "cpf/reservation-non-executee",
  "cpf/remboursement-excessif",
] as const;

export type CodeCpf = (typeof REFUS_CPF)[number];
