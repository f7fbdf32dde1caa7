// Garder les formations d'un fichier, et dire de chacune si sa certification permet de la financer.
import { type DateCivile, ecrireDate } from "../../../socle/valeurs/date-civile.js";
import type { Contexte } from "../../contexte.js";
import { enregistrerFormations } from "../enregistrer-formations.js";
import { peutFormerDesBenevoles } from "../formateurs.sql.js";
import type { FormationDonnee } from "../offre.js";
import { type EtatCertification, trouverEtats } from "./certifications.sql.js";
import type { FauteImport } from "./faute.js";
import { doublon, type Filiere, type Reponse } from "./filiere.js";
import { Vus } from "./vus.js";

/** Pour qui le fichier est lu : l'organisme qui envoie sa propre offre et son SIRET, ou l'exploitant (null). */
export type Expediteur = { readonly organismeId: string; readonly siret: string } | null;

function remarqueSur(fiche: string, etat: EtatCertification | undefined, aujourdhui: DateCivile): FauteImport | null {
  const commun = { champ: null, avertissement: true } as const;
  if (etat === undefined) return { code: "certification_inconnue", details: { fiche }, ...commun };
  if (etat.fin !== null && etat.fin < aujourdhui)
    return { code: "certification_expiree", details: { fiche, fin: ecrireDate(etat.fin) }, ...commun };
  return etat.active ? null : { code: "certification_inactive", details: { fiche }, ...commun };
}

/** CléA se reconnaît à sa fiche mieux qu'au fichier qui l'offre. */
function selonSaFiche(formation: FormationDonnee, etat: EtatCertification | undefined): FormationDonnee {
  return formation.type === "repertoire_specifique" && etat?.clea === true ? { ...formation, type: "clea" } : formation;
}

/** Caractères d'une session ou d'une action, environ. */
const POIDS_D_UN_ELEMENT = 200;

function peser({ objectif, contenu, resultats, prerequis, actions }: FormationDonnee): number {
  const elements = actions.reduce((total, { sessions }) => total + 1 + sessions.length, 1);
  return objectif.length + contenu.length + resultats.length + prerequis.length + elements * POIDS_D_UN_ELEMENT;
}

async function garder(
  ctx: Contexte,
  formations: readonly FormationDonnee[],
  { importId, expediteur }: { importId: string; expediteur: Expediteur },
): Promise<Reponse[]> {
  const codes = formations.flatMap(({ certification }) => (certification === null ? [] : [certification]));
  const etats = new Map((await trouverEtats(ctx.base, [...new Set(codes)])).map((etat) => [etat.code, etat]));
  // Ce que l'exploitant importe lui-même vaut autorisation.
  const benevoles = expediteur === null || (await peutFormerDesBenevoles(ctx.base, expediteur.siret));
  const permise = ({ type }: FormationDonnee) => benevoles || type !== "benevoles_volontaires";
  const siennes = formations.filter((une) => (expediteur === null || une.siret === expediteur.siret) && permise(une));
  const enregistrees = await enregistrerFormations(ctx, {
    formations: siennes.map((formation) => selonSaFiche(formation, etats.get(formation.certification ?? ""))),
    importId,
    ...(expediteur === null ? {} : { organismeId: expediteur.organismeId }),
  });
  const issues = new Map(siennes.map((formation, rang) => [formation, enregistrees[rang]?.issue ?? "inchangee"]));
  return formations.map((formation) => {
    const issue = issues.get(formation);
    if (issue === undefined && formation.siret === expediteur?.siret)
      return { issue: "rejetee", fautes: [{ code: "benevoles_non_autorise", champ: null }] };
    if (issue === undefined) {
      const details = { valeur: formation.siret, attendu: expediteur?.siret ?? "" };
      return { issue: "rejetee", fautes: [{ code: "autre_organisme", champ: null, details }] };
    }
    const { certification } = formation;
    const remarque = certification === null ? null : remarqueSur(certification, etats.get(certification), ctx.horloge.aujourdhui());
    return remarque === null ? { issue } : { issue, fautes: [remarque] };
  });
}

/**
 * Une formation dont la certification est inconnue est gardée : elle se lit, sans pouvoir être demandée, et le deviendra dès que la fiche
 * arrivera, sans renvoyer le fichier.
 */
export function filiereFormations(lire: Filiere<FormationDonnee>["lire"], expediteur: Expediteur): Filiere<FormationDonnee> {
  const vus = new Vus();
  return {
    lire,
    noter: ({ source, siret, numero }) =>
      vus.ajouter(`${source} ${siret} ${numero}`) ? null : { issue: "rejetee", fautes: [doublon(numero)] },
    peser,
    garder: (ctx, formations, importId) => garder(ctx, formations, { importId, expediteur }),
    // Un fichier peut n'être qu'une part de l'offre : ce qu'il ne nomme pas reste.
    retirer: async () => 0,
  };
}
