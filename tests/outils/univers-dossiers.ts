// Où marchent les dossiers du modèle : deux organismes et leur catalogue, deux cofinanceurs, des titulaires de quatre statuts.
import {
  type ActionDonnee,
  enregistrerFormations,
  type FormationDonnee,
  listerFormationsDe,
  referencerFormateur,
} from "../../src/metier/catalogue/index.js";
import type { Acteur } from "../../src/metier/identite/index.js";
import { ajouterResponsable } from "../../src/metier/organismes/index.js";
import type { Statut } from "../../src/regles/financement/index.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { responsableDeTest, SYSTEME } from "./benevoles.js";
import { type Droits, type MondeFormation, unMondeFormation } from "./dossiers-formation.js";
import type { CompteModele, Poste } from "./modele-comptes.js";
import type { OffreModele } from "./modele-dossiers.js";
import { actionDeTest, formationDeTest, SIRET_AUTRE_FORMATEUR, SIRET_FORMATEUR, sessionDeTest } from "./offre.js";

type Responsable = Extract<Acteur, { genre: "responsable" }>;
export interface Membre {
  readonly id: string;
  readonly acteur: Responsable;
}

export interface Univers {
  readonly monde: MondeFormation;
  readonly offres: readonly OffreModele[];
  readonly organismes: readonly Membre[];
  readonly cofinanceurs: readonly Membre[];
}

const SESSIONS = [
  ["2026-09-21", "2026-09-25"],
  ["2026-10-12", "2026-12-18"],
  ["2026-11-02", "2026-11-13"],
  ["2027-02-01", "2027-02-03"],
] as const;

type Voulue = readonly [type: FormationDonnee["type"], prix: number, heures: number];
/** Chaque sorte de formation ; des prix nuls, plus petits que la participation, plus grands que tous les droits. */
const VOULUES: readonly (readonly Voulue[])[] = [
  [
    ["vae", 65_000, 35],
    ["benevoles_volontaires", 12_000, 14],
    ["rncp", 250_000, 70],
    ["permis_leger", 90_000, 20],
    ["bilan_competences", 9_000, 24],
    ["repertoire_specifique", 0, 7],
  ],
  [
    ["clea", 48_001, 21],
    ["bloc_competences", 30_033, 0],
    ["permis_lourd", 130_000, 140],
    ["benevoles_volontaires", 100_000, 3.5],
  ],
];

async function mettreAuCatalogue(monde: MondeFormation, organisme: number, par: Membre): Promise<OffreModele[]> {
  const sessions = SESSIONS.map(([debut, fin], rang) =>
    sessionDeTest({ numero: `S${rang}`, debut: dateCivile(debut), fin: dateCivile(fin) }),
  );
  const siret = organisme === 0 ? SIRET_FORMATEUR : SIRET_AUTRE_FORMATEUR;
  const formations = (VOULUES[organisme] ?? []).map(([type, prix, heures], rang) => {
    const benevoles = type === "benevoles_volontaires";
    const action: Partial<ActionDonnee> = {
      prix,
      heures,
      sessions,
      entreesPermanentes: true,
      codePostal: organisme === 0 ? "38000" : "67000",
    };
    const publics = benevoles ? formationDeTest().publics : [];
    const roles = benevoles ? formationDeTest().roles : [];
    return formationDeTest({ siret, numero: `M${organisme}-${rang}`, type, publics, roles, actions: [actionDeTest(action)] });
  });
  await monde.agir(par.acteur, (ctx) => enregistrerFormations(ctx, { organismeId: par.id, importId: null, formations }));
  const posees = await monde.agir(par.acteur, (ctx) => listerFormationsDe(ctx, par.id));
  return posees.flatMap(({ id: formationId, type, actions }) =>
    actions.flatMap(({ id: actionId, prix, heures, sessions: siennes }) => {
      const commun = { formationId, actionId, type, prix, heures, organisme, departement: organisme === 0 ? "38" : "67" };
      const datees = siennes.map(({ id: sessionId, debut, fin }): OffreModele => ({ ...commun, sessionId, dates: { debut, fin } }));
      return [...datees, { ...commun, sessionId: null, dates: null }];
    }),
  );
}

async function autreFormateur(monde: MondeFormation): Promise<Membre> {
  return monde.agir(SYSTEME, async (ctx) => {
    const siret = SIRET_AUTRE_FORMATEUR;
    const { organismeId: id } = await referencerFormateur(ctx, {
      siret,
      denomination: "Formations du Rhin",
      codePostal: "67000",
      ville: "Strasbourg",
    });
    const courriel = "autre@exemple.fr";
    await ajouterResponsable(ctx, { organismeId: id, courriel, nom: "Klein", prenom: "Jo", fonction: "responsable" });
    return { id, acteur: { ...responsableDeTest(courriel), organismes: [id] } };
  });
}

export async function unUnivers(): Promise<Univers> {
  const monde = await unMondeFormation();
  const organismes: readonly Membre[] = [{ id: monde.organismeId, acteur: monde.formateur }, await autreFormateur(monde)];
  const offres: OffreModele[] = [];
  for (const [rang, membre] of organismes.entries()) offres.push(...(await mettreAuCatalogue(monde, rang, membre)));
  const cofinanceurs: Membre[] = [];
  for (const courriel of ["tiers1@exemple.fr", "tiers2@exemple.fr"]) {
    cofinanceurs.push({ id: await monde.association(courriel), acteur: responsableDeTest(courriel) });
  }
  return { monde, offres, organismes, cofinanceurs };
}

/** Qui marche : chaque statut qui change la loi, avec ses droits. */
const MARCHEURS: readonly (Droits & { readonly statut: Statut & Droits["statut"] })[] = [
  {
    statut: "salarie",
    lots: [24_000, 24_000],
    cpf: 50_000,
    dotations: [
      { financeur: "region", montant: 7_000 },
      { financeur: "employeur", montant: 4_001 },
    ],
  },
  { statut: "demandeur_emploi", lots: [24_000, { montant: 11_111, financeur: "commune" }], cpf: 20_000 },
  { statut: "agent_public", lots: [24_000, 24_000], heures: 30.5 },
  { statut: "retraite", lots: [24_000, 24_000, 24_000], cpf: 10_000 },
];
export const STATUTS_MARCHEURS: readonly Statut[] = MARCHEURS.map(({ statut }) => statut);

export interface Marcheur {
  readonly acteur: Extract<Acteur, { genre: "titulaire" }>;
  readonly compte: CompteModele;
}

/** Ouvre les comptes d'une marche ; le modèle part de ce que chaque poste a reçu. */
export async function desMarcheurs({ monde }: Univers): Promise<Marcheur[]> {
  const marcheurs: Marcheur[] = [];
  for (const droits of MARCHEURS) {
    const acteur = await monde.beneficiaire(droits);
    const lots = await monde.lots(acteur);
    const solde = await monde.soldeCpf(acteur);
    const plein = (disponible: number): Poste => ({ disponible, reserve: 0, utilise: 0 });
    const donnes = (droits.lots ?? []).map((lot) => (typeof lot === "number" ? lot : lot.montant));
    const postes = new Map<string, Poste>([
      ["cpf", plein(droits.cpf ?? 0)],
      ["heures", plein((droits.heures ?? 0) * 100)],
      ...lots.map(({ id }, rang): [string, Poste] => [id, plein(donnes[rang] ?? 0)]),
      ...solde.dotations.map(({ id }, rang): [string, Poste] => [id, plein(droits.dotations?.[rang]?.montant ?? 0)]),
    ]);
    const compte: CompteModele = {
      ...{ titulaireId: acteur.titulaireId, postes, lots: lots.map(({ id }) => id), dotations: solde.dotations.map(({ id }) => id) },
    };
    marcheurs.push({ acteur, compte });
  }
  return marcheurs;
}
