// Faire franchir une étape à un dossier : la table, les droits, l'écriture, l'histoire, l'horloge et les suites, ensemble ou pas du tout.
import { type Auteur, ETATS_RESERVES, type EvenementDossier, franchir, transitionDe } from "../../regles/dossier/etats.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { apresFranchissement } from "./apres-franchissement.js";
import type { EvenementDuDossier } from "./dossier.js";
import { type ChampsDossier, ecrireDossier, type LigneDossier, leverIsolement } from "./dossiers.sql.js";
import { horlogeDuDossier } from "./echeances.js";
import { ecrireEvenement } from "./evenements.sql.js";
import { mouvoirLesDroits } from "./mouvements.js";

/** Un pas : ce qui arrive, par qui, et ce que cela change. */
export interface Pas {
  readonly evenement: EvenementDossier;
  readonly auteur: Auteur;
  /** Nom de qui signe pour un organisme ou l'exploitant. */
  readonly signataire?: string;
  /** Gardé dans l'histoire, et lu par l'organisme : jamais un solde ni une source. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly champs?: Partial<ChampsDossier>;
}

/** Une étape de l'une des trois machines, telle que l'histoire la garde. */
export type Trace = Omit<EvenementDuDossier, "rang" | "le">;

type ChampDeDate =
  | "demandeeLe"
  | "verificationLe"
  | "proposeeLe"
  | "cofinancementLe"
  | "paiementLe"
  | "accepteeLe"
  | "examenLe"
  | "serviceFaitLe";

/** Le jour que chaque évènement pose ; une réponse de financeur rend au titulaire son délai entier pour décider. */
const JOURS: Partial<Record<EvenementDossier, ChampDeDate>> = {
  envoyer_demande: "demandeeLe",
  accuser_prerequis: "verificationLe",
  proposer: "proposeeLe",
  demander_cofinancement: "cofinancementLe",
  accorder_cofinancement: "proposeeLe",
  refuser_cofinancement: "proposeeLe",
  expirer_cofinancement: "proposeeLe",
  renoncer_cofinancement: "proposeeLe",
  accepter: "accepteeLe",
  accepter_et_payer: "paiementLe",
  payer: "accepteeLe",
  invoquer_force_majeure: "examenLe",
  declarer_absence: "examenLe",
  declarer_service_fait: "serviceFaitLe",
};

/** Écrit une étape d'un dossier tenu, dans l'une de ses machines : la ligne, l'histoire, la prochaine horloge. Ne regarde pas les tables. */
export async function enregistrerEtape(
  ctx: Contexte,
  dossier: LigneDossier,
  { champs, trace }: { champs: Partial<ChampsDossier> & Partial<Pick<LigneDossier, "etat">>; trace: Trace },
): Promise<LigneDossier> {
  const le = ctx.horloge.maintenant();
  const change: LigneDossier = { ...dossier, ...champs, version: dossier.version + 1, modifieLe: le };
  const horloge = horlogeDuDossier(change);
  const devenu: LigneDossier = { ...change, horloge: horloge?.code ?? null, echeance: horloge?.jour ?? null };
  await ecrireDossier(ctx.base, devenu);
  // Un dossier qui avance, par le temps ou par quelqu'un, n'est plus isolé.
  await leverIsolement(ctx.base, devenu.id);
  await ecrireEvenement(ctx.base, devenu, { ...trace, rang: dossier.version, le });
  return devenu;
}

/**
 * Franchit une étape d'un dossier que l'appelant tient déjà (`verrouillerDossier`) et pour lequel il est habilité.
 * Refuse « dossiers/etape-impossible » quand la table ne l'admet pas dans cet état ou de cet auteur.
 */
export async function franchirDossier(ctx: Contexte, dossier: LigneDossier, pas: Pas): Promise<LigneDossier> {
  const { evenement, auteur } = pas;
  const vers = franchir(dossier.etat, evenement, auteur);
  if (vers === null) throw new Refus("dossiers/etape-impossible", { etat: dossier.etat, evenement });
  const { effet } = transitionDe(evenement);
  const jour = JOURS[evenement];
  const pose = jour === undefined ? {} : { [jour]: ctx.horloge.aujourdhui() };
  const avant: LigneDossier = { ...dossier, ...pose, ...pas.champs };
  const sansObjet = effet === "rendre" && !ETATS_RESERVES.has(dossier.etat);
  const mus = sansObjet ? {} : await mouvoirLesDroits(ctx, avant, effet);
  const devenu = await enregistrerEtape(ctx, avant, {
    champs: { etat: vers, ...mus },
    trace: {
      machine: "dossier",
      evenement,
      de: dossier.etat,
      vers,
      par: auteur,
      signataire: pas.signataire ?? null,
      details: pas.details ?? {},
    },
  });
  return apresFranchissement(ctx, { avant: dossier, apres: devenu, pas });
}
