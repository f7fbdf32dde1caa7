// Ce que le temps fait aux déclarations : passé le 30 juin ou le 31 décembre, ce qui attendait est échu (R5151-18). Rejouable.
import { dateLimiteAttestation, dateLimiteDeclaration } from "../../regles/delais.js";
import { anneeDe, type DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ETATS, type Etat, TRANSITIONS } from "./etats.js";
import { echoir } from "./evenements.sql.js";

/** Dernière année dont la limite est passée. */
function derniereAnneePassee(limite: (annee: number) => DateCivile, aujourdhui: DateCivile): number {
  const annee = anneeDe(aujourdhui) - 1;
  return aujourdhui > limite(annee) ? annee : annee - 1;
}

/** Fait échoir les brouillons jamais envoyés et les déclarations jamais attestées ; rend combien l'ont été cette fois. */
export async function marquerEchues(ctx: Contexte): Promise<number> {
  exiger(ctx.acteur, "echoir_declarations");
  const aujourdhui = ctx.horloge.aujourdhui();
  const peuventEchoir = ETATS.filter((etat) => TRANSITIONS[etat].echoir === "echue");
  const aEnvoyer = (etat: Etat) => TRANSITIONS[etat].declarer === "declaree";
  return echoir(ctx.base, {
    etatsAEnvoyer: peuventEchoir.filter(aEnvoyer),
    anneeNonEnvoyee: derniereAnneePassee(dateLimiteDeclaration, aujourdhui),
    etatsAAttester: peuventEchoir.filter((etat) => !aEnvoyer(etat)),
    anneeNonAttestee: derniereAnneePassee(dateLimiteAttestation, aujourdhui),
    le: ctx.horloge.maintenant(),
    jour: aujourdhui,
  });
}
