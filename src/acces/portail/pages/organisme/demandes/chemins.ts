// Les adresses des dossiers reçus, écrites une fois.

export function cheminDemandes(organismeId: string): string {
  return `/organisme/${organismeId}/demandes`;
}

export function cheminDossierRecu(organismeId: string, dossierId: string): string {
  return `${cheminDemandes(organismeId)}/${dossierId}`;
}
