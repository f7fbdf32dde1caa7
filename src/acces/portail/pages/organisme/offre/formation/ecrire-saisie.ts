// D'une formation à son formulaire, et des fautes du contrôle à des phrases posées sur leurs champs.
import type { FauteSaisie, Formation } from "../../../../../../metier/catalogue/index.js";
import { phraseDeFauteSaisie } from "../../../../../phrases/catalogue.js";
import { ecrireMontantTape } from "../../../titulaire/formations/montant.js";
import type { ErreurChamp } from "../../../titulaire/saisie.js";

const oui = (vrai: boolean) => (vrai ? "oui" : "");

/** Les champs du formulaire, remplis de la formation telle qu'elle est au catalogue. */
export function corpsDe(formation: Formation): Readonly<Record<string, string>> {
  const { intitule, objectif, contenu, resultats, prerequis, prerequisAVerifier, type, certification, blocs, url } = formation;
  const corps: Record<string, string> = {
    ...{ intitule, objectif, contenu, resultats, prerequis, type, url: url ?? "", blocs: blocs.join(", ") },
    prerequisAVerifier: oui(prerequisAVerifier),
    certification: certification?.code ?? "",
    lieux: String(Math.max(1, formation.actions.length)),
  };
  for (const un of formation.publics) corps[`publics.${un}`] = "oui";
  for (const un of formation.roles) corps[`roles.${un}`] = "oui";
  for (const [rang, action] of formation.actions.entries()) {
    const { numero, modalite, adresse, commune, accesHandicap } = action;
    const champs = {
      ...{ numero, modalite, adresse, commune, accesHandicap, codePostal: action.codePostal ?? "" },
      prix: ecrireMontantTape(action.prix),
      heures: action.heures.toString().replace(".", ","),
      accessible: oui(action.accessible),
      entreesPermanentes: oui(action.entreesPermanentes),
    };
    for (const [champ, valeur] of Object.entries(champs)) corps[`actions.${rang}.${champ}`] = valeur;
  }
  return corps;
}

/** Nom de chaque champ, tel que son libellé le dit. */
const NOMS: Readonly<Record<string, string>> = {
  type: "Genre de formation",
  intitule: "Intitulé",
  objectif: "Objectif",
  contenu: "Contenu",
  resultats: "Ce qu'on sait faire après",
  prerequis: "Prérequis",
  certification: "Code de la certification",
  blocs: "Blocs visés",
  publics: "Public",
  roles: "Rôles",
  url: "Page de la formation",
  modalite: "Sur place ou à distance",
  entreesPermanentes: "Dates",
  adresse: "Adresse",
  codePostal: "Code postal",
  commune: "Commune",
  prix: "Prix",
  heures: "Durée",
  accesHandicap: "Accueil des personnes handicapées",
  debut: "Premier jour",
  fin: "Dernier jour",
  places: "Places",
};

const SESSIONS = /^(actions\.\d+)\.sessions$/u;
const ACTIONS = /^actions$/u;

/** Champ du formulaire qui porte la faute : une liste entière se dit sur le premier champ qui la compose. */
function champDuFormulaire(champ: string): string {
  return champ.replace(ACTIONS, "actions.0.modalite").replace(SESSIONS, "$1.entreesPermanentes");
}

const AUTRES_FAUTES: Readonly<Record<string, string>> = { type_manque: "Choisissez un des genres que le compte peut payer." };

/** Les fautes à montrer, une par champ, la première gagne. */
export function erreursDesFautes(fautes: readonly FauteSaisie[]): ErreurChamp[] {
  const erreurs = new Map<string, ErreurChamp>();
  for (const { champ, faute } of fautes) {
    const montre = champDuFormulaire(champ);
    if (erreurs.has(montre)) continue;
    const phrase = AUTRES_FAUTES[faute] ?? phraseDeFauteSaisie(faute);
    const nom = NOMS[montre.split(".").at(-1) ?? ""];
    erreurs.set(montre, {
      champ: montre,
      phrase: nom === undefined ? phrase : `${nom} : ${phrase.charAt(0).toLowerCase()}${phrase.slice(1)}`,
    });
  }
  return [...erreurs.values()];
}
