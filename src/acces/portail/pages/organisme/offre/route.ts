// Routes de l'offre d'un organisme de formation : la voir, envoyer un fichier, télécharger un exemple.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { h } from "preact";
import { importerCatalogue, lireFormateur, listerFormationsDe, listerImports } from "../../../../../metier/catalogue/index.js";
import { listerDossiersOrganisme } from "../../../../../metier/dossiers/index.js";
import { ETATS_FINAUX } from "../../../../../regles/dossier/index.js";
import { RACINE } from "../../../../../socle/racine.js";
import { Refus } from "../../../../../socle/refus.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { montrerRefus, tenter } from "../../titulaire/refus.js";
import { organismeDe } from "../organisme.js";
import { cheminFichier } from "./chemins.js";
import { routes as fichier } from "./fichier/route.js";
import { routes as formation } from "./formation/route.js";
import { PageOffre, type VueOffre } from "./page.js";

const ACTION = "gerer_offre";
const CHEMIN = "/organisme/:id/offre";

async function compterDemandes(demande: Demande, organismeId: string): Promise<ReadonlyMap<string, number>> {
  const nombres = new Map<string, number>();
  for (const { formationId, etat } of await listerDossiersOrganisme(demande.ctx, { organismeId })) {
    if (!ETATS_FINAUX.has(etat)) nombres.set(formationId, (nombres.get(formationId) ?? 0) + 1);
  }
  return nombres;
}

type Issue = Pick<VueOffre, "erreurFichier" | "refus">;

async function montrer(demande: Demande, issue: Issue = { erreurFichier: null, refus: null }): Promise<Reponse> {
  const { ctx, jeton } = demande;
  const organisme = await organismeDe(demande);
  const { suspension } = await lireFormateur(ctx, organisme.id);
  const vue: VueOffre = {
    ...{ jeton, organisme, aujourdhui: ctx.horloge.aujourdhui(), suspension },
    formations: await listerFormationsDe(ctx, organisme.id),
    demandes: await compterDemandes(demande, organisme.id),
    imports: await listerImports(ctx, { organismeId: organisme.id }),
    ...issue,
  };
  const statut = issue.erreurFichier === null && issue.refus === null ? 200 : 422;
  return page(`Offre – ${organisme.nom}`, h(PageOffre, { vue }), statut);
}

/** Un refus qui porte sur le fichier se dit à côté de son champ ; un autre, en tête de page. */
function issueDe(refus: Refus): Issue {
  const montre = montrerRefus(refus);
  if (refus.code.startsWith("portail/fichier-")) return { erreurFichier: `${montre.phrase} ${montre.conduite}`, refus: null };
  return { erreurFichier: null, refus: montre };
}

async function envoyer(demande: Demande): Promise<Reponse> {
  const { reception, ctx } = demande;
  if (reception === undefined) throw new Error("Un fichier d'offre se reçoit par une route de téléversement.");
  const { base, fichier: recu } = reception;
  if (recu === null) return montrer(demande, issueDe(new Refus("portail/fichier-absent")));
  const organismeId = demande.parametres["id"] ?? "";
  const { horloge, acteur } = ctx;
  // Le document dit lui-même s'il est LHEO ou EDOF.
  const envoi = { horloge, acteur, format: "lheo", nom: recu.nom, flux: recu.flux, organismeId } as const;
  const issue = await tenter(() => importerCatalogue(base, envoi));
  return "refus" in issue ? montrer(demande, issueDe(issue.refus)) : rediriger(cheminFichier(organismeId, issue.fait.id));
}

const SIRET_EN_BALISE = /<SIRET>\d{14}<\/SIRET>/gu;

/** L'exemple au SIRET de l'organisme : il passe tel quel. */
async function telechargerExemple(demande: Demande, format: "lheo" | "edof"): Promise<Reponse> {
  const { siret } = await lireFormateur(demande.ctx, demande.parametres["id"] ?? "");
  const exemple = await readFile(join(RACINE, "donnees", "exemples-offre", `offre-${format}.xml`), "utf8");
  const octets = exemple.replaceAll(SIRET_EN_BALISE, `<SIRET>${siret}</SIRET>`);
  return { genre: "fichier", type: "application/xml; charset=utf-8", nom: `exemple-${format}.xml`, octets };
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: ACTION, traiter: (demande) => montrer(demande) },
  { methode: "POST", genre: "televersement", toutType: true, chemin: `${CHEMIN}/fichiers`, action: ACTION, traiter: envoyer },
  { methode: "GET", chemin: `${CHEMIN}/exemple-lheo.xml`, action: ACTION, traiter: (demande) => telechargerExemple(demande, "lheo") },
  { methode: "GET", chemin: `${CHEMIN}/exemple-edof.xml`, action: ACTION, traiter: (demande) => telechargerExemple(demande, "edof") },
  ...fichier,
  ...formation,
];
