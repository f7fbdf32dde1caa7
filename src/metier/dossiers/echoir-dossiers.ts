// Ce que le temps apporte aux dossiers : chaque échéance passée franchit son étape. Rejouable, par deux processus à la fois.
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { avancerHorloge } from "./avancer-horloge.js";
import { ecrireDossier, isolerDossier, leverIsolement, listerEchus, type PlaceEchue, tenirEchu } from "./dossiers.sql.js";
import { horlogeDuDossier } from "./echeances.js";

const PAR_TRANCHE = 200;

/** Où dire qu'un dossier a été mis de côté. */
type Signaler = (erreur: unknown, dossierId: string) => void;

/** Fait passer un dossier, s'il est encore échu et que personne ne le tient ; vrai s'il a bougé. */
async function echoirUn(base: Base, horloge: Horloge, dossierId: string): Promise<boolean> {
  return base.transaction(async (tx) => {
    const ctx: Contexte = { base: tx, horloge, acteur: { genre: "systeme" } };
    exiger(ctx.acteur, "echoir_dossiers");
    const dossier = await tenirEchu(tx, dossierId, horloge.aujourdhui());
    if (dossier === null) return false;
    const avance = await avancerHorloge(ctx, dossier);
    await leverIsolement(tx, dossierId);
    if (avance.version > dossier.version) return true;
    // Rien n'est échu d'après les lectures et le contrôle d'aujourd'hui : l'échéance gardée se remet à l'heure.
    const echeance = horlogeDuDossier(avance);
    await ecrireDossier(tx, { ...avance, horloge: echeance?.code ?? null, echeance: echeance?.jour ?? null });
    return false;
  });
}

/**
 * Franchit ce que le temps a échu, chaque dossier dans sa transaction ; rend combien ont bougé. Un dossier qui lève est mis de côté
 * (`dossiers.isoles`), signalé, repris au passage suivant ; il n'arrête pas les autres.
 */
export async function echoirDossiers(base: Base, horloge: Horloge, signaler?: Signaler): Promise<number> {
  let nombre = 0;
  let apres: PlaceEchue | null = null;
  for (;;) {
    const tranche: readonly PlaceEchue[] = await listerEchus(base, { aujourdhui: horloge.aujourdhui(), apres, limite: PAR_TRANCHE });
    for (const { id } of tranche) {
      try {
        if (await echoirUn(base, horloge, id)) nombre += 1;
      } catch (erreur) {
        const raison = erreur instanceof Refus ? erreur.code : "defaut";
        await isolerDossier(base, { dossierId: id, raison, depuis: horloge.maintenant() });
        signaler?.(erreur, id);
      }
    }
    apres = tranche.at(-1) ?? null;
    if (tranche.length < PAR_TRANCHE) return nombre;
  }
}
