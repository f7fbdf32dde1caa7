// Ce qui est commun à tous les titulaires d'un calcul, lu une fois.
import { valeurAu } from "../../regles/parametre.js";
import { PLAFOND } from "../../regles/parametres-acquisition.js";
import type { Contexte } from "../contexte.js";
import { calendrierEnVigueur } from "./calendrier.js";
import { lecturesDuService } from "./lectures-du-service.js";
import type { CadreDeCalcul } from "./planifier-droits.js";

/** Le jour, les lectures, le calendrier et le plafond en vigueur. */
export async function cadreDuJour(ctx: Contexte): Promise<CadreDeCalcul> {
  const aujourdhui = ctx.horloge.aujourdhui();
  return {
    aujourdhui,
    lectures: lecturesDuService(),
    peutEcrire: await calendrierEnVigueur(ctx),
    plafond: valeurAu(PLAFOND, aujourdhui),
  };
}
