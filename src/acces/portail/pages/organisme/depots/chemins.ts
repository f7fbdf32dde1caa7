// Les adresses de l'espace de dépôt, écrites une fois.

export function cheminDepots(organismeId: string): string {
  return `/organisme/${organismeId}/depots`;
}

export function cheminLot(organismeId: string, lotId: string): string {
  return `${cheminDepots(organismeId)}/${lotId}`;
}

/** Page d'une ligne retrouvée par son identifiant. */
export function cheminLigne(organismeId: string, idLigne: string): string {
  return `${cheminDepots(organismeId)}/lignes?id=${encodeURIComponent(idLigne)}`;
}

/** Page du format, colonne par colonne. */
export function cheminFormat(organismeId: string): string {
  return `${cheminDepots(organismeId)}/format`;
}
