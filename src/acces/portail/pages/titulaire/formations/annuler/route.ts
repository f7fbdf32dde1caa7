// Routes de l'annulation : prévoir ce qu'elle ferait, puis la faire.
import { h } from "preact";
import { z } from "zod";
import { annulerInscription, type Dossier, lireDossier, prevoirAnnulation } from "../../../../../../metier/dossiers/index.js";
import type { JugementAnnulation } from "../../../../../../regles/dossier/index.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { montrerRefus, tenter } from "../../refus.js";
import { lireFormulaire } from "../../saisie.js";
import { dossierDemande, type Essai, montrerDossier, SANS_ESSAI } from "../dossier/montrer.js";
import { cheminDossier } from "../dossier/vue.js";
import { PageAnnuler } from "./page.js";

const CHEMIN = "/mon-compte/formations/:dossier/annuler";
const LONGUEUR = 2_000;

/** Trop tard pour annuler sans frais, il faut choisir ; la force majeure dit sa cause. */
export const formulaireTardif = z
  .object({
    choix: z.enum(["force-majeure", "tard"], { error: "Votre décision : choisissez une des deux réponses." }),
    cause: z
      .string()
      .default("")
      .transform((tape) => tape.trim())
      .refine((tape) => tape.length <= LONGUEUR, `Ce qui vous empêche de venir : ${LONGUEUR} caractères au plus, gardez l'essentiel.`),
  })
  .superRefine(({ choix, cause }, contexte) => {
    if (choix !== "force-majeure" || cause !== "") return;
    contexte.addIssue({ code: "custom", path: ["cause"], message: "Ce qui vous empêche de venir : dites-le en une ou deux phrases." });
  });

async function montrer(demande: Demande, { erreurs, refus }: Essai): Promise<Reponse> {
  const { ctx, jeton, corps } = demande;
  const lui = dossierDemande(demande);
  const dossier = await lireDossier(ctx, lui);
  const prevu = await tenter(() => prevoirAnnulation(ctx, lui));
  if ("refus" in prevu) return montrerDossier(demande, { ...SANS_ESSAI, refus: prevu.refus });
  const vue = {
    ...{ jeton, corps, erreurs, dossier, jugement: prevu.fait, aujourdhui: ctx.horloge.aujourdhui() },
    refus: refus === null ? null : montrerRefus(refus),
  };
  const statut = erreurs.length > 0 ? 422 : (vue.refus?.statut ?? 200);
  return page(`Annuler mon inscription – ${dossier.offre.intitule}`, h(PageAnnuler, { vue }), statut);
}

function annonceDe({ etat }: Dossier): string {
  if (etat === "en_examen") return "Votre cause est reçue : un agent l'examine, et vos droits restent réservés en attendant.";
  return etat === "annulee_titulaire"
    ? "Votre inscription est annulée, sans frais. Vos droits sont revenus."
    : "Votre inscription est annulée. Le prix reste dû à l'organisme.";
}

/** Ce que la personne a choisi ; tant qu'annuler est sans frais, il n'y a rien à choisir. */
function choixDe(demande: Demande, { evenement }: JugementAnnulation) {
  if (evenement !== "annuler_tard") return { valeurs: { forceMajeure: null, tardAccepte: false } };
  const lu = lireFormulaire(formulaireTardif, demande.corps);
  if ("erreurs" in lu) return lu;
  const { choix, cause } = lu.valeurs;
  return { valeurs: choix === "tard" ? { forceMajeure: null, tardAccepte: true } : { forceMajeure: { cause }, tardAccepte: false } };
}

async function annuler(demande: Demande): Promise<Reponse> {
  const { ctx } = demande;
  const lui = dossierDemande(demande);
  const prevu = await tenter(() => prevoirAnnulation(ctx, lui));
  if ("refus" in prevu) return montrerDossier(demande, { ...SANS_ESSAI, refus: prevu.refus });
  const choix = choixDe(demande, prevu.fait);
  if ("erreurs" in choix) return montrer(demande, { ...SANS_ESSAI, erreurs: choix.erreurs });
  const issue = await tenter(() => annulerInscription(ctx, { ...lui, ...choix.valeurs }));
  if ("refus" in issue) return montrer(demande, { ...SANS_ESSAI, refus: issue.refus });
  demande.session.ecrire({ annonce: { ton: "acquis", texte: annonceDe(issue.fait) } });
  return rediriger(cheminDossier(lui.dossierId));
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "demander_formation", traiter: (demande) => montrer(demande, SANS_ESSAI) },
  { methode: "POST", chemin: CHEMIN, action: "demander_formation", traiter: annuler },
];
