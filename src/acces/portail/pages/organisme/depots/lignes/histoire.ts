// L'histoire d'une ligne : ses envois, et ceux des lignes que cet espace a tirées d'elle pour la rectifier ou l'annuler.
import { chercherLignes, type LigneRendue } from "../../../../../../metier/depots/index.js";
import type { Demande } from "../../../../route.js";

const LONGUEUR_ID = 64;
/** Au-delà, on ne corrige plus une ligne à la main : l'identifiant se choisit soi-même. */
export const CHANGEMENTS_MAXIMUM = 50;
const DERIVE = /-[RA]\d{1,2}$/u;

/** Identifiant d'une ligne qui en change une autre : « X-R1 » la rectifie, « X-A1 » l'annule ; changer « X-R1 » donne « X-R2 ». */
export function idDerive(idLigne: string, lettre: "R" | "A", rang: number): string {
  const suffixe = `-${lettre}${rang}`;
  return `${idLigne.replace(DERIVE, "").slice(0, LONGUEUR_ID - suffixe.length)}${suffixe}`;
}

/** Vrai si la ligne en annule une autre, et qu'elle a été prise. */
export function estAnnulation({ idLigne, statut }: LigneRendue): boolean {
  return statut !== "REJETEE" && /-A\d{1,2}$/u.test(idLigne ?? "");
}

/** Tous les envois, du plus récent au plus ancien ; vide si l'organisme n'a jamais envoyé cette ligne. */
export async function lireHistoire(demande: Demande, organismeId: string, idLigne: string): Promise<LigneRendue[]> {
  const envois = [...(await chercherLignes(demande.ctx, { organismeId, idLigne }))];
  if (envois.length === 0 || DERIVE.test(idLigne)) return envois;
  for (const lettre of ["R", "A"] as const) {
    for (let rang = 1; rang <= CHANGEMENTS_MAXIMUM; rang += 1) {
      const suivants = await chercherLignes(demande.ctx, { organismeId, idLigne: idDerive(idLigne, lettre, rang) });
      if (suivants.length === 0) break;
      envois.push(...suivants);
    }
  }
  return envois.sort((a, b) => b.recuLe.getTime() - a.recuLe.getTime());
}
