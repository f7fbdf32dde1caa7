// Un dossier mené seul par un chemin choisi : ce que le hasard emprunte trop rarement, et ce que le modèle doit voir aller mal.
import { lecturesDossierParDefaut } from "../../src/regles/dossier/index.js";
import { finir, GESTES } from "./coups-dossiers.js";
import { type Constat, Marche } from "./marche-dossiers.js";
import type { Univers } from "./univers-dossiers.js";

/** Un geste, avec ce que le hasard aurait tiré pour lui ; ou des jours qui passent. */
type Etape = string | { readonly jours: number } | { readonly nom: string; readonly a: number; readonly b: number };

export interface Chemin {
  readonly type: "vae" | "permis_leger";
  readonly acompte: number;
  readonly etapes: readonly Etape[];
}

const DEMANDE_A_UN_TIERS: readonly Etape[] = ["envoyer", "proposer", "demander_cofinancement"];
const INSCRIPTION: readonly Etape[] = ["envoyer", "proposer", "accepter", "payer"];
const ACOMPTE: readonly Etape[] = [...INSCRIPTION, { jours: 62 }, "entree", "verser_acompte", { jours: 11 }];
/** La moitié, en force majeure : le taux corrigé peut descendre sous l'acompte. */
const MOITIE_EN_FORCE_MAJEURE: readonly Etape[] = [...ACOMPTE, { nom: "service_fait", a: 6, b: 5 }, "confirmer"];
const corrige = (b: number): readonly Etape[] => ["ouvrir_controle", { nom: "lever_controle", a: 5, b }];
const A_25 = corrige(16);
const A_10 = corrige(8);

export const RETRACTATION: Chemin = { type: "vae", acompte: 0, etapes: [...INSCRIPTION, "annuler"] };
export const MOITIE_SUIVIE: Chemin = {
  type: "vae",
  acompte: 0,
  etapes: [...INSCRIPTION, { jours: 62 }, "entree", { jours: 11 }, "service_fait", "confirmer"],
};
export const DEUX_CONTROLES: Chemin = { type: "vae", acompte: 25, etapes: [...MOITIE_EN_FORCE_MAJEURE, ...A_25, ...A_10] };

/** Ce que des marches au hasard n'empruntent presque jamais. */
export const CHEMINS_RARES: readonly Chemin[] = [
  DEUX_CONTROLES,
  { type: "vae", acompte: 25, etapes: [...MOITIE_EN_FORCE_MAJEURE, ...A_10] },
  { type: "vae", acompte: 25, etapes: [...ACOMPTE, { nom: "service_fait", a: 5, b: 6 }, "confirmer"] },
  { type: "permis_leger", acompte: 0, etapes: [...DEMANDE_A_UN_TIERS, { jours: 20 }] },
  { type: "vae", acompte: 0, etapes: [...DEMANDE_A_UN_TIERS, "annuler_par_organisme"] },
  { type: "vae", acompte: 0, etapes: [...INSCRIPTION, { jours: 62 }, "absence", { jours: 80 }] },
  { type: "vae", acompte: 25, etapes: [...INSCRIPTION, { jours: 62 }, "entree", "verser_acompte", "annuler_par_organisme"] },
  { type: "vae", acompte: 25, etapes: [...ACOMPTE, "service_fait", { jours: 40 }] },
  { type: "vae", acompte: 25, etapes: [...ACOMPTE, "service_fait", "contester", "valider"] },
  { type: "vae", acompte: 25, etapes: [...MOITIE_EN_FORCE_MAJEURE, "facturer", "payer_facture", ...A_25, ...A_10] },
  { type: "vae", acompte: 25, etapes: [...MOITIE_EN_FORCE_MAJEURE, "facturer", "payer_facture", ...A_25, "recevoir_retour", ...A_10] },
];

/** Mène le dossier jusqu'à sa fin, et rend toute son histoire. */
export async function mener(univers: Univers, constat: Constat, { type, acompte, etapes }: Chemin): Promise<readonly string[]> {
  const { marche, m: depart } = await Marche.commencer(univers, constat, { lectures: lecturesDossierParDefaut, acompte });
  const offre = univers.offres.find((une) => une.type === type && une.dates?.debut === "2026-11-02");
  if (offre === undefined) throw new Error("Cette formation n'est pas au catalogue.");
  let m = await marche.ouvrir(depart, 0, offre);
  for (const etape of etapes) {
    const [d] = m.dossiers;
    if (typeof etape !== "string" && "jours" in etape) {
      m = await marche.attendre(m, etape.jours, 1);
      continue;
    }
    const voulu = typeof etape === "string" ? { nom: etape, a: 5, b: 5 } : etape;
    const geste = GESTES.find(({ nom }) => nom === voulu.nom);
    if (d === undefined || geste === undefined) throw new Error(`« ${voulu.nom} » n'est pas un geste.`);
    m = await marche.faire(m, d, [geste, { ...voulu, cle: `C${constat.pas}`, plan: null }, "bien"]);
  }
  return (await finir(marche, m)).dossiers[0]?.traces ?? [];
}
