// Qui peut faire quoi d'un dossier : chaque rôle devant chaque action, et ce que chacun en lit.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { responsableDeTest, SYSTEME } from "../../../tests/outils/benevoles.js";
import {
  DEBUT,
  type MondeFormation,
  SERVICE_FAIT,
  type SessionDOffre,
  unMondeFormation,
} from "../../../tests/outils/dossiers-formation.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import {
  abandonnerBrouillon,
  accepterProposition,
  accuserPrerequis,
  annulerInscription,
  annulerParFinanceur,
  annulerParOrganisme,
  confirmerServiceFait,
  contesterServiceFait,
  deciderExamen,
  declarerAbsence,
  declarerEntree,
  declarerServiceFait,
  declinerProposition,
  echoirDossiers,
  envoyerDemande,
  jugerRecevabilite,
  lireDossier,
  lireDossierExploitant,
  lireDossierOrganisme,
  listerDossiers,
  listerDossiersAInstruire,
  listerDossiersIsoles,
  listerDossiersOrganisme,
  ouvrirDossier,
  planifierDossier,
  planifierPour,
  prevoirAnnulation,
  proposer,
  refuserDemande,
  retirerDemande,
  validerServiceFait,
} from "./index.js";

interface Cible extends SessionDOffre {
  readonly titulaireId: string;
  readonly organismeId: string;
  readonly dossierId: string;
}

type Essai = (ctx: Contexte, c: Cible) => Promise<unknown>;
const LUI: Record<string, Essai> = {
  ouvrirDossier: (ctx, c) => ouvrirDossier(ctx, { ...c, cle: randomUUID() }),
  envoyerDemande: (ctx, c) => envoyerDemande(ctx, { ...c, message: "" }),
  abandonnerBrouillon: (ctx, c) => abandonnerBrouillon(ctx, c),
  retirerDemande: (ctx, c) => retirerDemande(ctx, c),
  accepterProposition: (ctx, c) => accepterProposition(ctx, { ...c, empreinte: "" }),
  declinerProposition: (ctx, c) => declinerProposition(ctx, c),
  annulerInscription: (ctx, c) => annulerInscription(ctx, { ...c, forceMajeure: null, tardAccepte: false }),
  confirmerServiceFait: (ctx, c) => confirmerServiceFait(ctx, { ...c, note: null }),
  contesterServiceFait: (ctx, c) => contesterServiceFait(ctx, { ...c, raison: "Non." }),
};
/** Le service lit aussi, pour ses tâches. */
const LUI_ET_SYSTEME: Record<string, Essai> = {
  planifierPour: (ctx, c) => planifierPour(ctx, c),
  planifierDossier: (ctx, c) => planifierDossier(ctx, c.dossierId),
  jugerRecevabilite: (ctx, c) => jugerRecevabilite(ctx, c),
  prevoirAnnulation: (ctx, c) => prevoirAnnulation(ctx, c),
  lireDossier: (ctx, c) => lireDossier(ctx, c),
  listerDossiers: (ctx, c) => listerDossiers(ctx, c.titulaireId),
};
const ORGANISME: Record<string, Essai> = {
  accuserPrerequis: (ctx, c) => accuserPrerequis(ctx, c),
  proposer: (ctx, c) => proposer(ctx, { ...c, changements: null, mot: "" }),
  refuserDemande: (ctx, c) => refuserDemande(ctx, { ...c, raison: "Complet." }),
  annulerParOrganisme: (ctx, c) => annulerParOrganisme(ctx, { ...c, raison: "Annulée." }),
  declarerEntree: (ctx, c) => declarerEntree(ctx, { ...c, le: DEBUT }),
  declarerAbsence: (ctx, c) => declarerAbsence(ctx, { ...c, mot: "" }),
  declarerServiceFait: (ctx, c) => declarerServiceFait(ctx, { ...c, ...SERVICE_FAIT }),
  lireDossierOrganisme: (ctx, c) => lireDossierOrganisme(ctx, c),
  listerDossiersOrganisme: (ctx, c) => listerDossiersOrganisme(ctx, c),
};
const EXPLOITANT: Record<string, Essai> = {
  listerDossiersAInstruire: (ctx) => listerDossiersAInstruire(ctx),
  listerDossiersIsoles: (ctx) => listerDossiersIsoles(ctx),
  lireDossierExploitant: (ctx, c) => lireDossierExploitant(ctx, c.dossierId),
  deciderExamen: (ctx, c) => deciderExamen(ctx, { ...c, forceMajeure: true, raison: "Lu." }),
  validerServiceFait: (ctx, c) => validerServiceFait(ctx, { ...c, taux: 100, forceMajeure: false, raison: "Lu." }),
  annulerParFinanceur: (ctx, c) => annulerParFinanceur(ctx, { ...c, raison: "Lu." }),
};
const avec = (permis: readonly string[], essais: Record<string, Essai>) =>
  Object.entries(essais).map(([action, agir]) => ({ action, agir, permis }));
const ACTIONS = [
  ...avec(["lui"], LUI),
  ...avec(["lui", "systeme"], LUI_ET_SYSTEME),
  ...avec(["formateur"], ORGANISME),
  ...avec(["agent"], EXPLOITANT),
];
const ROLES = ["anonyme", "arrivant", "lui", "autre", "formateur", "ailleurs", "declarant", "agent", "systeme"];
const CASES = ACTIONS.flatMap((essai) =>
  ROLES.map((role) => ({ ...essai, role, attendu: essai.permis.includes(role) ? "permis" : "refusé" })),
);

let monde: MondeFormation;
let cible: Cible;
let acteurs: Record<string, Acteur>;
let autre: Extract<Acteur, { genre: "titulaire" }>;

beforeAll(async () => {
  monde = await unMondeFormation();
  const { organismeId } = monde;
  const titulaire = await monde.beneficiaire({ lots: [24_000], cpf: 10_000, statut: "demandeur_emploi" });
  const session = await monde.offre({}, { prix: 20_000 });
  const { id: dossierId } = await monde.dossier(titulaire, session, "proposee");
  cible = { titulaireId: titulaire.titulaireId, organismeId, dossierId, ...session };
  await monde.association("ailleurs@exemple.fr");
  autre = await monde.beneficiaire();
  acteurs = {
    anonyme: { genre: "anonyme" },
    arrivant: { genre: "arrivant", personneId: titulaire.titulaireId, preuve: "eidas1" },
    lui: titulaire,
    autre,
    formateur: monde.formateur,
    ailleurs: responsableDeTest("ailleurs@exemple.fr"),
    declarant: { genre: "declarant", clientId: "c1", organismeId, portees: ["depots:deposer", "depots:lire"] },
    agent: monde.agent,
    systeme: SYSTEME,
  };
});
afterAll(() => monde.test.fermer());

class Defaire extends Error {}

/** Essaie dans une transaction toujours annulée ; rend le refus, ou null. */
async function essayer(acteur: Acteur, action: (ctx: Contexte) => Promise<unknown>): Promise<Refus | null> {
  try {
    return await monde.agir(acteur, async (ctx) => {
      await action(ctx);
      throw new Defaire();
    });
  } catch (erreur) {
    if (erreur instanceof Defaire) return null;
    if (erreur instanceof Refus) return erreur;
    throw erreur;
  }
}

describe("les droits d'agir sur un dossier", () => {
  it.each(CASES)("$role devant $action : $attendu", async ({ role, agir, attendu }) => {
    const acteur = acteurs[role];
    if (acteur === undefined) throw new Error("Cas mal écrit.");
    const refus = await essayer(acteur, (ctx) => agir(ctx, cible));
    // Un dossier d'autrui peut aussi n'être pas trouvé : c'est dire non sans dire qu'il existe.
    const ecarte = refus !== null && (refus.code.startsWith("identite/") || refus.code === "dossiers/introuvable");
    expect(ecarte).toBe(attendu === "refusé");
  });

  it("le temps n'agit que par le service : nul autre n'appelle la tâche, qui n'a pas d'acteur à recevoir", async () => {
    expect(await echoirDossiers(monde.test.base, monde.horloge)).toBe(0);
  });
});

describe("un dossier d'autrui n'existe pas", () => {
  it.each(["envoyerDemande", "accepterProposition", "declinerProposition", "lireDossier", "prevoirAnnulation", "planifierDossier"])(
    "%s",
    async (action) => {
      const essai = ACTIONS.find((un) => un.action === action);
      const refus = await essayer(autre, async (ctx) => essai?.agir(ctx, { ...cible, titulaireId: autre.titulaireId }));
      expect(refus?.code).toBe("dossiers/introuvable");
    },
  );

  it("l'organisme ne lit ni un brouillon, ni le dossier d'un autre organisme", async () => {
    const titulaire = await monde.beneficiaire();
    const { id: dossierId } = await monde.dossier(titulaire, cible, "brouillon");
    const { organismeId } = monde;
    expect((await essayer(monde.formateur, (ctx) => lireDossierOrganisme(ctx, { organismeId, dossierId })))?.code).toBe(
      "dossiers/introuvable",
    );
    expect(await monde.agir(monde.formateur, (ctx) => listerDossiersOrganisme(ctx, { organismeId }))).toHaveLength(1);
    const etranger = await monde.association("etranger@exemple.fr");
    const demande = { organismeId: etranger, dossierId: cible.dossierId };
    const refus = await essayer(responsableDeTest("etranger@exemple.fr"), (ctx) => lireDossierOrganisme(ctx, demande));
    expect(refus?.code).toBe("dossiers/introuvable");
  });
});

describe("ce que l'organisme apprend", () => {
  it("la personne, la formation, ce qui lui est dû ; ni plan, ni solde, ni source", async () => {
    const titulaire = await monde.beneficiaire({
      lots: [24_000, 24_000],
      cpf: 300_000,
      dotations: [{ financeur: "region", montant: 12_345 }],
    });
    const session = await monde.offre({ type: "vae", publics: [], roles: [] }, { prix: 80_000 });
    const { id: dossierId } = await monde.dossier(titulaire, session, "acceptee");
    const lu = await monde.agir(monde.formateur, (ctx) => lireDossierOrganisme(ctx, { organismeId: monde.organismeId, dossierId }));
    expect(lu.beneficiaire).toMatchObject({ prenoms: "Camille", nom: "Durand" });
    expect(Object.keys(lu)).not.toEqual(expect.arrayContaining(["plan"]));
    const texte = JSON.stringify(lu);
    for (const secret of [
      titulaire.titulaireId,
      "cpf",
      "dotation",
      "region",
      "12345",
      "12 345",
      "15000",
      "cec",
      "participation",
      "soldeApres",
    ]) {
      expect(texte).not.toContain(secret);
    }
  });

  it("sans identité prouvée : ni plan, ni acceptation, ni lecture d'un dossier envoyé", async () => {
    const declare: Acteur = { genre: "titulaire", titulaireId: cible.titulaireId, preuve: "declaree" };
    const demandant = [
      LUI_ET_SYSTEME["planifierPour"],
      LUI_ET_SYSTEME["planifierDossier"],
      LUI_ET_SYSTEME["lireDossier"],
      LUI["accepterProposition"],
    ];
    expect(await monde.agir(declare, (ctx) => listerDossiers(ctx, cible.titulaireId))).toEqual([]);
    for (const essai of [...demandant, LUI["declinerProposition"]]) {
      const refus = await essayer(declare, async (ctx) => essai?.(ctx, cible));
      expect(refus?.code).toBe("dossiers/identite-a-prouver");
    }
  });
});
