// Les autorisations d'un organisme, telles que son espace les montre : en cours d'abord, sans celles qui n'ont jamais pris effet.
import { autorisationsDe, vautLe } from "../../../../../metier/organismes/index.js";
import type { Demande } from "../../../route.js";
import type { VueAutorisation } from "./page.js";

export async function lireAutorisations(demande: Demande, organismeId: string): Promise<VueAutorisation[]> {
  const aujourdhui = demande.ctx.horloge.aujourdhui();
  const toutes = await autorisationsDe(demande.ctx, organismeId);
  return toutes
    .filter(({ depuis, jusquAu }) => jusquAu === null || jusquAu >= depuis)
    .map((une) => ({
      type: une.type,
      depuis: une.depuis,
      jusquAu: une.jusquAu,
      nir: une.peutEmployerNir,
      enCours: vautLe(une, aujourdhui),
    }))
    .sort((a, b) => Number(b.enCours) - Number(a.enCours) || a.type.localeCompare(b.type) || b.depuis.localeCompare(a.depuis));
}
