// Ce que seul le dépôt peut voir, une fois la ligne lue : le droit du déclarant, les autres envois, l'identité de la personne.
import type { TexteFaute } from "../../../socle/fichier/texte-de-faute.js";

export const FAUTES_DU_DEPOT = {
  fichier_sans_ligne: [
    "Un dépôt a une ligne au moins.",
    "Le fichier n'a que son en-tête.",
    "Vérifiez que l'export s'est terminé, puis déposez le fichier complet.",
  ],
  activite_non_autorisee: [
    "Un organisme déclare les seules activités pour lesquelles il est autorisé, le jour du dépôt.",
    "Votre organisme n'est pas autorisé à déclarer cette activité le {jour}.",
    "Demandez cette autorisation à l'exploitant, ou corrigez le code d'activité ; envoyez ensuite la ligne de nouveau.",
    "D5151-14 II",
  ],
  nir_non_autorise: [
    "Le numéro de sécurité sociale ne s'emploie que si l'autorisation du déclarant le prévoit.",
    "Votre organisme n'est pas autorisé à employer ce numéro ; il n'est gardé que dans votre fichier, chiffré, effacé après six mois.",
    "Videz la colonne nir et donnez tous les traits d'identité : nom de naissance, prénoms, sexe, date et lieu de naissance.",
    "R6323-37",
  ],
  siret_d_un_autre: [
    "Le SIRET du déclarant est celui de l'organisme qui dépose.",
    "Le SIRET {valeur} n'est pas celui de votre organisme.",
    "Corrigez la colonne, ou laissez-la vide. Chaque organisme dépose depuis son propre espace.",
  ],
  id_ligne_reutilise: [
    "Un numéro de ligne ne sert qu'une fois chez un déclarant.",
    "La ligne {valeur} a déjà été reçue, avec un autre contenu.",
    "Si c'est une autre activité, donnez-lui un numéro neuf ; si la première était fausse, envoyez une rectification qui la nomme en origine.",
  ],
  origine_introuvable: [
    "Une rectification ou une annulation nomme une ligne déjà acceptée.",
    "Aucune ligne acceptée de votre organisme ne porte le numéro {valeur}.",
    "Vérifiez id_ligne_origine ; si la ligne d'origine a été rejetée, envoyez une création.",
  ],
  origine_annulee: [
    "Une ligne annulée ne se rectifie ni ne s'annule plus.",
    "La ligne {valeur} a déjà été annulée.",
    "Pour la rétablir, envoyez une création avec un numéro de ligne neuf.",
  ],
} as const satisfies Record<string, TexteFaute>;

/** Pourquoi l'identité attend d'être départagée : d'après la ligne seule, jamais d'après les comptes qui existent. */
export const DOUTES = {
  nir_et_traits: [
    "Le numéro de sécurité sociale porte le sexe, l'année, le mois et le lieu de naissance.",
    "Le numéro et les traits d'identité de cette ligne ne vont pas ensemble.",
    "La ligne est gardée. Vérifiez le numéro et les traits, puis envoyez une rectification ; sinon l'exploitant départagera.",
  ],
  traits_incomplets: [
    "Sans numéro, une personne se reconnaît à tous ses traits : nom de naissance, prénoms, sexe, date exacte et lieu de naissance.",
    "Il manque un trait, ou la date de naissance est présumée.",
    "La ligne est gardée. Complétez-la par une rectification ; sinon l'exploitant départagera.",
  ],
} as const satisfies Record<string, TexteFaute>;

/** Réserves tirées des autres lignes du même déclarant : la ligne compte, son déclarant est averti. */
export const RESERVES_DU_DEPOT = {
  doublon_probable: [
    "Une activité se déclare une fois.",
    "La ligne {autre} dit la même chose de la même personne.",
    "La ligne est reçue. Si c'est la même activité, annulez l'une des deux.",
  ],
  periodes_qui_se_chevauchent: [
    "Deux engagements de même sorte se suivent d'ordinaire.",
    "La période recouvre celle de la ligne {autre}, pour la même personne.",
    "La ligne est reçue. Vérifiez les dates des deux lignes.",
  ],
  total_impossible: [
    "Une année a 366 jours au plus, et 24 heures par jour.",
    "Avec la ligne {autre}, le total de l'année {annee} atteint {valeur}.",
    "La ligne est reçue. Vérifiez les chiffres des deux lignes.",
  ],
  proposee_trop_tard: [
    "Les heures d'une année se déclarent par la personne au plus tard le 30 juin de l'année suivante.",
    "Cette date est passée : ces heures ne compteront pas.",
    "La ligne est reçue, et la personne la voit. Si elle avait déclaré ces heures à temps, elles comptent déjà.",
    "R5151-18",
  ],
  proposee_a_la_personne: [
    "Les heures de bénévolat et de réserve civique se déclarent par la personne elle-même.",
    "Ces heures sont proposées à la personne, qui les déclare au plus tard le 30 juin.",
    "La ligne est reçue. Dites à la personne de se connecter et de la confirmer avant cette date.",
    "R5151-16",
  ],
} as const satisfies Record<string, TexteFaute>;
