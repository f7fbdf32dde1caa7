// Prévenir par courriel qui doit savoir : un droit ne s'éteint pas par le silence de quelqu'un qui ignorait qu'on l'attendait.
import { dateLimiteAttestation, dateLimiteDeclaration } from "../../regles/delais.js";
import { type Courriel, deposerCourriel } from "../../socle/courriel.js";
import { ecrireDate } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { lireTitulaire } from "../identite/index.js";
import { courrielsDesResponsables, lireOrganisme } from "../organismes/index.js";
import { type Declaration, type DeclarationComplete, estComplete } from "./declaration.js";
import type { Evenement } from "./etats.js";

/** Ce qui se dit par courriel : une étape franchie, ou un délai qui approche. */
export type Nouvelle = Evenement | "rappel_envoi" | "rappel_attestation";

const SIGNATURE = "\n\nLe service du compte d'engagement citoyen\n";

/** Aux responsables : ni nom ni heures, le courriel n'est pas un lieu sûr. */
async function aAttester(ctx: Contexte, declaration: DeclarationComplete): Promise<Courriel[]> {
  const { nom } = await lireOrganisme(ctx, declaration.organismeId);
  const adresses = await courrielsDesResponsables(ctx, declaration.organismeId);
  const limite = ecrireDate(dateLimiteAttestation(declaration.annee));
  const texte = `Bonjour,\n\nUne déclaration d'heures de ${declaration.annee} attend votre réponse pour ${nom}, au plus tard le ${limite}.\nPassé ce jour, ces heures ne compteraient plus (R5151-18).\n\nConnectez-vous au service, puis ouvrez « À attester ».${SIGNATURE}`;
  return adresses.map((a) => ({ a, sujet: `Une déclaration à attester avant le ${limite}`, texte }));
}

function attestee(declaration: DeclarationComplete): Omit<Courriel, "a"> {
  return {
    sujet: "Vos heures sont attestées",
    texte: `Bonjour,\n\nLes heures de ${declaration.annee} que vous aviez déclarées ont été attestées (R5151-17).\nVotre compte montre ce qu'elles ouvrent, et pourquoi.${SIGNATURE}`,
  };
}

function refusee(declaration: DeclarationComplete): Omit<Courriel, "a"> {
  const limite = ecrireDate(dateLimiteDeclaration(declaration.annee));
  return {
    sujet: "Vos heures n'ont pas été attestées",
    texte: `Bonjour,\n\nUn responsable a répondu à votre déclaration d'heures de ${declaration.annee} : il ne peut pas l'attester telle quelle.\nSa raison et son mot sont sur votre compte. Vous pouvez corriger et renvoyer jusqu'au ${limite} (R5151-16).${SIGNATURE}`,
  };
}

function aEnvoyer(declaration: DeclarationComplete): Omit<Courriel, "a"> {
  const limite = ecrireDate(dateLimiteDeclaration(declaration.annee));
  return {
    sujet: `Vos heures sont à envoyer avant le ${limite}`,
    texte: `Bonjour,\n\nVous avez noté des heures de ${declaration.annee} sans les envoyer. Après le ${limite}, elles ne pourraient plus compter (R5151-16, R5151-18).\n\nOuvrez « Mes activités » pour les relire et les envoyer.${SIGNATURE}`,
  };
}

function sansReponse(declaration: DeclarationComplete): Omit<Courriel, "a"> {
  const limite = ecrireDate(dateLimiteAttestation(declaration.annee));
  return {
    sujet: "Votre déclaration attend toujours une réponse",
    texte: `Bonjour,\n\nPersonne n'a encore répondu à votre déclaration d'heures de ${declaration.annee}. Sans attestation avant le ${limite}, elles ne compteraient plus (R5151-17, R5151-18).\n\nNous relançons les responsables. Parlez-leur-en aussi : plusieurs personnes peuvent attester.${SIGNATURE}`,
  };
}

async function auTitulaire(ctx: Contexte, declaration: Declaration, courriel: Omit<Courriel, "a">): Promise<Courriel[]> {
  const { personne } = await lireTitulaire(ctx, declaration.titulaireId);
  return personne.courriel === null ? [] : [{ a: personne.courriel, ...courriel }];
}

async function courrielsDe(ctx: Contexte, declaration: DeclarationComplete, evenement: Nouvelle): Promise<Courriel[]> {
  if (evenement === "declarer" || (evenement === "corriger" && declaration.etat === "declaree")) return aAttester(ctx, declaration);
  if (evenement === "rappel_envoi") return auTitulaire(ctx, declaration, aEnvoyer(declaration));
  if (evenement === "rappel_attestation") {
    return [...(await aAttester(ctx, declaration)), ...(await auTitulaire(ctx, declaration, sansReponse(declaration)))];
  }
  if (evenement === "attester") return auTitulaire(ctx, declaration, attestee(declaration));
  if (evenement === "refuser") return auTitulaire(ctx, declaration, refusee(declaration));
  return [];
}

/** Dépose les courriels de l'étape dans la même transaction qu'elle : l'un ne part pas sans l'autre. */
export async function prevenir(demandeur: Contexte, declaration: Declaration, evenement: Nouvelle): Promise<void> {
  if (!estComplete(declaration)) return;
  const ctx: Contexte = { ...demandeur, acteur: { genre: "systeme" } };
  for (const courriel of await courrielsDe(ctx, declaration, evenement))
    await deposerCourriel(ctx.base, courriel, ctx.horloge.maintenant());
}
