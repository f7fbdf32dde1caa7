// La preuve des financeurs en CSV, ligne à ligne, telle qu'un tableur l'ouvre.
import { celluleCsv, MARQUE_UTF8 } from "../../socle/fichier/ecrire-csv.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type DemandePreuve, type LigneDePreuve, lignesDePreuve } from "./preuve.js";

const COLONNES = [
  "jour",
  "dossier",
  "organisme",
  "siret",
  "formation",
  "financeur",
  "activite",
  "annee",
  "declaree_le",
  "genre",
  "montant_euros",
  "ecriture_rang",
  "ecriture_empreinte",
  "facture",
  "payee_le",
] as const;

/** Centimes en euros, virgule décimale ; le signe d'une somme rendue est gardé. */
function enEuros(centimes: number): string {
  const absolu = Math.abs(centimes);
  return `${centimes < 0 ? "-" : ""}${Math.floor(absolu / 100)},${(absolu % 100).toString().padStart(2, "0")}`;
}

function cellules(ligne: LigneDePreuve): readonly string[] {
  const textes = [ligne.jour, ligne.dossier, ligne.organisme, ligne.siret, ligne.formation, ligne.financeur, ligne.lot?.activite];
  const dates = [ligne.lot?.annee.toString(), ligne.lot?.declareLe, ligne.genre];
  const fin = [ligne.ecriture.rang.toString(), ligne.ecriture.empreinte, ligne.facture, ligne.payeeLe];
  const sures = (valeurs: readonly (string | null | undefined)[]) => valeurs.map((valeur) => celluleCsv(valeur ?? ""));
  // Une somme est écrite par nous : son signe n'est pas une formule.
  return [...sures(textes), ...sures(dates), enEuros(ligne.montant), ...sures(fin)];
}

/** Le fichier, morceau par morceau : l'en-tête, puis une ligne par part. */
export async function* preuveEnCsv(ctx: Contexte, demande: DemandePreuve): AsyncGenerator<string> {
  exiger(ctx.acteur, "consulter_financements");
  yield `${MARQUE_UTF8}${COLONNES.join(";")}\r\n`;
  for await (const ligne of lignesDePreuve(ctx, demande)) yield `${cellules(ligne).join(";")}\r\n`;
}
