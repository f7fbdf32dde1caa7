// Le catalogue ouvert de Mon Compte Formation : ses anciens et nouveaux noms de colonnes, et ce qu'il dit de chaque formation.

import { montrable } from "../../../socle/fichier/texte-de-faute.js";
import { lireSiret } from "../../../socle/valeurs/siret.js";
import type { ActionDonnee, FormationDonnee, Modalite, TypeAuCatalogue } from "../offre.js";
import type { LigneLue } from "./faute.js";
import { exigerColonnes, type LigneTable, type LireLigne, lireTable } from "./lire-table.js";
import { lireEuros, lireFiche, lireHeures, lireNiveau } from "./lire-valeur.js";

/** Ce que l'export écrit quand il n'y a pas de code. */
const SANS_CODE = new Set(["", "-1", "0"]);

function code(ligne: LigneTable, ...noms: readonly string[]): string {
  const texte = ligne.texte(...noms).replace(/\.0$/u, "");
  return SANS_CODE.has(texte) ? "" : texte;
}

/** Fiche d'un répertoire, que le code soit nu (« 35233 ») ou entier (« RNCP35233 ») ; null si aucun code n'est donné. */
function ficheDu(ligne: LigneTable, prefixe: "RNCP" | "RS", noms: readonly string[]): string | null {
  const texte = code(ligne, ...noms);
  if (texte === "") return null;
  const fiche = lireFiche(/^\d+$/u.test(texte) ? `${prefixe}${texte}` : texte);
  return fiche ?? ligne.rejeter("fiche_illisible", noms[0] ?? null, { valeur: montrable(texte) });
}

/** Ce qui suit « permis de conduire, catégorie » : la lettre y est en majuscule, « de » n'est pas le permis DE. */
const APRES_PERMIS = /permis(?:\s+de\s+conduire)?\W*(?:(?:de\s+la\s+)?cat(?:[ée]gories?|\.)?\W*)?(.*)/isu;
const LOURD = /^(?:C1?E?|D1?E?)(?![\p{L}\d'’])|poids lourds?|transports? en commun|groupe lourd/u;
const LEGER = /^(?:A[12]?|B1|BE?|B96)(?![\p{L}\d'’])|groupe l[ée]ger|v[ée]hicules? l[ée]gers?|\b(?:voiture|moto)\b/u;

/** Ce que finance la loi sans code de répertoire, reconnu à l'intitulé ; null s'il n'en dit rien. */
function typeParIntitule(intitule: string): TypeAuCatalogue | null {
  if (/\bbilan de comp[ée]tences/iu.test(intitule)) return "bilan_competences";
  if (/validation des acquis|\bvae\b/iu.test(intitule)) return "vae";
  const categorie = APRES_PERMIS.exec(intitule)?.[1];
  if (categorie === undefined) return null;
  if (LOURD.test(categorie)) return "permis_lourd";
  return LEGER.test(categorie) ? "permis_leger" : null;
}
const CREATION = /cr[ée]at(?:ion|eurs?)\s+(?:ou|et)?\s*(?:de\s+|la\s+)?(?:reprise|repreneurs?)?\s*(?:d['’]\s*)?entreprises?/iu;
const CLEA = /\bcl[ée]a\b/iu;

interface Visee {
  readonly type: TypeAuCatalogue;
  readonly certification: string | null;
}

/** À quoi la formation mène ; null, avec sa faute, si la ligne ne le dit pas ou si la loi ne le finance pas. */
function viseeDe(ligne: LigneTable): Visee | null {
  const rncp = ficheDu(ligne, "RNCP", ["code_rncp"]);
  if (rncp !== null) return { type: "rncp", certification: rncp };
  const rs = ficheDu(ligne, "RS", ["code_rs", "code_inventaire"]);
  const intitules = [ligne.texte("intitule_certification"), ligne.texte("intitule_formation")];
  if (rs !== null) return { type: CLEA.test(intitules[0] ?? "") ? "clea" : "repertoire_specifique", certification: rs };
  if (ligne.rejetee) return null;
  for (const intitule of intitules) {
    const type = typeParIntitule(intitule);
    if (type !== null) return { type, certification: null };
    if (CREATION.test(intitule)) return ligne.rejeter("creation_entreprise", "intitule_certification");
  }
  return ligne.rejeter("certification_absente", "code_rncp");
}

/** Le prix moyen d'une formation à plusieurs actions, à défaut le plus bas, à défaut le plus haut. */
const PRIX = ["frais_ttc_tot_mean", "frais_ttc_tot_min", "frais_ttc_tot_max"] as const;
const HEURES = ["nombre_heures_total_mean", "nombre_heures_total_min", "nombre_heures_total_max"] as const;

function prixDe(ligne: LigneTable): number {
  const texte = ligne.texte(...PRIX);
  if (texte === "") return ligne.rejeter("prix_absent", PRIX[0]) ?? 0;
  return lireEuros(texte) ?? ligne.rejeter("prix_illisible", PRIX[0], { valeur: montrable(texte) }) ?? 0;
}

function heuresDe(ligne: LigneTable): number {
  const texte = ligne.texte(...HEURES);
  if (texte === "") return 0;
  return lireHeures(texte) ?? ligne.avertir("heures_illisibles", HEURES[0], { valeur: montrable(texte) }) ?? 0;
}

function modaliteDe(ligne: LigneTable): Modalite {
  const sessions = Number(ligne.texte("nb_session_active")) || 0;
  const distantes = Number(ligne.texte("nb_session_a_distance")) || 0;
  if (distantes <= 0) return "presentiel";
  return distantes >= sessions ? "distance" : "mixte";
}

/** Codes d'une liste de colonnes ; celui qui n'a pas sa forme est ôté, et la ligne le dit. */
function codes(ligne: LigneTable, racine: string, { forme, dite }: { forme: RegExp; dite: string }): string[] {
  const lus: string[] = [];
  for (let rang = 1; rang <= 5; rang += 1) {
    const champ = `${racine}_${rang}`;
    const texte = code(ligne, champ);
    if (texte === "") continue;
    if (forme.test(texte)) lus.push(texte);
    else ligne.avertir("code_illisible", champ, { valeur: montrable(texte), forme: dite });
  }
  return lus;
}

/** Le fichier ne dit ni lieu précis ni session : une action par formation, que l'on peut lire sans pouvoir la dater. */
function actionDe(ligne: LigneTable): ActionDonnee {
  return {
    numero: "1",
    modalite: modaliteDe(ligne),
    entreesPermanentes: false,
    adresse: ligne.texte("nom_departement"),
    codePostal: null,
    commune: "",
    prix: prixDe(ligne),
    heures: heuresDe(ligne),
    accessible: false,
    accesHandicap: "",
    langue: "fr",
    sessions: [],
  };
}

function siretDe(ligne: LigneTable): string {
  const texte = ligne.exiger("siret_of", "siret");
  if (texte === "") return "";
  return lireSiret(texte) ?? ligne.rejeter("siret_illisible", "siret_of", { valeur: montrable(texte) }) ?? "";
}

const lireLigne: LireLigne<FormationDonnee> = (ligne) => {
  const siret = siretDe(ligne);
  const numero = ligne.exiger("numero_formation");
  const intitule = ligne.exiger("intitule_formation", "intitule_certification");
  const visee = viseeDe(ligne);
  const action = actionDe(ligne);
  const cle = numero || siret;
  if (visee === null) return { cle, valeur: null };
  const valeur: FormationDonnee = {
    source: "mcf",
    siret,
    organismeNom: ligne.texte("nom_of"),
    numero,
    intitule,
    objectif: ligne.texte("objectif_formation"),
    contenu: ligne.texte("contenu_formation", "points_forts"),
    resultats: ligne.texte("resultats_attendus_formation"),
    prerequis: "",
    prerequisAVerifier: false,
    ...visee,
    blocs: [],
    niveauSortie: lireNiveau(ligne.texte("libelle_niveau_sortie_formation")),
    formacodes: codes(ligne, "code_formacode", { forme: /^\d{5}$/u, dite: "Un FORMACODE a cinq chiffres." }),
    romes: codes(ligne, "code_rome", { forme: /^[A-N]\d{4}$/u, dite: "Un code ROME est une lettre de A à N et quatre chiffres." }),
    publics: [],
    roles: [],
    url: null,
    actions: [action],
  };
  return { cle, valeur };
};

/** Lit l'export CSV du catalogue de Mon Compte Formation, dans ses colonnes d'hier ou d'aujourd'hui. */
export function lireMcf(flux: AsyncIterable<Uint8Array>): AsyncGenerator<LigneLue<FormationDonnee>> {
  return lireTable(flux, (colonnes) => {
    exigerColonnes(colonnes, [
      ["numero_formation"],
      ["siret_of", "siret"],
      ["intitule_formation"],
      ["code_rncp"],
      ["code_rs", "code_inventaire"],
      ["frais_ttc_tot_mean", "frais_ttc_tot_min"],
    ]);
    return lireLigne;
  });
}
