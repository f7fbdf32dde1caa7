// Une marche : des dossiers menés ensemble dans la base et dans le modèle, comparés à chaque pas, jusqu'à ce que tous finissent.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import {
  echoirDossiers,
  installerAcompte,
  installerLecturesDossier,
  ouvrirDossier,
  planifierDossier,
} from "../../src/metier/dossiers/index.js";
import type { Acteur } from "../../src/metier/identite/index.js";
import { ETATS_FINAUX, echeancesDe, type LecturesDossier } from "../../src/regles/dossier/index.js";
import type { Requeteur } from "../../src/socle/base/base.js";
import { Refus } from "../../src/socle/refus.js";
import { ajouterJours, type DateCivile, dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { SYSTEME } from "./benevoles.js";
import { verserEnBase } from "./cpf.js";
import type { Geste, Lieu, Tirage } from "./gestes-dossiers.js";
import { datesDe } from "./gestes-du-titulaire.js";
import { exigerJuste, exigerPareils, type Lu, lire } from "./lecture-dossiers.js";
import { avancer, copier, type DossierModele, type Modele, type OffreModele, RefusPrevu } from "./modele-dossiers.js";
import { desMarcheurs, type Marcheur, type Membre, STATUTS_MARCHEURS, type Univers } from "./univers-dossiers.js";

const DEPART = dateCivile("2026-09-01");

/** Ce que la marche a vu, de marche en marche. */
export interface Constat {
  pas: number;
  refus: number;
  readonly transitions: Set<string>;
  readonly etats: Set<string>;
}
export const constatVide = (): Constat => ({ pas: 0, refus: 0, transitions: new Set(), etats: new Set() });

export interface Reglages {
  readonly lectures: LecturesDossier;
  readonly acompte: number;
}

/** La mort d'une transaction, au milieu de ce qu'elle faisait. */
class Mort extends Error {}

/** Une base qui meurt à la énième requête. */
function mourante(tx: Requeteur, requetes: number): Requeteur {
  let reste = requetes;
  return {
    ...tx,
    requete(instruction) {
      reste -= 1;
      return reste < 0 ? Promise.reject(new Mort()) : tx.requete(instruction);
    },
  };
}

/** `meurt` : la transaction finit par mourir ; `autrui` : quelqu'un d'autre essaie. */
export type Facon = "bien" | "meurt" | "autrui";

function codeDe(erreur: unknown): string {
  if (erreur instanceof Refus || erreur instanceof RefusPrevu) return erreur.code;
  throw erreur;
}

export class Marche {
  readonly univers: Univers;
  readonly constat: Constat;
  readonly marcheurs: readonly Marcheur[];
  /** Ce que chaque poste a reçu : rien d'autre n'y entre ni n'en sort. */
  readonly #acquis = new Map<string, number>();
  #secondes = 0;
  #lu: Lu | null = null;

  private constructor(univers: Univers, constat: Constat, marcheurs: readonly Marcheur[]) {
    this.univers = univers;
    this.constat = constat;
    this.marcheurs = marcheurs;
  }

  static async commencer(univers: Univers, constat: Constat, reglages: Reglages): Promise<{ marche: Marche; m: Modele }> {
    univers.monde.horloge.placer(`${DEPART}T08:00:00Z`);
    const lectures = Object.entries(reglages.lectures).map(([code, lecture]) => `${code}=${lecture}`);
    expect([...installerLecturesDossier(lectures.join()), ...installerAcompte(String(reglages.acompte))]).toEqual([]);
    const marche = new Marche(univers, constat, await desMarcheurs(univers));
    const m: Modele = { jour: DEPART, ...reglages, comptes: marche.marcheurs.map(({ compte }) => compte), dossiers: [] };
    for (const { postes } of m.comptes) for (const [nom, { disponible }] of postes) marche.#noter(nom, disponible);
    await marche.#verifier(m);
    return { marche, m };
  }

  #noter(poste: string, somme: number): void {
    if (poste !== "cpf" && poste !== "heures") this.#acquis.set(poste, somme);
  }

  /** Chaque geste a son instant. */
  #placer(jour: DateCivile): void {
    this.#secondes += 1;
    this.univers.monde.horloge.placer(new Date(Date.parse(`${jour}T08:00:00Z`) + this.#secondes * 1000).toISOString());
  }

  async #verifier(m: Modele): Promise<void> {
    const lu = await lire(
      this.univers.monde.test.base,
      m.comptes.map(({ titulaireId }) => titulaireId),
    );
    this.#lu = lu;
    exigerJuste(m, lu);
    exigerPareils(m, lu);
    for (const postes of lu.comptes.values()) {
      for (const [nom, { disponible, reserve, utilise }] of postes) {
        const acquis = this.#acquis.get(nom);
        if (acquis !== undefined) expect(disponible + reserve + utilise, `acquis de ${nom}`).toBe(acquis);
      }
    }
    for (const { etat, facturation, controle } of lu.dossiers) this.constat.etats.add(etat).add(facturation).add(controle);
    for (const { machine, evenement, de, vers, par } of lu.traces) {
      this.constat.transitions.add(`${machine} ${evenement} de ${de}`).add(`${machine} ${evenement} par ${par}`);
      this.constat.etats.add(vers);
    }
  }

  async #constater(m: Modele): Promise<void> {
    this.constat.pas += 1;
    await this.#verifier(m);
  }

  #lieu(d: DossierModele, autrui: boolean): Lieu {
    const { organismes, cofinanceurs } = this.univers;
    const paiements = this.#lu?.paiements.filter((un) => un.dossier_id === d.id) ?? [];
    const decale = autrui ? 1 : 0;
    return {
      d,
      titulaireId: this.marcheurs[(d.titulaire + decale) % this.marcheurs.length]?.acteur.titulaireId ?? "",
      organismeId: organismes[(d.offre.organisme + decale) % 2]?.id ?? "",
      cofinanceurs: cofinanceurs.map(({ id }) => id),
      paiementId(rang) {
        const voulu = d.paiements[rang];
        return paiements.find(({ etat, montant }) => etat === voulu?.etat && montant === voulu.montant)?.id ?? randomUUID();
      },
    };
  }

  #acteur({ par }: Geste, d: DossierModele, autrui: boolean): Acteur {
    const decale = autrui ? 1 : 0;
    const marcheur: Acteur = this.marcheurs[(d.titulaire + decale) % this.marcheurs.length]?.acteur ?? SYSTEME;
    const membre = (liste: readonly Membre[], rang: number): Acteur => liste[(rang + decale) % 2]?.acteur ?? SYSTEME;
    if (par === "titulaire") return marcheur;
    if (par === "organisme") return membre(this.univers.organismes, d.offre.organisme);
    if (par === "cofinanceur") return membre(this.univers.cofinanceurs, d.cofinancements.at(-1)?.rang ?? 0);
    if (autrui) return marcheur;
    return par === "agent" ? this.univers.monde.agent : SYSTEME;
  }

  /** Le plan montré à la personne, quand le geste en demande un. */
  async #avecPlan(geste: Geste, d: DossierModele, t: Tirage): Promise<Tirage> {
    const acteur = this.marcheurs[d.titulaire]?.acteur;
    if (geste.nom !== "accepter" || t.plan !== null || acteur === undefined) return t;
    return { ...t, plan: await this.univers.monde.agir(acteur, (ctx) => planifierDossier(ctx, d.id)) };
  }

  /** Ce que le modèle prévoit : lui-même changé, ou le code du refus. */
  prevoir(m: Modele, d: DossierModele, [geste, t]: readonly [Geste, Tirage]): Modele | string {
    const { copie, d: change } = copier(m, d);
    try {
      geste.prevoir(copie, change, t);
      return copie;
    } catch (erreur) {
      return codeDe(erreur);
    }
  }

  /** Fait un geste des deux côtés ; rend le modèle qui suit. */
  async faire(m: Modele, d: DossierModele, [geste, voulu, facon]: readonly [Geste, Tirage, Facon]): Promise<Modele> {
    this.#placer(m.jour);
    const { base, horloge } = { ...this.univers.monde.test, horloge: this.univers.monde.horloge };
    const t = await this.#avecPlan(geste, d, voulu);
    const autrui = facon === "autrui";
    // Une fois sur deux, autrui se donne pour le titulaire ou l'organisme du dossier.
    const lieu = this.#lieu(d, autrui && t.b % 2 === 0);
    const acteur = this.#acteur(geste, d, autrui);
    const essai = base.transaction(async (tx) => {
      await geste.faire({ base: facon === "meurt" ? mourante(tx, t.b) : tx, horloge, acteur }, lieu, t);
      if (facon === "meurt") throw new Mort();
    });
    const issue: unknown = await essai.then(
      () => null,
      (erreur: unknown) => erreur,
    );
    const prevu = autrui ? m : this.prevoir(m, d, [geste, t]);
    const suite = this.#juger(m, { prevu, issue, facon, nom: geste.nom });
    await this.#adopter(suite);
    await this.#constater(suite);
    return suite;
  }

  #juger(m: Modele, { prevu, issue, facon, nom }: { prevu: Modele | string; issue: unknown; facon: Facon; nom: string }): Modele {
    if (issue instanceof Mort) return m;
    if (issue !== null) this.constat.refus += 1;
    if (facon === "autrui") {
      expect(["identite/action-interdite", "dossiers/introuvable"], `${nom} par autrui`).toContain(issue === null ? "fait" : codeDe(issue));
      return m;
    }
    expect(issue === null ? "fait" : codeDe(issue), nom).toBe(typeof prevu === "string" ? prevu : "fait");
    return typeof prevu === "string" ? m : prevu;
  }

  /** Les cofinancements neufs prennent l'identifiant que la base leur a donné. */
  async #adopter(m: Modele): Promise<void> {
    if (!m.dossiers.some((d) => d.cofinancements.some(({ id }) => id === ""))) return;
    const { cofinancements } = await lire(
      this.univers.monde.test.base,
      m.comptes.map(({ titulaireId }) => titulaireId),
    );
    for (const d of m.dossiers) {
      const siens = cofinancements.filter(({ dossier_id }) => dossier_id === d.id);
      for (const [rang, un] of d.cofinancements.entries()) un.id = siens[rang]?.id ?? "";
    }
  }

  /** Ouvre un dossier, deux fois de la même clé : il n'y en a qu'un. */
  async ouvrir(m: Modele, titulaire: number, offre: OffreModele): Promise<Modele> {
    this.#placer(m.jour);
    const acteur = this.marcheurs[titulaire]?.acteur;
    if (acteur === undefined) throw new Error("Un dossier s'ouvre au nom d'un titulaire.");
    const demande = { titulaireId: acteur.titulaireId, actionId: offre.actionId, sessionId: offre.sessionId, cle: randomUUID() };
    const { id } = await this.univers.monde.agir(acteur, (ctx) => ouvrirDossier(ctx, demande));
    expect((await this.univers.monde.agir(acteur, (ctx) => ouvrirDossier(ctx, demande))).id).toBe(id);
    const { debut, fin } = datesDe(offre, m.jour);
    const jours = { demandeeLe: null, verificationLe: null, proposeeLe: null, cofinancementLe: null, paiementLe: null, accepteeLe: null };
    const neuf: DossierModele = {
      ...{ id, titulaire, offre, statut: STATUTS_MARCHEURS[titulaire] ?? "salarie", prix: offre.prix, heures: offre.heures, debut, fin },
      ...{ etat: "brouillon", facturation: "pas_facturable", controle: "hors_controle", departement: offre.departement, creeLe: m.jour },
      ...{ ...jours, examenLe: null, serviceFaitLe: null, factureeLe: null, aRembourserDepuis: null, entreeLe: null },
      ...{ plan: null, prises: [], parts: [], taux: null, forceMajeure: null, du: null, dues: [] },
      ...{ paiements: [], cofinancements: [], factures: [], traces: [] },
    };
    const suite = { ...m, dossiers: [...m.dossiers, neuf] };
    await this.#constater(suite);
    return suite;
  }

  /** De l'argent arrive au second compteur : le plan montré hier n'est plus celui d'aujourd'hui. */
  async verser(m: Modele, titulaire: number, montant: number): Promise<Modele> {
    this.#placer(m.jour);
    const compte = m.comptes[titulaire];
    if (compte === undefined) return m;
    const id = await verserEnBase(this.univers.monde.test.base, compte.titulaireId, { financeur: "opco", montant });
    const postes = new Map([...compte.postes, [id, { disponible: montant, reserve: 0, utilise: 0 }] as const]);
    this.#noter(id, montant);
    const change = { ...compte, postes, dotations: [...compte.dotations, id] };
    const suite = { ...m, comptes: m.comptes.map((un) => (un === compte ? change : un)) };
    await this.#constater(suite);
    return suite;
  }

  /** Le temps passe ; `fois` passages des échéances : le second n'a plus rien à faire. */
  async attendre(m: Modele, jours: number, fois: number): Promise<Modele> {
    const jour = ajouterJours(m.jour, jours);
    this.#placer(jour);
    let suite: Modele = { ...m, jour };
    for (let passage = 0; passage < fois; passage += 1) {
      let bouges = 0;
      for (const rang of suite.dossiers.keys()) {
        const d = suite.dossiers[rang];
        if (d === undefined) continue;
        const { copie, d: change } = copier(suite, d);
        if (avancer(copie, change)) bouges += 1;
        suite = copie;
      }
      expect(await echoirDossiers(this.univers.monde.test.base, this.univers.monde.horloge), "dossiers échus").toBe(bouges);
    }
    await this.#constater(suite);
    return suite;
  }

  /** Plus personne n'agit : le temps finit tout, plus rien n'est réservé, aucun délai du temps ne reste. */
  exigerFini(m: Modele): void {
    for (const d of m.dossiers) expect(ETATS_FINAUX.has(d.etat), `le dossier reste « ${d.etat} »`).toBe(true);
    for (const { postes } of m.comptes) for (const { reserve } of postes.values()) expect(reserve).toBe(0);
    for (const d of m.dossiers) expect(echeancesDe(d, m.lectures).filter(({ evenement }) => evenement !== null)).toEqual([]);
  }
}
