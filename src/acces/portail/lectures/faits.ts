// Les faits d'une activité, un par ligne et en mots : ceux qu'un organisme a déposés comme ceux sur lesquels la loi a répondu.
import { ecrireDate, lireDateCivile } from "../../../socle/valeurs/date-civile.js";
import { ecrireHeures } from "./delais.js";
import { motFonction } from "./mots.js";
import type { LigneDeFait } from "./vues.js";

type Ecriture = (valeur: unknown) => string | null;

function texteDe(valeur: unknown): string | null {
  if (typeof valeur === "number") return valeur.toLocaleString("fr-FR", { maximumFractionDigits: 2 });
  if (typeof valeur === "string" && valeur !== "") return valeur;
  return null;
}

const date: Ecriture = (valeur) => {
  const lue = typeof valeur === "string" ? lireDateCivile(valeur) : null;
  return lue === null ? null : ecrireDate(lue);
};
const compte =
  (un: string, plusieurs: string): Ecriture =>
  (valeur) =>
    typeof valeur === "number" ? `${texteDe(valeur)} ${valeur < 2 ? un : plusieurs}` : null;
const liste: Ecriture = (valeur) => (Array.isArray(valeur) ? valeur.map((nombre) => texteDe(nombre)).join(", puis ") : null);

const QUALITES: Readonly<Record<string, string>> = {
  "1": "1° de L411-7",
  "2": "2° de L411-7 (retraité de la police)",
  "3": "3° de L411-7 (ancien policier adjoint)",
  "4": "4° de L411-7 (autre volontaire)",
};
const THEMATIQUES: Readonly<Record<string, string>> = {
  generale: "Générale",
  numerique: "Numérique",
  services_incendie_secours: "Services d'incendie et de secours",
  autre: "Autre",
};

/** Champs montrés, dans l'ordre où on les lit ; l'identifiant d'un apprenti ou d'un contrat n'apprend rien à la personne. */
const CHAMPS: readonly (readonly [string, string, Ecriture])[] = [
  ["debut", "Début", date],
  ["fin", "Fin", date],
  ["signature", "Engagement signé le", date],
  ["arreteNotifieLe", "Arrêté notifié le", date],
  ["dureeAnnees", "Durée de l'engagement", compte("an", "ans")],
  ["annee", "Année", (valeur) => (typeof valeur === "number" ? String(valeur) : null)],
  ["jours", "Durée", compte("jour", "jours")],
  ["heures", "Heures", (valeur) => (typeof valeur === "number" ? ecrireHeures(valeur) : null)],
  ["heuresParAn", "Heures par an", liste],
  ["vacationsParAn", "Vacations par an", liste],
  ["interventions", "Interventions", compte("intervention", "interventions")],
  ["fonction", "Fonction", (valeur) => (typeof valeur === "string" ? motFonction(valeur) : null)],
  ["thematique", "Thème", (valeur) => THEMATIQUES[String(valeur)] ?? null],
  ["qualite", "Qualité", (valeur) => QUALITES[String(valeur)] ?? null],
  ["accordDeBranche", "Accord de branche", texteDe],
  ["declareLe", "Déclarée le", date],
  ["attesteLe", "Attestée le", date],
];

/** Écrit les faits connus ; un champ absent ou vide ne fait pas de ligne. */
export function ecrireFaits(faits: Readonly<Record<string, unknown>>): LigneDeFait[] {
  const lignes: LigneDeFait[] = [];
  for (const [champ, nom, ecrire] of CHAMPS) {
    const texte = ecrire(faits[champ]);
    if (texte !== null) lignes.push([nom, texte]);
  }
  if (faits["formationSecondaire"] === true) lignes.push(["Cadre", "Formation secondaire"]);
  return lignes;
}

/** Année sous laquelle une activité déposée se range : celle qu'elle nomme, sinon celle de sa fin ou de sa signature. */
export function anneeDesFaits(faits: Readonly<Record<string, unknown>>): number | null {
  if (typeof faits["annee"] === "number") return faits["annee"];
  const jour = faits["fin"] ?? faits["signature"] ?? faits["debut"];
  return typeof jour === "string" && lireDateCivile(jour) !== null ? Number(jour.slice(0, 4)) : null;
}
