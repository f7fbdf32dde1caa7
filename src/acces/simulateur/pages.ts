// Les pages du simulateur : choisir qui l'on est, ou refuser. Du HTML simple, sans script.
import type { PersonneSimulee, ResponsableSimule } from "./personnes.js";

/** Une ligne du choix : ce qui s'envoie, et ce qui s'en dit. */
export interface Proposition {
  readonly cle: string;
  readonly nom: string;
  readonly detail: string;
}

export interface PageChoix {
  readonly service: string;
  readonly action: string;
  readonly propositions: readonly Proposition[];
  /** Niveaux que l'on peut faire rendre, le premier étant celui du service. */
  readonly niveaux: readonly string[];
}

const STYLE = `
:root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:44rem;padding:1rem;overflow-wrap:anywhere}
*{box-sizing:border-box;min-width:0}
.bandeau{border:2px dashed currentColor;padding:.75rem 1rem}
ul{list-style:none;padding:0;display:grid;gap:.75rem}
button{font:inherit;text-align:left;width:100%;min-height:44px;padding:.75rem 1rem;border:1px solid currentColor;border-radius:.5rem;background:Canvas;color:CanvasText;cursor:pointer}
button:hover{text-decoration:underline}
:focus-visible{outline:3px solid #1a6b4a;outline-offset:3px}
fieldset{border:1px solid currentColor;border-radius:.5rem;margin:1.5rem 0}
legend,strong{font-weight:700}
label{display:inline-block;padding:.5rem 1rem .5rem 0}
.detail{display:block}
`;

/** Met un texte hors d'état d'être lu comme du HTML. */
export function echapper(texte: string): string {
  return texte.replace(/&/gu, "&amp;").replace(/</gu, "&lt;").replace(/>/gu, "&gt;").replace(/"/gu, "&quot;").replace(/'/gu, "&#39;");
}

function document(titre: string, contenu: string): string {
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${echapper(titre)}</title><style>${STYLE}</style></head>
<body><main><p class="bandeau"><strong>Démonstration.</strong> Ce site imite un service de connexion ; il n'en est pas un, et ces personnes n'existent pas.</p>
${contenu}</main></body></html>`;
}

function niveauxHtml(niveaux: readonly string[]): string {
  const choix = niveaux.map(
    (niveau, rang) => `<label><input type="radio" name="acr" value="${niveau}"${rang === 0 ? " checked" : ""}> ${niveau}</label>`,
  );
  return `<fieldset><legend>Niveau d'identité rendu au service</legend>${choix.join("")}</fieldset>`;
}

/** Page où l'on choisit la personne avec laquelle continuer. */
export function pageChoix({ service, action, propositions, niveaux }: PageChoix): string {
  const lignes = propositions.map(
    ({ cle, nom, detail }) =>
      `<li><button type="submit" name="personne" value="${echapper(cle)}"><strong>${echapper(nom)}</strong><span class="detail">${echapper(detail)}</span></button></li>`,
  );
  return document(
    `Choisir une personne – ${service}`,
    `<h1>${echapper(service)}</h1><p>Avec quelle personne voulez-vous continuer ?</p>
<form method="post" action="${echapper(action)}"><ul>${lignes.join("")}</ul>${niveauxHtml(niveaux)}
<button type="submit" name="refuser" value="oui">Refuser et revenir au service</button></form>`,
  );
}

/** Page montrée quand la demande ne peut pas être suivie (aller-retour périmé, adresse inconnue). */
export function pageErreur(service: string, phrase: string): string {
  return document(
    `Erreur – ${service}`,
    `<h1>${echapper(service)}</h1><p>${echapper(phrase)}</p><p>Revenez au service et recommencez la connexion.</p>`,
  );
}

/** Page qui confirme la déconnexion ; `formulaire` vient du fournisseur, déjà composé. */
export function pageDeconnexion(service: string, formulaire: string): string {
  return document(
    `Se déconnecter – ${service}`,
    `<h1>${echapper(service)}</h1><p>Vous êtes déconnecté du compte d'engagement citoyen. Se déconnecter aussi d'ici ?</p>${formulaire.replaceAll("op.logoutForm", "sortie")}
<ul><li><button type="submit" form="sortie" name="logout" value="yes">Se déconnecter et revenir au service</button></li></ul>`,
  );
}

/** Le numéro écrit comme sur une carte : 2 88 05 35 238 217 42. */
function enGroupes(nir: string): string {
  return nir.replace(/^(.)(..)(..)(..)(...)(...)(..)$/u, "$1 $2 $3 $4 $5 $6 $7");
}

/** Proposition d'une personne : son numéro, inventé, est montré parce que la première connexion le demande. */
export function propositionPersonne(personne: PersonneSimulee): Proposition {
  const nom = `${personne.prenoms[0] ?? ""} ${personne.nomUsage === "" ? personne.nomNaissance : personne.nomUsage}`;
  return { cle: personne.cle, nom, detail: `${personne.situation}. Numéro de sécurité sociale inventé : ${enGroupes(personne.nir)}` };
}

export function propositionResponsable(responsable: ResponsableSimule): Proposition {
  return {
    cle: responsable.cle,
    nom: `${responsable.prenom} ${responsable.nom}`,
    detail: `${responsable.fonction}. ${responsable.siret === null ? "Sans SIRET" : `SIRET ${responsable.siret}`}, ${responsable.courriel}`,
  };
}
