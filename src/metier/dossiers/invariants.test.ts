// Des dossiers menés au hasard par tous, refus et temps compris : pas un centime ne naît ni ne se perd.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  DEBUT,
  FIN,
  type MondeFormation,
  SERVICE_FAIT,
  type SessionDOffre,
  unMondeFormation,
} from "../../../tests/outils/dossiers-formation.js";
import {
  AUTEURS,
  ETATS_DOSSIER,
  ETATS_RESERVES,
  type EtatDossier,
  type EvenementDossier,
  franchir,
  TRANSITIONS,
  type Transition,
} from "../../regles/dossier/etats.js";
import { Refus } from "../../socle/refus.js";
import { verifierJournal } from "../grand-livre/index.js";
import type { Acteur } from "../identite/index.js";
import { trouverSiens } from "./dossiers.sql.js";
import {
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
  proposer,
  refuserDemande,
  renoncerPaiement,
  retirerDemande,
  validerServiceFait,
} from "./index.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;
type Geste = (titulaire: Titulaire, dossierId: string, nombre: number) => Promise<unknown>;

let monde: MondeFormation;
let session: SessionDOffre;
beforeAll(async () => {
  monde = await unMondeFormation();
  session = await monde.offre({ type: "vae", publics: [], roles: [] }, { prix: 65_000 });
});
afterAll(() => monde.test.fermer());

const LOTS = 48_000;
const CPF = 40_000;
const recu = (dossierId: string) => ({ organismeId: monde.organismeId, dossierId });
const parLui =
  (
    action: (ctx: Parameters<typeof retirerDemande>[0], le: { titulaireId: string; dossierId: string }, nombre: number) => Promise<unknown>,
  ): Geste =>
  (titulaire, dossierId, nombre) =>
    monde.agir(titulaire, (ctx) => action(ctx, { titulaireId: titulaire.titulaireId, dossierId }, nombre));
const parOrganisme =
  (
    action: (ctx: Parameters<typeof proposer>[0], le: { organismeId: string; dossierId: string }, nombre: number) => Promise<unknown>,
  ): Geste =>
  (_titulaire, dossierId, nombre) =>
    monde.agir(monde.formateur, (ctx) => action(ctx, recu(dossierId), nombre));

/** Chaque geste et l'évènement qu'il tente ; null : le temps, toujours possible. */
const GESTES: readonly (readonly [EvenementDossier | null, Geste])[] = [
  ["envoyer_demande", parLui((ctx, le) => envoyerDemande(ctx, { ...le, message: "" }))],
  ["retirer_demande", parLui(retirerDemande)],
  ["decliner_proposition", parLui(declinerProposition)],
  ["renoncer_paiement", parLui(renoncerPaiement)],
  [
    "annuler_a_temps",
    parLui((ctx, le, n) =>
      annulerInscription(ctx, { ...le, forceMajeure: n % 2 === 0 ? { cause: "Malade." } : null, tardAccepte: n % 3 === 0 }),
    ),
  ],
  ["confirmer_service_fait", parLui((ctx, le) => confirmerServiceFait(ctx, { ...le, note: null }))],
  ["contester_service_fait", parLui((ctx, le) => contesterServiceFait(ctx, { ...le, raison: "Non." }))],
  ["accepter", (titulaire, dossierId) => monde.accepter(titulaire, dossierId)],
  ["payer", (titulaire, dossierId) => monde.payer(titulaire, dossierId)],
  ["accuser_prerequis", parOrganisme(accuserPrerequis)],
  [
    "proposer",
    parOrganisme((ctx, le, n) => proposer(ctx, { ...le, changements: n % 2 === 0 ? { prix: 20_000 + n * 137 } : null, mot: "" })),
  ],
  ["refuser_demande", parOrganisme((ctx, le) => refuserDemande(ctx, { ...le, raison: "Complet." }))],
  ["annuler_par_organisme", parOrganisme((ctx, le) => annulerParOrganisme(ctx, { ...le, raison: "Annulée." }))],
  ["declarer_entree", parOrganisme((ctx, le) => declarerEntree(ctx, { ...le, le: DEBUT }))],
  ["declarer_absence", parOrganisme((ctx, le) => declarerAbsence(ctx, { ...le, mot: "" }))],
  [
    "declarer_sortie",
    parOrganisme((ctx, le, n) =>
      declarerServiceFait(ctx, { ...le, ...SERVICE_FAIT, taux: n, cause: "Absences.", forceMajeure: n % 5 === 0 && n < 100 }),
    ),
  ],
  [
    "reconnaitre_force_majeure",
    (_t, dossierId, n) => monde.agir(monde.agent, (ctx) => deciderExamen(ctx, { dossierId, forceMajeure: n % 2 === 0, raison: "Lu." })),
  ],
  [
    "valider_service_fait",
    (_t, dossierId, n) =>
      monde.agir(monde.agent, (ctx) => validerServiceFait(ctx, { dossierId, taux: n, forceMajeure: false, raison: "Lu." })),
  ],
  ["annuler_par_financeur", (_t, dossierId) => monde.agir(monde.agent, (ctx) => annulerParFinanceur(ctx, { dossierId, raison: "Lu." }))],
  [null, () => echoirDossiers(monde.test.base, monde.horloge)],
];

/** Ce qui met fin au dossier, tiré moins souvent : il faut aussi arriver au bout. */
const FINS: ReadonlySet<EvenementDossier> = new Set([
  "retirer_demande",
  "refuser_demande",
  "decliner_proposition",
  "renoncer_paiement",
  "annuler_a_temps",
  "annuler_par_organisme",
  "annuler_par_financeur",
]);

/** Le geste tiré, parmi ceux que l'état admet ; une fois sur cinq, n'importe lequel, pour que les refus s'essaient aussi. */
function gesteDe(etat: EtatDossier, quoi: number, nombre: number): Geste | undefined {
  const admis = GESTES.filter(
    ([evenement]) =>
      evenement === null || (AUTEURS.some((auteur) => franchir(etat, evenement, auteur) !== null) && (nombre < 15 || !FINS.has(evenement))),
  );
  const parmi = quoi % 5 === 0 ? GESTES : admis;
  return parmi[quoi % parmi.length]?.[1];
}

const JOURS: readonly string[] = [
  "2026-09-01",
  "2026-09-04",
  "2026-09-12",
  "2026-10-10",
  "2026-10-30",
  DEBUT,
  FIN,
  "2026-11-20",
  "2026-12-20",
  "2027-06-01",
];

/** Rien ne naît, rien ne se perd : ce que chaque compteur a de moins est dans les dossiers, au centime. */
async function exigerJuste(titulaire: Titulaire): Promise<void> {
  const dossiers = await trouverSiens(monde.test.base, titulaire.titulaireId);
  const somme = (source: string) =>
    dossiers.flatMap(({ parts }) => parts ?? []).reduce((total, part) => (part.source === source ? total + part.montant : total), 0);
  const reserves = dossiers.filter(({ etat }) => ETATS_RESERVES.has(etat));
  const lots = await monde.lots(titulaire);
  const total = (champ: "disponible" | "reserve" | "utilise") => lots.reduce((cumul, lot) => cumul + lot[champ], 0);
  const reserve = reserves.reduce((cumul, { engage }) => cumul + (engage?.cec ?? 0), 0);
  expect([total("disponible"), total("reserve"), total("utilise")]).toEqual([LOTS - reserve - somme("cec"), reserve, somme("cec")]);
  const reserveCpf = reserves.reduce((cumul, { engage }) => cumul + (engage?.cpf.centimes ?? 0), 0);
  expect((await monde.soldeCpf(titulaire)).centimes).toBe(CPF - reserveCpf - somme("cpf"));
  for (const dossier of dossiers) {
    const parts = dossier.parts?.reduce((cumul, { montant }) => cumul + montant, 0) ?? null;
    expect(parts).toBe(dossier.duOrganisme);
    const { evenements } = await monde.relire(titulaire, dossier.id);
    for (const { machine, evenement, de, vers } of evenements) {
      if (machine !== "dossier") continue;
      const transition: Transition | undefined = TRANSITIONS.find((une) => une.evenement === evenement);
      expect(transition?.vers).toBe(vers);
      expect(transition?.de).toContain(de);
    }
  }
}

it("quoi qu'il arrive à trois dossiers d'un même compte, les comptes sont justes à chaque pas", async () => {
  const pas = fc.record({ quoi: fc.noBias(fc.nat(10_000)), lequel: fc.nat(2), nombre: fc.noBias(fc.nat(100)), avance: fc.nat(4) });
  const atteints = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(pas, { minLength: 20, maxLength: 40 }), fc.constantFrom(0, JOURS.indexOf(DEBUT)), async (suite, depart) => {
      monde.horloge.placer(`${JOURS[0]}T09:00:00Z`);
      const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], cpf: CPF });
      const ids = [
        (await monde.dossier(titulaire, session, "acceptee")).id,
        (await monde.dossier(titulaire, session, depart === 0 ? "proposee" : "acceptee")).id,
        (await monde.dossier(titulaire, session, "demandee")).id,
      ];
      let jour = depart;
      for (const { quoi, lequel, nombre, avance } of suite) {
        if (avance === 0 && nombre > 30 && jour < JOURS.length - 1) jour += 1;
        monde.horloge.placer(`${JOURS[jour]}T09:00:00Z`);
        const id = ids[lequel] ?? "";
        const { etat } = await monde.relire(titulaire, id);
        await gesteDe(etat, quoi, nombre)?.(titulaire, id, nombre).catch((erreur: unknown) => {
          if (!(erreur instanceof Refus)) throw erreur;
        });
        await exigerJuste(titulaire);
      }
      for (const { id } of await trouverSiens(monde.test.base, titulaire.titulaireId)) {
        for (const { vers } of (await monde.relire(titulaire, id)).evenements) atteints.add(vers);
      }
    }),
    { numRuns: 25 },
  );
  expect(atteints.size).toBeGreaterThan(8);
  expect(await verifierJournal(monde.test.base)).toMatchObject({ fautes: [] });
}, 240_000);

it("aucun état n'est une impasse : de chacun, une suite d'évènements mène à une fin", () => {
  for (const depart of ETATS_DOSSIER) {
    const vus = new Set<string>([depart]);
    const aVoir = [depart];
    for (let etat = aVoir.pop(); etat !== undefined; etat = aVoir.pop()) {
      for (const { evenement, par } of TRANSITIONS) {
        const vers = par.map((auteur) => franchir(etat ?? depart, evenement, auteur)).find((issue) => issue !== null);
        if (vers === undefined || vers === null || vus.has(vers)) continue;
        vus.add(vers);
        aVoir.push(vers);
      }
    }
    expect([...vus].some((etat) => /^(?:service_fait_valide|annulee_|refusee_|sans_suite_)/u.test(etat))).toBe(true);
  }
});
