// Les adresses de l'offre d'un organisme de formation, écrites une fois.

export function cheminOffre(organismeId: string): string {
  return `/organisme/${organismeId}/offre`;
}

export function cheminFormationOfferte(organismeId: string, formationId: string): string {
  return `${cheminOffre(organismeId)}/${formationId}`;
}

export function cheminFichier(organismeId: string, importId: string): string {
  return `${cheminOffre(organismeId)}/fichiers/${importId}`;
}
