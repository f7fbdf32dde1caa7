// Les refus de l'API elle-même, et leurs phrases.
import { ecrireTaille, type PhraseRefus } from "./phrase.js";

export const REFUS_API = [
  "api/jeton-absent",
  "api/jeton-refuse",
  "api/portee-manquante",
  "api/quota-depasse",
  "api/demande-invalide",
  "api/corps-trop-grand",
  "api/type-refuse",
  "api/cle-manquante",
  "api/curseur-invalide",
  "api/introuvable",
  "api/panne",
] as const;
type CodeApi = (typeof REFUS_API)[number];

export const PHRASES_API: Record<CodeApi, PhraseRefus> = {
  "api/jeton-absent": {
    statut: 401,
    phrase: () => "La demande ne porte pas de jeton.",
    conduite: () => "Obtenez un jeton à /api/jetons avec la clé de votre logiciel, puis envoyez-le : « Authorization: Bearer … ».",
  },
  "api/jeton-refuse": {
    statut: 401,
    phrase: () => "Ce jeton ne vaut pas, ou ne vaut plus.",
    conduite: () =>
      "Demandez-en un autre : un jeton dure dix minutes, et cesse de valoir si sa clé est retirée ou le raccordement révoqué.",
  },
  "api/portee-manquante": {
    statut: 403,
    phrase: (d) => `Ce jeton n'a pas la portée « ${String(d["portee"])} ».`,
    conduite: () =>
      "Demandez cette portée avec le jeton (scope). Si le raccordement ne l'a pas, un responsable de l'organisme en crée un qui l'a.",
  },
  "api/quota-depasse": {
    statut: 429,
    phrase: (d) => `Trop de demandes : ${String(d["maximum"])} par ${String(d["secondes"])} secondes au plus.`,
    conduite: (d) =>
      `Recommencez dans ${String(d["dans"])} secondes ; l'en-tête Retry-After le dit aussi. Rien de ce qui est reçu n'est perdu.`,
  },
  "api/demande-invalide": {
    statut: 400,
    phrase: (d) => `La demande n'a pas la forme attendue : ${String(d["fautes"])}.`,
    conduite: () => "Corrigez ce qui est nommé ; la forme attendue est décrite à /api/openapi.json.",
  },
  "api/corps-trop-grand": {
    statut: 413,
    phrase: (d) => `Le fichier dépasse ${ecrireTaille(d["maximum"])}.`,
    conduite: () =>
      "Coupez-le en plusieurs lots : chaque ligne vaut seule, et l'ordre des lots ne compte pas. Rien n'a été gardé de cet envoi.",
  },
  "api/type-refuse": {
    statut: 415,
    phrase: (d) => `Le type « ${String(d["type"])} » n'est pas reçu ici.`,
    conduite: (d) => `Envoyez le fichier tel quel, avec l'en-tête Content-Type : ${String(d["attendus"])}.`,
  },
  "api/cle-manquante": {
    statut: 400,
    phrase: () => "L'en-tête Idempotency-Key manque, ou n'a pas de 1 à 200 caractères visibles.",
    conduite: () =>
      "Donnez une clé neuve par fichier (un UUID) et gardez-la : renvoyer la même demande avec la même clé rend le même lot, sans rien refaire.",
  },
  "api/curseur-invalide": {
    statut: 400,
    phrase: () => "Le paramètre « apres » n'est pas un curseur de cette liste.",
    conduite: () => "Reprenez la liste depuis son début, et suivez l'en-tête Link (rel=\"next\") sans en changer l'adresse.",
  },
  "api/introuvable": {
    statut: 404,
    phrase: () => "Rien n'est à cette adresse.",
    conduite: () => "Vérifiez l'adresse et la méthode : elles sont décrites à /api/openapi.json.",
  },
  "api/panne": {
    statut: 500,
    phrase: (d) => `Le service a rencontré une panne, enregistrée sous le numéro ${String(d["incident"])}.`,
    conduite: () => "Renvoyez la même demande dans quelques minutes, avec la même Idempotency-Key : elle ne sera pas faite deux fois.",
  },
};
