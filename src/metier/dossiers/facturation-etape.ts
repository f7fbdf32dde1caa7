// Faire avancer la facturation ou le contrôle d'un dossier tenu : la table d'abord, puis la ligne et l'histoire.
import { type EvenementControle, franchirControle } from "../../regles/dossier/controle.js";
import { type EvenementFacturation, franchirFacturation } from "../../regles/dossier/facturation.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import type { ChampsDossier, LigneDossier } from "./dossiers.sql.js";
import { enregistrerEtape } from "./franchir-dossier.js";

/** Ce qui accompagne un pas de côté. `details` est lu par l'organisme : jamais une source ni un solde. */
interface PasDeCote {
  readonly signataire?: string | null;
  readonly details?: Readonly<Record<string, string | number | null>>;
  readonly champs?: Partial<ChampsDossier>;
}

export interface PasFacturation extends PasDeCote {
  readonly evenement: EvenementFacturation;
  readonly par: "dossier" | "organisme" | "exploitant";
}

export interface PasControle extends PasDeCote {
  readonly evenement: EvenementControle;
  readonly par: "titulaire" | "exploitant";
}

/** Fait avancer la facturation ; refuse « dossiers/facturation-impossible » hors de la table. */
export async function avancerFacturation(ctx: Contexte, dossier: LigneDossier, pas: PasFacturation): Promise<LigneDossier> {
  const { evenement, par, signataire = null, details = {}, champs = {} } = pas;
  const de = dossier.facturation;
  const vers = franchirFacturation(de, evenement, par);
  if (vers === null) throw new Refus("dossiers/facturation-impossible", { etat: de, evenement });
  return enregistrerEtape(ctx, dossier, {
    champs: { ...champs, facturation: vers },
    trace: { machine: "facturation", evenement, de, vers, par, signataire, details },
  });
}

/** Ouvre ou lève le contrôle ; refuse « dossiers/controle-impossible » hors de la table. */
export async function avancerControle(ctx: Contexte, dossier: LigneDossier, pas: PasControle): Promise<LigneDossier> {
  const { evenement, par, signataire = null, details = {}, champs = {} } = pas;
  const de = dossier.controle;
  const vers = franchirControle(de, evenement, par);
  if (vers === null) throw new Refus("dossiers/controle-impossible", { etat: de });
  return enregistrerEtape(ctx, dossier, {
    champs: { ...champs, controle: vers },
    trace: { machine: "controle", evenement, de, vers, par, signataire, details },
  });
}
