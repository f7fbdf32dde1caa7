// Les phrases des refus du contexte depots.
import type { CodeDepots } from "../../metier/depots/refus.js";
import { ecrireTaille, type PhraseRefus } from "./phrase.js";

export const PHRASES_DEPOTS: Record<CodeDepots, PhraseRefus> = {
  "depots/lot-introuvable": {
    statut: 404,
    phrase: () => "Aucun dépôt de votre organisme ne porte cet identifiant.",
    conduite: () => "Reprenez-le depuis la liste de vos dépôts : les dépôts d'un autre organisme ne se lisent pas d'ici.",
  },
  "depots/ligne-introuvable": {
    statut: 404,
    phrase: () => "Aucune ligne déposée par votre organisme ne porte ce numéro.",
    conduite: () => "Vérifiez le numéro : c'est le champ « id_ligne » de votre fichier, à la lettre près.",
  },
  "depots/non-declarant": {
    statut: 403,
    phrase: () => "Votre organisme n'est autorisé à déclarer aucune activité aujourd'hui.",
    conduite: () =>
      "Demandez à l'exploitant une autorisation, en précisant l'activité et la date voulue ; déposez ensuite le même fichier.",
    article: "L5151-11",
  },
  "depots/fichier-vide": {
    statut: 422,
    phrase: () => "Le fichier reçu est vide.",
    conduite: () => "Choisissez le fichier à déposer : une ligne d'en-tête, puis une ligne par activité.",
  },
  "depots/fichier-trop-gros": {
    statut: 413,
    phrase: (d) => `Le fichier dépasse ${ecrireTaille(d["maximum"])}, la plus grande taille reçue en une fois.`,
    conduite: () => "Coupez-le en plusieurs fichiers, chacun avec son en-tête : une ligne envoyée deux fois ne compte qu'une fois.",
  },
  "depots/reception-interrompue": {
    statut: 400,
    phrase: () => "L'envoi s'est arrêté avant la fin du fichier : rien n'en a été gardé.",
    conduite: () => "Envoyez de nouveau le même fichier.",
  },
  "depots/cle-reutilisee": {
    statut: 422,
    phrase: () => "Cette clé d'idempotence a déjà servi pour un autre fichier.",
    conduite: () => "Tirez une clé neuve pour chaque fichier ; gardez la même seulement pour renvoyer le même.",
  },
  "depots/cle-invalide": {
    statut: 400,
    phrase: () => "La clé d'idempotence a de 1 à 200 caractères imprimables, et ne porte pas de numéro de sécurité sociale.",
    conduite: () => "Donnez par exemple un identifiant tiré au hasard (UUID).",
  },
  "depots/contenu-efface": {
    statut: 410,
    phrase: () => "Le contenu de ce fichier n'est plus gardé ; les réponses à ses lignes le sont.",
    conduite: () => "Reprenez la ligne dans votre propre logiciel, et envoyez-la corrigée avec un nouveau numéro de ligne.",
  },
  "depots/alerte-introuvable": {
    statut: 404,
    phrase: () => "Cette alerte n'est plus à examiner.",
    conduite: () => "Revenez à la liste des alertes ouvertes.",
  },
  "depots/raison-manquante": {
    statut: 422,
    phrase: () => "La décision doit dire pourquoi elle est prise.",
    conduite: () => "Écrivez la raison en une phrase : elle reste dans l'histoire.",
  },
};
