// Un monde où l'on se forme : un titulaire et ses droits, un organisme de formation et son offre, un dossier mené à l'état voulu.
import { randomUUID } from "node:crypto";
import {
  type ActionDonnee,
  enregistrerFormations,
  type FormationDonnee,
  listerFormationsDe,
  referencerFormateur,
} from "../../src/metier/catalogue/index.js";
import type { Contexte } from "../../src/metier/contexte.js";
import { compteurCpf, type SoldeCpf } from "../../src/metier/cpf/index.js";
import { enregistrerBrouillon } from "../../src/metier/declarations/index.js";
import {
  accepterProposition,
  confirmerServiceFait,
  type Dossier,
  declarerEntree,
  declarerServiceFait,
  lireDossier,
  ouvrirDossier,
  planifierDossier,
  type ServiceFait,
} from "../../src/metier/dossiers/index.js";
import { enregistrerPaiement } from "../../src/metier/dossiers/paiement.js";
import { inscrireLot, type Lot, listerLots } from "../../src/metier/grand-livre/index.js";
import type { Acteur, Statut } from "../../src/metier/identite/index.js";
import { ajouterResponsable } from "../../src/metier/organismes/index.js";
import type { FinanceurTiers } from "../../src/regles/financement/index.js";
import { sql } from "../../src/socle/base/base.js";
import { Refus } from "../../src/socle/refus.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import type { BaseDeTest } from "./base.js";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "./benevoles.js";
import { verserEnBase } from "./cpf.js";
import { desHeures } from "./declarations.js";
import { etapesVers } from "./etapes-dossier.js";
import { PLAFOND_ESSAI } from "./grand-livre.js";
import { actionDeTest, formationDeTest, SIRET_FORMATEUR, sessionDeTest } from "./offre.js";

type Titulaire = Extract<Acteur, { genre: "titulaire" }>;
type Responsable = Extract<Acteur, { genre: "responsable" }>;

/** Ce qu'un titulaire a : lots (centimes, du plus ancien au plus récent si rien n'est dit), CPF, heures, dotations. */
export interface Droits {
  readonly lots?: readonly (
    | number
    | { readonly montant: number; readonly declareLe?: string; readonly financeur?: string; readonly activite?: string }
  )[];
  readonly cpf?: number;
  readonly heures?: number;
  readonly dotations?: readonly { readonly financeur: FinanceurTiers; readonly montant: number }[];
  readonly statut?: Statut;
}

export interface SessionDOffre {
  readonly formationId: string;
  readonly actionId: string;
  readonly sessionId: string;
}

/** Les états où l'outil sait mener un dossier. */
export const ETATS_MENES = [
  "brouillon",
  "demandee",
  "en_verification",
  "proposee",
  "attente_paiement",
  "acceptee",
  "en_formation",
  "service_fait_declare",
  "service_fait_valide",
  "en_examen",
] as const;
export type EtatMene = (typeof ETATS_MENES)[number];

export const DEBUT = dateCivile("2026-11-02");
export const FIN = dateCivile("2026-11-13");
export const SERVICE_FAIT: ServiceFait = { sortieLe: FIN, taux: 100, heuresNonFaites: 0, forceMajeure: false, cause: null };

export interface MondeFormation extends Monde {
  readonly organismeId: string;
  readonly formateur: Responsable;
  readonly agent: Acteur;
  /** Met une formation au catalogue de l'organisme, du 2 au 13 novembre 2026 ; rend sa session. */
  offre(formation?: Partial<Omit<FormationDonnee, "actions">>, action?: Partial<ActionDonnee>): Promise<SessionDOffre>;
  beneficiaire(droits?: Droits): Promise<Titulaire>;
  /** Mène un dossier du titulaire à cet état ; l'horloge avance jusqu'où il le faut. */
  dossier(titulaire: Titulaire, session: SessionDOffre, etat: EtatMene): Promise<Dossier>;
  /** Accepte d'après le plan du moment, comme la page le fait. */
  accepter(titulaire: Titulaire, dossierId: string): Promise<Dossier>;
  /** Paie ce qui est attendu, comme le prestataire le dit. */
  payer(titulaire: Titulaire, dossierId: string): Promise<Dossier>;
  /** L'organisme déclare l'entrée, au jour du début. */
  entrer(dossierId: string): Promise<void>;
  relire(titulaire: Titulaire, dossierId: string): Promise<Dossier>;
  /** Des heures de bénévolat faites cette année, à envoyer en janvier : un droit attendu. */
  heuresAEnvoyer(titulaire: Titulaire, heures: number): Promise<void>;
  lots(titulaire: Titulaire): Promise<Lot[]>;
  /** Disponible, réservé et utilisé de chaque lot, dans l'ordre de dépense. */
  etatDesLots(titulaire: Titulaire): Promise<number[][]>;
  soldeCpf(titulaire: Titulaire): Promise<SoldeCpf>;
  /** L'organisme déclare l'entrée puis le service fait à ce taux, le titulaire le confirme. */
  realiser(titulaire: Titulaire, dossierId: string, taux: number): Promise<void>;
  /** Le refus qu'une action doit lever. */
  refus(acteur: Acteur, action: (ctx: Contexte) => Promise<unknown>): Promise<Refus>;
}

async function verser(monde: Monde, { titulaireId }: Titulaire, droits: Droits): Promise<void> {
  for (const [rang, lot] of (droits.lots ?? []).entries()) {
    const { montant, declareLe, financeur, activite } =
      typeof lot === "number" ? { montant: lot, declareLe: undefined, financeur: undefined, activite: undefined } : lot;
    await monde.agir(SYSTEME, (ctx) =>
      inscrireLot(ctx, {
        titulaireId,
        cle: randomUUID(),
        activite: activite ?? "benevolat_associatif",
        annee: 2022 + rang,
        financeur: financeur ?? "etat",
        montant,
        declareLe: dateCivile(declareLe ?? `${2023 + rang}-06-01`),
        decisionId: randomUUID(),
        plafond: PLAFOND_ESSAI,
      }),
    );
  }
  if (droits.cpf !== undefined) await verserEnBase(monde.test.base, titulaireId, { centimes: droits.cpf });
  if (droits.heures !== undefined) await verserEnBase(monde.test.base, titulaireId, { heures: droits.heures });
  for (const dotation of droits.dotations ?? []) await verserEnBase(monde.test.base, titulaireId, dotation);
}

async function unFormateur(monde: Monde): Promise<{ organismeId: string; formateur: Responsable }> {
  return monde.agir(SYSTEME, async (ctx) => {
    const { organismeId } = await referencerFormateur(ctx, {
      siret: SIRET_FORMATEUR,
      denomination: "Formations de l'Isère",
      codePostal: "38000",
      ville: "Grenoble",
    });
    const courriel = "formation@exemple.fr";
    await ajouterResponsable(ctx, { organismeId, courriel, nom: "Petit", prenom: "Lou", fonction: "responsable des inscriptions" });
    return { organismeId, formateur: { ...responsableDeTest(courriel), nom: "Petit", prenom: "Lou", organismes: [organismeId] } };
  });
}

async function mener(
  monde: MondeFormation,
  titulaire: Titulaire,
  { session, etat }: { session: SessionDOffre; etat: EtatMene },
): Promise<Dossier> {
  const { titulaireId } = titulaire;
  const { actionId, sessionId } = session;
  const ouvert = await monde.agir(titulaire, (ctx) => ouvrirDossier(ctx, { titulaireId, actionId, sessionId, cle: randomUUID() }));
  for (const etape of etapesVers(etat)) {
    if (etape.jour !== undefined && monde.horloge.aujourdhui() < etape.jour) monde.horloge.placer(`${etape.jour}T09:00:00Z`);
    await etape.faire(monde, titulaire, ouvert.id);
  }
  return monde.relire(titulaire, ouvert.id);
}

async function mettreAuCatalogue(
  monde: Monde,
  par: { organismeId: string; formateur: Responsable },
  { formation, action }: { formation: Partial<Omit<FormationDonnee, "actions">>; action: Partial<ActionDonnee> },
): Promise<SessionDOffre> {
  const numero = randomUUID();
  const sessions = [sessionDeTest({ debut: DEBUT, fin: FIN })];
  await monde.agir(par.formateur, (ctx: Contexte) =>
    enregistrerFormations(ctx, {
      organismeId: par.organismeId,
      importId: null,
      formations: [formationDeTest({ ...formation, numero, actions: [actionDeTest({ sessions, ...action })] })],
    }),
  );
  const offre = await monde.agir(par.formateur, (ctx) => listerFormationsDe(ctx, par.organismeId));
  const posee = offre.find((une) => une.numero === numero);
  const [actionPosee] = posee?.actions ?? [];
  const [session] = actionPosee?.sessions ?? [];
  if (posee === undefined || actionPosee === undefined) throw new Error("La formation d'essai n'est pas au catalogue.");
  return { formationId: posee.id, actionId: actionPosee.id, sessionId: session?.id ?? "" };
}

/** Ce qu'un test pose et constate sur un compte. */
function comptes(simple: Monde): Pick<MondeFormation, "heuresAEnvoyer" | "lots" | "etatDesLots" | "soldeCpf" | "refus"> {
  const lots: MondeFormation["lots"] = (titulaire) => simple.agir(titulaire, (ctx) => listerLots(ctx, titulaire.titulaireId));
  return {
    lots,
    async heuresAEnvoyer({ titulaireId, ...titulaire }, heures) {
      const { type, ...contenu } = desHeures(await simple.association(), { heures, fin: dateCivile("2026-08-31") });
      await simple.agir({ titulaireId, ...titulaire }, (ctx) =>
        enregistrerBrouillon(ctx, { titulaireId, type, contenu, cle: randomUUID() }),
      );
    },
    etatDesLots: async (titulaire) => (await lots(titulaire)).map(({ disponible, reserve, utilise }) => [disponible, reserve, utilise]),
    soldeCpf: ({ titulaireId }) => simple.agir(SYSTEME, (ctx) => compteurCpf().lire(ctx, titulaireId)),
    async refus(acteur, action) {
      const erreur: unknown = await simple.agir(acteur, action).catch((levee: unknown) => levee);
      if (erreur instanceof Refus) return erreur;
      throw new Error("Un refus était attendu.", { cause: erreur });
    },
  };
}

/** Ouvre un monde de formation, arrêté le 1er septembre 2026 si rien n'est dit. */
export async function unMondeFormation(instant = "2026-09-01T09:00:00Z", donnee?: BaseDeTest): Promise<MondeFormation> {
  const simple = await unMonde(instant, donnee);
  const par = await unFormateur(simple);
  const monde: MondeFormation = {
    ...simple,
    ...comptes(simple),
    ...par,
    agent: { genre: "agent", agentId: "agente@exemple.fr" },
    offre: (formation = {}, action = {}) => mettreAuCatalogue(simple, par, { formation, action }),
    async beneficiaire(droits = {}) {
      const titulaire = await simple.titulaire();
      const { titulaireId } = titulaire;
      await simple.test.base.requete(
        sql`update identite.titulaires set statut = ${droits.statut ?? "salarie"} where titulaire_id = ${titulaireId}`,
      );
      await verser(simple, titulaire, droits);
      return titulaire;
    },
    dossier: (titulaire, session, etat) => mener(monde, titulaire, { session, etat }),
    async accepter(titulaire, dossierId) {
      const { titulaireId } = titulaire;
      const { empreinte } = await simple.agir(titulaire, (ctx) => planifierDossier(ctx, dossierId));
      return simple.agir(titulaire, (ctx) => accepterProposition(ctx, { titulaireId, dossierId, empreinte, accordEmployeur: true }));
    },
    async payer(titulaire, dossierId) {
      const { titulaireId } = titulaire;
      const { paiements } = await monde.relire(titulaire, dossierId);
      for (const { id: paiementId } of paiements.filter(({ etat }) => etat === "attendu")) {
        await simple.agir(SYSTEME, (ctx) =>
          enregistrerPaiement(ctx, { titulaireId, dossierId, paiementId, issue: "paye", reference: paiementId }),
        );
      }
      return monde.relire(titulaire, dossierId);
    },
    async entrer(dossierId) {
      if (simple.horloge.aujourdhui() < DEBUT) simple.horloge.placer(`${DEBUT}T09:00:00Z`);
      await simple.agir(par.formateur, (ctx) => declarerEntree(ctx, { organismeId: par.organismeId, dossierId, le: DEBUT }));
    },
    relire: (titulaire, dossierId) => simple.agir(titulaire, (ctx) => lireDossier(ctx, { titulaireId: titulaire.titulaireId, dossierId })),
    async realiser({ titulaireId, ...titulaire }, dossierId, taux) {
      await monde.entrer(dossierId);
      simple.horloge.placer(`${FIN}T09:00:00Z`);
      const fait = { ...SERVICE_FAIT, taux, cause: taux < 100 ? "Deux jours manqués." : null };
      await simple.agir(par.formateur, (ctx) => declarerServiceFait(ctx, { organismeId: par.organismeId, dossierId, ...fait }));
      await simple.agir({ titulaireId, ...titulaire }, (ctx) => confirmerServiceFait(ctx, { titulaireId, dossierId, note: null }));
    },
  };
  return monde;
}
