// Les coups d'une marche tirée au hasard, et la fin qu'on lui fait : le temps finit tout, puis chacun reçoit et paie ce qu'il doit.
import fc from "fast-check";
import { expect } from "vitest";
import { ETATS_FINAUX, type LecturesDossier, TABLE_DES_LECTURES_DOSSIER } from "../../src/regles/dossier/index.js";
import type { DateCivile } from "../../src/socle/valeurs/date-civile.js";
import { GESTES_DE_L_EXPLOITANT } from "./gestes-de-l-exploitant.js";
import { GESTES_DE_L_ORGANISME } from "./gestes-de-l-organisme.js";
import { GESTES_DES_PAIEMENTS } from "./gestes-des-paiements.js";
import type { Geste, Tirage } from "./gestes-dossiers.js";
import { GESTES_DU_TITULAIRE } from "./gestes-du-titulaire.js";
import { type Constat, type Facon, Marche, type Reglages } from "./marche-dossiers.js";
import { somme, sommeDuTitulaire } from "./modele-comptes.js";
import { type DossierModele, horlogeDe, type Modele } from "./modele-dossiers.js";
import type { Univers } from "./univers-dossiers.js";

export const GESTES: readonly Geste[] = [
  ...GESTES_DU_TITULAIRE,
  ...GESTES_DES_PAIEMENTS,
  ...GESTES_DE_L_ORGANISME,
  ...GESTES_DE_L_EXPLOITANT,
];
const DOSSIERS_AU_PLUS = 9;

const choisir = <E>(elements: readonly E[], rang: number): E | undefined => elements[rang % Math.max(1, elements.length)];

/** Combien de fois un geste compte parmi les possibles : ce qui finit un dossier est rare, pour que d'autres aillent loin. */
const RARES = new Set([
  "annuler_par_financeur",
  "annuler_par_organisme",
  "refuser_demande",
  "retirer_demande",
  "decliner_proposition",
  "abandonner_brouillon",
  "renoncer_paiement",
]);
const COURANTS = new Set([
  "envoyer",
  "proposer",
  "accepter",
  "payer",
  "entree",
  "service_fait",
  "confirmer",
  "facturer",
  "payer_facture",
  "verser_acompte",
]);
const FREQUENTS = new Set(["repondre_cofinancement", "demander_cofinancement", "lever_controle", "annuler"]);
const poids = ({ nom }: Geste) => (RARES.has(nom) ? 2 : COURANTS.has(nom) ? 16 : FREQUENTS.has(nom) ? 8 : 4);

/** Un coup : quoi, sur quel dossier, et ce que le hasard lui donne. */
interface Coup {
  readonly quoi: "mener" | "suivre" | "deux_fois" | "hasard" | "meurt" | "autrui" | "ouvrir" | "verser" | "attendre" | "echeance" | "debut";
  readonly lequel: number;
  readonly a: number;
  readonly b: number;
  readonly cle: number;
}

/** Le modèle de fast-check : une boîte, que chaque coup remplit. */
export interface Boite {
  m: Modele;
}

/** Ce passage n'a encore été vu dans aucune marche : il se tente d'abord, pour que tout soit emprunté. */
function estNeuf(trace: string, { constat: { transitions } }: Marche): boolean {
  const [machine, evenement, de, , par] = trace.split(" ");
  return !(transitions.has(`${machine} ${evenement} de ${de}`) && transitions.has(`${machine} ${evenement} par ${par}`));
}

function possibles(marche: Marche, m: Modele, [d, t]: readonly [DossierModele, Tirage]): Geste[] {
  return GESTES.flatMap((geste) => {
    const suite = marche.prevoir(m, d, [geste, t]);
    if (typeof suite === "string") return [];
    const traces = suite.dossiers.find(({ id }) => id === d.id)?.traces.slice(d.traces.length) ?? [];
    const nombre = poids(geste) * (traces.some((trace) => estNeuf(trace, marche)) ? 6 : 1);
    return Array.from({ length: nombre }, () => geste);
  });
}

/** Le temps ferait du dossier ce que nulle marche n'a encore vu. */
function attendLeTemps(m: Modele, d: DossierModele, marche: Marche): boolean {
  const evenement = horlogeDe(m, d)?.evenement;
  return evenement !== undefined && estNeuf(`dossier ${evenement} ${d.etat} ? horloge`, marche);
}

/** Jusqu'au lendemain de la prochaine échéance, ou au premier jour de la formation. */
function joursJusque(m: Modele, d: DossierModele | undefined, quoi: Coup["quoi"]): number {
  const vise: DateCivile | undefined = d === undefined ? undefined : quoi === "debut" ? d.debut : horlogeDe(m, d)?.jour;
  if (vise === undefined) return 3;
  const jours = Math.round((Date.parse(vise) - Date.parse(m.jour)) / 86_400_000) + (quoi === "debut" ? 0 : 1);
  return jours > 0 && jours < 400 ? jours : 1;
}

/** Avant le début : agir tout de suite, après la rétractation, trop tard pour annuler, le jour même, ou bien après. */
const PATIENCES: readonly ((m: Modele, d: DossierModele) => number)[] = [
  () => 0,
  () => 22,
  (m, d) => joursJusque(m, d, "debut") - 3,
  (m, d) => joursJusque(m, d, "debut"),
  (m, d) => joursJusque(m, d, "debut"),
  (m, d) => joursJusque(m, d, "debut") + 40,
];

export class UnCoup implements fc.AsyncCommand<Boite, Marche> {
  readonly coup: Coup;
  constructor(coup: Coup) {
    this.coup = coup;
  }

  check({ m }: Boite): boolean {
    const { quoi } = this.coup;
    if (quoi === "ouvrir") return m.dossiers.length < DOSSIERS_AU_PLUS;
    return quoi === "attendre" || quoi === "verser" || m.dossiers.length > 0;
  }

  async run(boite: Boite, marche: Marche): Promise<void> {
    boite.m = await this.#jouer(boite.m, marche);
  }

  toString(): string {
    return JSON.stringify(this.coup);
  }

  async #jouer(m: Modele, marche: Marche): Promise<Modele> {
    const { quoi, lequel, a, b } = this.coup;
    const d = choisir(m.dossiers, lequel);
    if (quoi === "attendre") return marche.attendre(m, a % 4, 1 + (b % 2));
    if (quoi === "echeance" || quoi === "debut") return marche.attendre(m, joursJusque(m, d, quoi), 1 + (b % 2));
    if (quoi === "verser") return marche.verser(m, lequel % m.comptes.length, 1 + a * 37);
    const offre = choisir(marche.univers.offres, a * 7 + b);
    if (quoi === "ouvrir") return offre === undefined ? m : marche.ouvrir(m, lequel % m.comptes.length, offre);
    if (quoi === "mener") return this.#mener(m, marche);
    return d === undefined ? m : this.#gester(m, d, marche);
  }

  /** Mène un même dossier plusieurs gestes de suite, le temps compris : de quoi aller loin. */
  async #mener(depart: Modele, marche: Marche): Promise<Modele> {
    const { lequel, a, b, cle } = this.coup;
    const vivants = depart.dossiers.filter(({ etat }) => !ETATS_FINAUX.has(etat));
    const vise = choisir(vivants.length > 0 ? vivants : depart.dossiers, lequel);
    const rang = vise === undefined ? -1 : depart.dossiers.indexOf(vise);
    let m = depart;
    for (let geste = 0; geste < 1 + (b % 8); geste += 1) {
      const d = m.dossiers[rang];
      if (d === undefined) return m;
      if ((a + geste) % 3 === 0 && attendLeTemps(m, d, marche)) return marche.attendre(m, joursJusque(m, d, "echeance"), 1);
      const jours = d.etat === "acceptee" ? PATIENCES[(a + geste) % PATIENCES.length]?.(m, d) : 0;
      if (jours !== undefined && jours > 0) m = await marche.attendre(m, jours, 1);
      const t = { a: (a + geste * 7) % 100, b: (b + geste * 11) % 100, cle: cle + geste * 31 };
      const coup = new UnCoup({ ...this.coup, ...t, quoi: "suivre" });
      m = await coup.#gester(m, m.dossiers[rang] ?? d, marche);
    }
    return m;
  }

  async #gester(m: Modele, d: DossierModele, marche: Marche): Promise<Modele> {
    const { quoi, a, b, cle } = this.coup;
    const t: Tirage = { a, b, cle: `R${cle}-${marche.constat.pas}`, plan: null };
    const auHasard = quoi === "hasard" || quoi === "autrui";
    const geste = choisir(auHasard ? GESTES : possibles(marche, m, [d, t]), cle);
    if (geste === undefined) return m;
    const facon: Facon = quoi === "meurt" || quoi === "autrui" ? quoi : "bien";
    const suite = await marche.faire(m, d, [geste, t, facon]);
    if (quoi !== "deux_fois") return suite;
    // Le même geste, aussitôt : il ne compte pas deux fois.
    const apres = suite.dossiers.find(({ id }) => id === d.id);
    return apres === undefined ? suite : marche.faire(suite, apres, [geste, t, "bien"]);
  }
}

const QUOIS: readonly Coup["quoi"][] = [
  ...Array.from({ length: 14 }, () => "mener" as const),
  ...Array.from({ length: 10 }, () => "suivre" as const),
  ...(["ouvrir", "ouvrir", "ouvrir", "ouvrir", "deux_fois", "deux_fois", "hasard", "hasard", "meurt", "meurt", "autrui"] as const),
  ...(["attendre", "attendre", "echeance", "echeance", "echeance", "debut", "verser"] as const),
];

// Sans biais : des nombres tirés près de zéro feraient toujours les mêmes gestes.
const coup = fc
  .noBias(
    fc.record({
      quoi: fc.constantFrom(...QUOIS),
      lequel: fc.nat(8),
      a: fc.nat(99),
      b: fc.nat(99),
      cle: fc.nat(9_999),
    }),
  )
  .map((tire) => new UnCoup(tire));

const lectures: fc.Arbitrary<LecturesDossier> = fc.record({
  expirationReponse: fc.constantFrom(...TABLE_DES_LECTURES_DOSSIER.expirationReponse.lectures),
  retractation: fc.constantFrom(...TABLE_DES_LECTURES_DOSSIER.retractation.lectures),
  depart: fc.constantFrom(...TABLE_DES_LECTURES_DOSSIER.depart.lectures),
  prerequis: fc.constantFrom(...TABLE_DES_LECTURES_DOSSIER.prerequis.lectures),
  realisationPartielle: fc.constantFrom("rendue" as const, "rendue" as const, "perdue" as const),
});

const reglages: fc.Arbitrary<Reglages> = fc.record({ lectures, acompte: fc.constantFrom(0, 25, 25) });

/** Ce qui reste à faire d'un dossier fini : le geste de l'argent qui l'attend. */
function gesteRestant({ facturation, factures, cofinancements, paiements }: DossierModele): string | null {
  if (facturation === "a_facturer") return "facturer";
  if (factures.some(({ genre, etat }) => genre === "facture" && etat === "emise")) return "payer_facture";
  if (factures.some(({ genre, etat }) => genre === "retour" && etat === "emise")) return "recevoir_retour";
  if (cofinancements.some(({ aRendre }) => aRendre !== null)) return "rendre_versement";
  if (cofinancements.some(({ etat }) => etat === "appele")) return "verser";
  return paiements.some(({ etat }) => etat === "a_rembourser") ? "rembourser" : null;
}

async function tousFont(marche: Marche, depart: Modele, nomDe: (d: DossierModele) => string | null): Promise<Modele> {
  let m = depart;
  for (const rang of depart.dossiers.keys()) {
    for (;;) {
      const d = m.dossiers[rang];
      const geste = d === undefined ? undefined : GESTES.find(({ nom }) => nom === nomDe(d));
      if (d === undefined || geste === undefined) break;
      const suite = await marche.faire(m, d, [geste, { a: 3, b: 1, cle: `F${marche.constat.pas}`, plan: null }, "bien"]);
      expect(suite, `${geste.nom} n'a pas eu lieu`).not.toBe(m);
      m = suite;
    }
  }
  return m;
}

/** Tout est payé : ce que l'organisme a reçu, ce que chacun a versé et ce que les droits ont donné font la même somme. */
function exigerSolde({ dossiers }: Modele): void {
  for (const { du, dues, factures, paiements, cofinancements, aRembourserDepuis } of dossiers) {
    const regle = factures.filter(({ etat }) => etat === "payee");
    const net = regle.reduce((total, { genre, montant }) => (genre === "retour" ? total - montant : total + montant), 0);
    expect(net, "reçu par l'organisme").toBe(du ?? 0);
    const lui = somme(paiements.filter(({ etat }) => etat === "paye"));
    expect(lui, "payé par le titulaire").toBe(sommeDuTitulaire(dues));
    const tiers = cofinancements.reduce((total, { etat, appele }) => (etat === "verse" ? total + (appele ?? 0) : total), 0);
    expect(tiers, "versé par les tiers").toBe(somme(dues.filter(({ source }) => source === "abondement")));
    expect(aRembourserDepuis).toBeNull();
  }
}

/** Lève les contrôles, laisse passer le temps, puis règle tout. */
export async function finir(marche: Marche, depart: Modele): Promise<Modele> {
  let m = await tousFont(marche, depart, ({ controle }) => (controle === "en_controle" ? "lever_controle" : null));
  for (let annee = 0; annee < 3; annee += 1) m = await marche.attendre(m, 400, 2);
  marche.exigerFini(m);
  m = await tousFont(marche, m, gesteRestant);
  exigerSolde(m);
  return m;
}

/** La loi de toute marche : quels que soient les coups, la base est ce que le modèle attend, et tout finit. */
export function loiDesMarches(univers: Univers, constat: Constat, coups: number) {
  const suite = fc.commands([coup], { maxCommands: coups, size: "max" });
  return fc.asyncProperty(reglages, suite, async (regles, commandes) => {
    const { marche, m } = await Marche.commencer(univers, constat, regles);
    const boite: Boite = { m };
    await fc.asyncModelRun(() => ({ model: boite, real: marche }), commandes);
    await finir(marche, boite.m);
  });
}
