// Les pages de la connexion par un fournisseur : l'aller, le retour, la déconnexion.
import { rattacherActivites } from "../../../metier/activites/index.js";
import type { Contexte } from "../../../metier/contexte.js";
import { rattacherCpf } from "../../../metier/cpf/index.js";
import { calculerDroits } from "../../../metier/droits/index.js";
import {
  empreinteDuTitulaire,
  lirePreuve,
  type Preuve,
  reconnaitrePersonne,
  reconnaitreResponsable,
} from "../../../metier/identite/index.js";
import { organismesDuResponsable, organismesSousUnAutreSiret } from "../../../metier/organismes/index.js";
import { Refus } from "../../../socle/refus.js";
import { ecrireSiret } from "../../../socle/valeurs/siret.js";
import { PageSansOrganisme } from "../pages/public/connexion/sans-organisme.js";
import { estAgent, presenter } from "../presence.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../route.js";
import type { Connexion, RetourVerifie } from "./connexion.js";
import { entrerPersonne, entrerResponsable } from "./entrer.js";
import { CHEMINS_RETOUR, type NomFournisseur, RETOUR_DECONNEXION } from "./fournisseurs.js";
import { retourSur } from "./retour.js";
import { lireResponsablePresente, lireTraits } from "./revendications.js";

type ConnexionNue = Omit<Connexion, "routes">;

const CHEMINS_ALLER: Readonly<Record<NomFournisseur, string>> = {
  franceconnect: "/connexion/franceconnect",
  franceconnect_plus: "/connexion/franceconnect-plus",
  proconnect: "/connexion/proconnect",
};

async function partir(connexion: ConnexionNue, nom: NomFournisseur, demande: Demande): Promise<Reponse> {
  const { url, allerRetour } = await connexion.commencer(nom, retourSur(demande.recherche["retour"]) ?? "");
  demande.session.ecrire({ allerRetour });
  return rediriger(url);
}

function dejaEntre(demande: Demande): boolean {
  const { personneId, titulaireId, responsableId } = demande.session.lire();
  return personneId !== undefined || titulaireId !== undefined || responsableId !== undefined;
}

/** L'aller-retour ne sert qu'une fois : il est retiré de la session avant toute vérification. */
async function revenir(connexion: ConnexionNue, nom: NomFournisseur, demande: Demande): Promise<Reponse> {
  const aller = demande.session.lire().allerRetour;
  if (aller === undefined && dejaEntre(demande)) {
    demande.session.ecrire({ annonce: { ton: "attente", texte: "Vous étiez déjà connecté : ce retour n'a pas servi une seconde fois." } });
    return rediriger("/");
  }
  if (aller !== undefined) demande.session.ecrire({ allerRetour: undefined });
  const retour = await connexion.revenir(aller?.fournisseur === nom ? aller : undefined, demande.recherche);
  return nom === "proconnect" ? accueillirResponsable(demande, retour) : accueillirPersonne(demande, retour, nom);
}

async function accueillirPersonne(
  demande: Demande,
  retour: RetourVerifie,
  fournisseur: "franceconnect" | "franceconnect_plus",
): Promise<Reponse> {
  const lu = lireTraits(retour.revendications);
  const preuve = lirePreuve(retour.acr);
  if (lu === null || preuve === null) throw new Refus("identite/reponse-non-fiable", { fournisseur });
  const avant = demande.session.lire();
  const personneCourante = avant.fournisseur === "courriel" ? avant.personneId : undefined;
  const { rattachee, ...reconnue } = await reconnaitrePersonne(demande.ctx, { fournisseur, preuve, personneCourante, ...lu });
  const arrivee = { ...reconnue, fournisseur, jetonIdentite: retour.jetonIdentite };
  const vers = await entrerPersonne(demande.session, arrivee, retourSur(retour.retour));
  if (reconnue.titulaireId !== null) await retrouverVersements(demande, reconnue.titulaireId, preuve);
  if (rattachee) {
    if (reconnue.titulaireId !== null) await retrouverActivites(demande, reconnue.titulaireId, preuve);
    demande.session.ecrire({ annonce: { ton: "acquis", texte: "Votre identité est prouvée : tout votre compte vous est ouvert." } });
  }
  return rediriger(vers);
}

/** L'identité prouvée, ce que des organismes avaient déclaré pour ce numéro rejoint le compte, et les droits sont écrits aussitôt. */
async function retrouverActivites(demande: Demande, titulaireId: string, preuve: Preuve): Promise<void> {
  const ctx: Contexte = { ...demande.ctx, acteur: { genre: "titulaire", titulaireId, preuve } };
  const nirEmpreinte = await empreinteDuTitulaire(ctx, titulaireId);
  if (nirEmpreinte !== null) await rattacherActivites(ctx, { titulaireId, nirEmpreinte });
  await calculerDroits(ctx, titulaireId);
}

/** Ce que des payeurs ont versé au second compteur depuis la dernière fois rejoint le compte. */
async function retrouverVersements(demande: Demande, titulaireId: string, preuve: Preuve): Promise<void> {
  const ctx: Contexte = { ...demande.ctx, acteur: { genre: "titulaire", titulaireId, preuve } };
  const nirEmpreinte = await empreinteDuTitulaire(ctx, titulaireId);
  if (nirEmpreinte !== null) await rattacherCpf(ctx, { titulaireId, nirEmpreinte });
}

/** Un organisme qui manque se dit : sans cela, le responsable le croirait perdu. */
function direEcartes(ecartes: readonly { readonly nom: string; readonly siret: string }[]): string {
  const noms = ecartes.map(({ nom, siret }) => `${nom} (SIRET ${ecrireSiret(siret)})`).join(", ");
  return `ProConnect ne vous a pas présenté sous ce SIRET, et vous n'y agissez donc pas : ${noms}. Reconnectez-vous en choisissant cet organisme.`;
}

async function accueillirResponsable(demande: Demande, retour: RetourVerifie): Promise<Reponse> {
  const presente = lireResponsablePresente(retour.revendications);
  if (presente === null) throw new Refus("identite/reponse-non-fiable", { fournisseur: "proconnect" });
  const responsable = await reconnaitreResponsable(demande.ctx, presente);
  const { responsableId, prenom, nom, siret } = responsable;
  await entrerResponsable(demande.session, { responsableId, siret, prenom, nom, jetonIdentite: retour.jetonIdentite });
  const agent = estAgent(responsable, demande.reglages.siretExploitant);
  const organismes = await organismesDuResponsable(demande.ctx, responsable);
  const [premier] = await presenter(
    demande.ctx,
    organismes.slice(0, 1).map(({ organisme }) => organisme),
  );
  const ecartes = await organismesSousUnAutreSiret(demande.ctx, responsable);
  const choisi = retourSur(retour.retour);
  const vers = choisi ?? (agent ? "/exploitation" : premier === undefined ? null : `/organisme/${premier.id}/${premier.accueil}`);
  const sansRien = premier === undefined && !agent;
  if (vers === null || (sansRien && ecartes.length > 0))
    return page("Aucun organisme à votre nom", PageSansOrganisme({ courriel: responsable.courriel, siret: responsable.siret, ecartes }));
  if (ecartes.length > 0) demande.session.ecrire({ annonce: { ton: "attente", texte: direEcartes(ecartes) } });
  return rediriger(vers);
}

/** Ferme la session d'ici d'abord : même si le fournisseur ne répond pas, la personne est sortie. */
async function sortir(connexion: ConnexionNue, demande: Demande): Promise<Reponse> {
  const { fournisseur, jetonIdentite } = demande.session.lire();
  await demande.session.renouveler({ annonce: { ton: "acquis", texte: "Vous êtes déconnecté." } });
  if (jetonIdentite === undefined || fournisseur === undefined || fournisseur === "courriel") return rediriger("/");
  return rediriger((await connexion.deconnecter(fournisseur, jetonIdentite)) ?? "/");
}

/** Routes de la connexion, liées à ses fournisseurs. */
export function routesConnexion(connexion: ConnexionNue): readonly Route[] {
  const allers = (["franceconnect", "franceconnect_plus", "proconnect"] as const).flatMap((nom): Route[] => [
    { methode: "GET", chemin: CHEMINS_ALLER[nom], action: "se_connecter", traiter: (demande) => partir(connexion, nom, demande) },
    { methode: "GET", chemin: CHEMINS_RETOUR[nom], action: "se_connecter", traiter: (demande) => revenir(connexion, nom, demande) },
  ]);
  return [
    ...allers,
    {
      methode: "GET",
      chemin: "/connexion/cles.json",
      action: "consulter_public",
      traiter: async () => ({
        genre: "fichier",
        type: "application/jwk-set+json",
        nom: "cles.json",
        octets: JSON.stringify(await connexion.clesPubliques()),
        enLigne: true,
      }),
    },
    { methode: "POST", chemin: "/deconnexion", action: "se_connecter", traiter: (demande) => sortir(connexion, demande) },
    { methode: "GET", chemin: RETOUR_DECONNEXION, action: "consulter_public", traiter: async () => rediriger("/") },
  ];
}
