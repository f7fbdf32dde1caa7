// Les raisons d'une attente : ce qui reste à faire, par qui, avant quand.
import { gabarit, ITEMS } from "./motifs-gabarit.js";

export const DECLARATION_ATTENDUE = gabarit(
  "declaration_attendue",
  ["R5151-16", "D5151-15"],
  "Déclarez vos heures de {annee} après la fin de cette année et au plus tard le {dateLimite} : c'est la seule démarche à votre charge.",
);
export const TRANSMISSION_ATTENDUE = gabarit(
  "transmission_attendue",
  "D5151-14 II",
  "La déclaration à la Caisse des dépôts n'est pas encore faite. Elle revient à l'organisme qui vous accueille ; demandez-lui où elle en est.",
);
export const ATTESTATION_ATTENDUE = gabarit(
  "attestation_attendue",
  ["R5151-17", "D5151-15"],
  "Un responsable de l'organisme doit encore attester ces heures, au plus tard le {dateLimite}. Vous pouvez le lui rappeler.",
);
export const ARTICLE_200_INCONNU = gabarit(
  "article_200_inconnu",
  "L5151-9 6° a",
  "Il reste à confirmer que l'ensemble des activités de l'association relève de l'article 200 du code général des impôts. L'association peut le confirmer jusqu'au {dateLimite}.",
);
export const ARTICLE_200_NON_CONFIRME = gabarit(
  "article_200_non_confirme",
  "L5151-9 6° a",
  "Personne n'a confirmé avant le {dateLimite} que l'ensemble des activités de l'association relève de l'article 200 du code général des impôts : ces {mesure} ne comptent pas.",
);
export const ASSOCIATION_A_DECLARER = gabarit(
  "association_a_declarer",
  "L5151-9 6° a",
  "L'association n'est pas encore déclarée : elle devra l'être depuis {seuil} au jour regardé.",
);
export const ANNEE_EN_COURS = gabarit(
  "annee_en_cours",
  ITEMS,
  "{sujet} : {mesure} pour l'instant, pour un minimum de {seuil}. Il vous manque {manque}, à faire au plus tard le {dateFin}.",
);
export const ENGAGEMENT_EN_COURS = gabarit(
  "engagement_en_cours",
  ITEMS,
  "Le minimum de {seuil} sera atteint le {dateAtteinte} si votre engagement va jusque-là.",
);
export const ARRETE_ATTENDU = gabarit(
  "arrete_attendu",
  "D5151-14 II",
  "L'arrêté qui vous nomme n'a pas encore été notifié : le droit naîtra de cette notification. Votre service d'incendie et de secours vous l'adressera.",
);
export const SIGNATURE_ATTENDUE = gabarit(
  "signature_attendue",
  ["D5151-14 I 4°", "D5151-14 I 9°"],
  "L'engagement n'est pas encore signé : sa signature ouvrira le droit.",
);
export const ACCORD_A_APPLIQUER = gabarit(
  "accord_a_appliquer",
  "L5151-9 7°",
  "L'accord « {accord} » fixe la durée et le montant du droit. Votre branche doit transmettre ce qu'il prévoit.",
);
