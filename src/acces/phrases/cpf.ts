// Les phrases des refus du second compteur.
import type { CodeCpf } from "../../metier/cpf/index.js";
import type { DetailsRefus } from "../../socle/refus.js";
import { ecrireMontant } from "../../socle/valeurs/montant.js";
import type { PhraseRefus } from "./phrase.js";

const COMPTEURS: Readonly<Record<string, string>> = {
  centimes: "Votre compte personnel de formation a",
  heures: "Votre compte personnel de formation a",
  dotation: "Cette dotation a",
  versement: "Ce versement a encore",
};

function combien(details: DetailsRefus, nom: string): string {
  const valeur = details[nom];
  if (typeof valeur !== "number") return "une somme inconnue";
  return details["compteur"] === "heures" ? `${(valeur / 100).toString().replace(".", ",")} h` : ecrireMontant(valeur);
}

export const PHRASES_CPF: Record<CodeCpf, PhraseRefus> = {
  "cpf/solde-insuffisant": {
    statut: 409,
    phrase: (d) =>
      `${COMPTEURS[String(d["compteur"])] ?? "Ce compte a"} ${combien(d, "disponible")} disponibles : c'est moins que ${combien(d, "demande")}.`,
    conduite: () => "Demandez moins, ou attendez qu'une réservation en cours soit annulée : elle vous sera rendue.",
    article: "L6323-4",
  },
  "cpf/somme-invalide": {
    statut: 422,
    phrase: () => "Une somme s'écrit en euros et centimes, des heures avec deux décimales au plus, et l'une au moins n'est pas nulle.",
    conduite: () => "Corrigez la somme puis recommencez : rien n'a été inscrit.",
  },
  "cpf/cle-reutilisee": {
    statut: 409,
    phrase: () => "Cette opération a déjà été inscrite, avec un autre contenu.",
    conduite: () => "Rien n'a été changé. Relisez le dossier : s'il n'est pas juste, demandez-en la correction.",
  },
  "cpf/reservation-inconnue": {
    statut: 404,
    phrase: () => "Cette réservation n'est pas dans ce compte.",
    conduite: () => "Revenez au dossier : il porte la bonne.",
  },
  "cpf/reservation-deja-reglee": {
    statut: 409,
    phrase: () => "Cette réservation a déjà été réglée : elle ne l'est qu'une fois.",
    conduite: () => "Rouvrez le dossier pour voir ce qui a été utilisé ou rendu.",
  },
  "cpf/reservation-non-executee": {
    statut: 409,
    phrase: () => "Rien n'a encore été utilisé : il n'y a rien à rembourser.",
    conduite: () => "Annulez la réservation : la somme vous reviendra.",
  },
  "cpf/remboursement-excessif": {
    statut: 409,
    phrase: () => "Le remboursement dépasse ce qui a été utilisé et n'a pas encore été rendu.",
    conduite: () => "Demandez au plus ce qui reste à rendre.",
  },
};
