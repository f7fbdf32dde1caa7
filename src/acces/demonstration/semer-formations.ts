// Le catalogue de la démonstration : de vraies certifications, des organismes de formation inscrits ou non, leur offre, et un employeur.
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import {
  autoriserBenevoles,
  enregistrerFormations,
  importerCatalogue,
  referencerFormateur,
  suspendreFormateur,
} from "../../metier/catalogue/index.js";
import type { Contexte } from "../../metier/contexte.js";
import { ajouterResponsable, inscrireDeclarant } from "../../metier/organismes/index.js";
import type { Base } from "../../socle/base/base.js";
import { RACINE } from "../../socle/racine.js";
import { EMPLOYEUR_DEMONSTRATION, FORMATEURS_DEMONSTRATION } from "../simulateur/formateurs.js";
import type { ResponsableSimule } from "../simulateur/personnes.js";
import { formationsDeDemonstration } from "./formations.js";

/** Fichiers de France compétences dont le catalogue n'a pas l'usage. */
const SANS_USAGE = /_(CCN|VoixdAcces)_/u;
const FICHES_DE_DEMONSTRATION = ["certifications-demonstration.csv", "blocs-demonstration.csv"] as const;

/** Les fiches avant ce qui s'y rattache. */
async function fichiersDeCertifications(): Promise<string[]> {
  const noms = (await readdir(join(RACINE, "donnees", "rncp"))).filter((nom) => nom.endsWith(".csv") && !SANS_USAGE.test(nom));
  const reels = noms.sort((a, b) => Number(b.includes("_Standard_")) - Number(a.includes("_Standard_")) || (a < b ? -1 : 1));
  return [...reels.map((nom) => join("rncp", nom)), ...FICHES_DE_DEMONSTRATION];
}

async function importerCertifications(base: Base, { horloge, acteur }: Contexte): Promise<void> {
  for (const nom of await fichiersDeCertifications()) {
    const flux = createReadStream(join(RACINE, "donnees", nom));
    const bilan = await importerCatalogue(base, { horloge, acteur, format: "france_competences", nom, flux });
    if (bilan.etat !== "termine") throw new Error(`La démonstration n'a pas pu lire ${nom}.`);
  }
}

async function nommerResponsables(ctx: Contexte, organismeId: string, responsables: readonly ResponsableSimule[]): Promise<void> {
  for (const { courriel, nom, prenom, fonction } of responsables) {
    await ajouterResponsable(ctx, { organismeId, courriel, nom, prenom, fonction });
  }
}

async function inscrireFormateurs(ctx: Contexte): Promise<void> {
  for (const { siret, nom, codePostal, commune, numeroActivite, suspension, benevoles, responsables } of FORMATEURS_DEMONSTRATION) {
    if (responsables.length === 0) continue;
    const { organismeId } = await referencerFormateur(ctx, { siret, denomination: nom, numeroActivite, codePostal, ville: commune });
    await nommerResponsables(ctx, organismeId, responsables);
    if (benevoles !== null) await autoriserBenevoles(ctx, { siret, raison: benevoles });
    if (suspension !== null) await suspendreFormateur(ctx, { siret, raison: suspension });
  }
}

async function inscrireEmployeur(ctx: Contexte): Promise<void> {
  const { organisme } = await inscrireDeclarant(ctx, EMPLOYEUR_DEMONSTRATION);
  await nommerResponsables(ctx, organisme.id, EMPLOYEUR_DEMONSTRATION.responsables);
}

/** Sème le catalogue ; `base` ouvre ses transactions dans celle de `ctx`. */
export async function semerFormations(base: Base, ctx: Contexte): Promise<void> {
  await importerCertifications(base, ctx);
  // Inscrits d'abord : la recherche de leur offre ne se compose qu'une fois.
  await inscrireFormateurs(ctx);
  await inscrireEmployeur(ctx);
  await enregistrerFormations(ctx, { formations: await formationsDeDemonstration(ctx.horloge.aujourdhui()), importId: null });
}
