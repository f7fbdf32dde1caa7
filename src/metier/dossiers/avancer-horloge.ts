// Ce que le temps a déjà fait d'un dossier et que personne n'a encore écrit : chaque action commence par là.
import { ajouterJours } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { evenementDuTemps } from "./cofinancement-necessaire.js";
import type { LigneDossier } from "./dossiers.sql.js";
import { horlogeDuDossier } from "./echeances.js";
import { franchirDossier } from "./franchir-dossier.js";

/** Plus de pas que la table n'en enchaîne : au-delà, c'est une boucle. */
const PAS_AU_PLUS = 10;

/** Franchit, l'une après l'autre, les échéances passées d'un dossier tenu ; le rend tel qu'il est aujourd'hui. */
export async function avancerHorloge(ctx: Contexte, dossier: LigneDossier): Promise<LigneDossier> {
  const hier = ajouterJours(ctx.horloge.aujourdhui(), -1);
  const systeme: Contexte = { ...ctx, acteur: { genre: "systeme" } };
  let courant = dossier;
  for (let pas = 0; pas < PAS_AU_PLUS; pas += 1) {
    const echue = horlogeDuDossier(courant);
    if (echue === null || echue.evenement === null || echue.jour > hier) return courant;
    courant = await franchirDossier(systeme, courant, {
      evenement: await evenementDuTemps(systeme, courant, echue.evenement),
      auteur: "horloge",
      details: { horloge: echue.code, jour: echue.jour },
    });
  }
  throw new Error("Les échéances d'un dossier ne finissent pas de se suivre.");
}
