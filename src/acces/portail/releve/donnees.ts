// Ce que le relevé contient : la même matière pour la page imprimable et pour le PDF.
import { anneeDe, type DateCivile, ecrireDate, jourDe, moisDe } from "../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../socle/valeurs/montant.js";
import { ecrireHeures } from "../lectures/delais.js";
import { motActivite, motFonction } from "../lectures/mots.js";
import type { VueActivite, VueCompte, VueDeclaration } from "../lectures/vues.js";

export interface AnneeDeReleve {
  readonly titre: string;
  /** Activité, où et dans quelle fonction, période ou durée, état. */
  readonly lignes: readonly (readonly [string, string, string, string])[];
}

/** Relevé prêt à écrire : rien que des textes, jamais le numéro de sécurité sociale. */
export interface DonneesReleve {
  readonly nom: string;
  readonly naissance: string;
  readonly ouvertLe: string;
  readonly edite: { readonly annee: number; readonly mois: number; readonly jour: number };
  readonly editeLe: string;
  readonly introduction: string;
  readonly solde: string;
  /** Activité, année, montant, jour d'inscription. */
  readonly droits: readonly (readonly [string, string, string, string])[];
  readonly annees: readonly AnneeDeReleve[];
  readonly usage: string;
}

export interface MatiereReleve {
  readonly nom: string;
  readonly naissance: DateCivile;
  readonly ouvertLe: DateCivile;
  readonly aujourdhui: DateCivile;
  readonly compte: VueCompte;
  readonly declarations: readonly VueDeclaration[];
  readonly activites: readonly VueActivite[];
}

type Ligne = readonly [string, string, string, string];

function ligneDeclaration(declaration: VueDeclaration): Ligne {
  return [
    motActivite(declaration.type),
    `${declaration.organismeNom} – ${motFonction(declaration.fonction)}`,
    `${ecrireHeures(declaration.heures)}, du ${ecrireDate(declaration.debut)} au ${ecrireDate(declaration.fin)}`,
    declaration.etat.mot,
  ];
}

function ligneActivite(activite: VueActivite): Ligne {
  const faits = activite.faits.map(([nom, valeur]) => `${nom} : ${valeur}`).join(", ");
  return [motActivite(activite.type), activite.deposant, faits === "" ? String(activite.annee) : faits, "Déclarée par l'organisme"];
}

function parAnnee(matiere: MatiereReleve): AnneeDeReleve[] {
  const annees = new Map<number, Ligne[]>();
  const ranger = (annee: number, ligne: Ligne) => annees.set(annee, [...(annees.get(annee) ?? []), ligne]);
  for (const declaration of matiere.declarations) ranger(declaration.annee, ligneDeclaration(declaration));
  // Une activité que la personne garde hors de son compte n'a pas à paraître sur un document qu'elle montre (L5151-8).
  for (const activite of matiere.activites) if (activite.recensee) ranger(activite.annee, ligneActivite(activite));
  return [...annees].sort(([une], [autre]) => autre - une).map(([annee, lignes]) => ({ titre: String(annee), lignes }));
}

/** Compose le relevé au jour donné. */
export function composerReleve(matiere: MatiereReleve): DonneesReleve {
  const { aujourdhui, compte } = matiere;
  return {
    nom: matiere.nom,
    naissance: ecrireDate(matiere.naissance),
    ouvertLe: ecrireDate(matiere.ouvertLe),
    edite: { annee: anneeDe(aujourdhui), mois: moisDe(aujourdhui), jour: jourDe(aujourdhui) },
    editeLe: ecrireDate(aujourdhui),
    introduction:
      "Ce relevé rassemble les activités bénévoles et volontaires enregistrées sur le compte d'engagement citoyen et les droits à la formation qu'elles ont ouverts (code du travail, articles L5151-7 à L5151-12).",
    solde: `${ecrireMontant(compte.acquis)} acquis sur ${ecrireMontant(compte.plafond)} au plus, dont ${ecrireMontant(compte.disponible)} disponibles au ${ecrireDate(aujourdhui)}.`,
    droits: compte.lots.map((lot) => [motActivite(lot.activite), String(lot.annee), ecrireMontant(lot.montant), ecrireDate(lot.inscritLe)]),
    annees: parAnnee(matiere),
    usage:
      "Une heure attestée a été confirmée par un responsable de l'association (R5151-17). Ce relevé peut accompagner un CV, une demande de validation des acquis de l'expérience ou un dossier d'études. Il vaut au jour de son édition.",
  };
}
