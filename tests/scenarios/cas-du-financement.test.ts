// Les cas de financement décidés par les textes, vus dans la page du plan : une personne par cas, ses droits, et les montants au centime.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lireDemandeFinancement } from "../../src/acces/commande/lire-demande-financement.js";
import { motSource } from "../../src/acces/portail/lectures/formations.js";
import { motFinanceur } from "../../src/acces/portail/lectures/mots.js";
import { demanderCofinancement, proposer, repondreCofinancement } from "../../src/metier/dossiers/index.js";
import { type DemandeFinancement, estEnHeures, FINANCEURS_CEC } from "../../src/regles/financement/index.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { CAS_FINANCEMENT, type CasFinancement } from "../cas/financement.cas.js";
import { responsableDeTest } from "../outils/benevoles.js";
import { type MondeFormation, type SessionDOffre, unMondeFormation } from "../outils/dossiers-formation.js";
import { fermerNavigateur, type Visiteur } from "../outils/navigateur.js";
import { sessionDeTest } from "../outils/offre.js";
import { lu, type Place, unePlace } from "./gestes-formation.js";

const JOUR = "2026-11-23";
/** Personne du fournisseur simulé sous laquelle chaque titulaire d'un cas entre à son tour. */
const VISAGE = "salariee";
const SESSION = sessionDeTest({ debut: dateCivile("2027-02-01"), fin: dateCivile("2027-02-12") });

let place: Place;
let monde: MondeFormation;
let visiteur: Visiteur;
let drh: string;

beforeAll(async () => {
  place = await unePlace();
  monde = await unMondeFormation(`${JOUR}T10:00:00Z`, place.service.bases);
  visiteur = await place.titulaire(VISAGE);
  drh = await monde.association("drh@exemple.fr");
}, 90_000);
afterAll(async () => {
  await place.fermer();
  await fermerNavigateur();
});

type Titulaire = Awaited<ReturnType<MondeFormation["beneficiaire"]>>;

function lire(valeur: unknown): DemandeFinancement {
  const lue = lireDemandeFinancement(valeur);
  if ("erreurs" in lue) throw new Error(JSON.stringify(lue.erreurs));
  return lue.demande;
}

/** Un compte vide ne reçoit rien : aucun versement de zéro ne s'écrit. */
function compteDeFormation(demande: DemandeFinancement): { heures?: number; cpf?: number } {
  if (estEnHeures(demande)) return demande.cpfHeures > 0 ? { heures: demande.cpfHeures } : {};
  return demande.cpf > 0 ? { cpf: demande.cpf } : {};
}

/** Le titulaire du cas : son statut, ses lots, ses dotations, son compte de formation. */
async function titulaireDuCas(demande: DemandeFinancement): Promise<Titulaire> {
  const { statut } = demande.titulaire;
  return monde.beneficiaire({
    statut: statut === "sans_activite" ? "autre" : statut,
    lots: demande.lotsCec.map(({ montant, declareLe, financeur }) => ({ montant, declareLe, financeur })),
    dotations: demande.dotations,
    ...compteDeFormation(demande),
  });
}

function formationDuCas(demande: DemandeFinancement): Promise<SessionDOffre> {
  const { type } = demande.formation;
  if (type === "creation_entreprise") throw new Error("Le catalogue ne porte pas de formation à la création d'entreprise.");
  const tarif = estEnHeures(demande) ? { prix: 100_000, heures: demande.formation.heures } : { prix: demande.formation.prix };
  const publics = type === "benevoles_volontaires" ? (["benevoles"] as const) : [];
  return monde.offre({ type, publics, roles: [] }, { ...tarif, sessions: [SESSION] });
}

const cheminPlan = ({ actionId, sessionId }: SessionDOffre) =>
  `${place.url}/mon-compte/formations/plan?action=${actionId}&session=${sessionId}`;

/** Une somme écrite dans la page, en euros ou en heures. */
function quantite(ecrite: string): number {
  const lue = /^([\d ]+(?:,\d+)?) (?:€|h)/u.exec(ecrite);
  if (lue?.[1] === undefined) throw new Error(`« ${ecrite} » n'est pas une somme.`);
  return Number(lue[1].replaceAll(" ", "").replace(",", "."));
}

const DEBUTS = [
  ["participation", "Vous : participation obligatoire"],
  ["titulaire", "Vous : reste à payer"],
  ["cpf", "Votre compte personnel de formation"],
  ["cec", motSource("cec")],
  ["dotation", motSource("dotation")],
  ["abondement", motSource("abondement")],
] as const;

function sourceDe(qui: string): string {
  const trouvee = DEBUTS.find(([, debut]) => qui.startsWith(debut));
  if (trouvee === undefined) throw new Error(`« ${qui} » n'est aucune source de financement.`);
  return trouvee[0];
}

/** Le tableau « part par part » tel qu'il est montré : somme par source, et par financeur des droits d'engagement. */
async function planMontre(): Promise<Record<string, number>> {
  const tableau = visiteur.page.locator("table", { hasText: "Part par part" }).last();
  const lignes = await tableau
    .locator("tbody tr")
    .evaluateAll((rangs) =>
      rangs.map((rang) => Array.from(rang.querySelectorAll("td,th"), ({ textContent }) => (textContent ?? "").replaceAll(/\s/gu, " "))),
    );
  const sommes: Record<string, number> = {};
  const ajouter = (cle: string, somme: number) => {
    sommes[cle] = Math.round(((sommes[cle] ?? 0) + somme) * 100) / 100;
  };
  for (const [qui = "", combien = "", pourquoi = ""] of lignes) {
    const source = sourceDe(qui);
    ajouter(source, quantite(combien));
    const payeur =
      source === "cec" ? FINANCEURS_CEC.find((code) => pourquoi.toLowerCase().includes(motFinanceur(code).toLowerCase())) : undefined;
    if (payeur !== undefined) ajouter(payeur, quantite(combien));
  }
  return sommes;
}

const SOURCES = DEBUTS.map(([source]) => source);

async function comparer(cas: CasFinancement): Promise<void> {
  const texte = await lu(visiteur);
  if (cas.article !== undefined) expect(texte).toContain(cas.article);
  if (cas.decision === "refuse") {
    expect(texte).toContain("La loi n'admet pas ce financement");
    return;
  }
  const montre = await planMontre();
  for (const cle of new Set([...SOURCES, ...Object.keys(cas.attendu)]))
    expect([cle, montre[cle] ?? 0]).toEqual([cle, cas.attendu[cle] ?? 0]);
}

/** L'apport d'un tiers se demande dans un dossier proposé ; un tiers l'accorde. */
async function dossierCofinance(titulaire: Titulaire, session: SessionDOffre, { abondements }: DemandeFinancement): Promise<string> {
  const { titulaireId } = titulaire;
  const { id: dossierId } = await monde.dossier(titulaire, session, "demandee");
  const { organismeId } = monde;
  await monde.agir(monde.formateur, (ctx) => proposer(ctx, { organismeId, dossierId, changements: null, mot: "" }));
  const tiers = { ...responsableDeTest("drh@exemple.fr"), organismes: [drh] };
  for (const { financeur, montant } of abondements) {
    const { id: cofinancementId } = await monde.agir(titulaire, (ctx) =>
      demanderCofinancement(ctx, { titulaireId, dossierId, financeur, organismeId: drh, montant }),
    );
    await monde.agir(tiers, (ctx) => repondreCofinancement(ctx, { organismeId: drh, cofinancementId, montant, raison: "", atteste: true }));
  }
  return dossierId;
}

/** Les cas du jour, lus comme le service les lit ; un autre jour ou une autre lecture se vérifient hors des pages. */
const CAS = CAS_FINANCEMENT.filter(({ demande, lectures }) => demande["date"] === JOUR && lectures === undefined);

describe("chaque cas, dans la page du plan", () => {
  it("aucun cas du jour n'est oublié", () => {
    expect(CAS.length).toBeGreaterThanOrEqual(20);
  });

  it.each(CAS)(
    "$titre",
    async (cas) => {
      const demande = lire(cas.demande);
      const titulaire = await titulaireDuCas(demande);
      const session = await formationDuCas(demande);
      await place.entrerComme(visiteur, VISAGE, titulaire);
      if (demande.abondements.length === 0) await visiteur.visiter(cheminPlan(session));
      else await visiteur.visiter(`${place.url}/mon-compte/formations/${await dossierCofinance(titulaire, session, demande)}`);
      await comparer(cas);
    },
    30_000,
  );
});
