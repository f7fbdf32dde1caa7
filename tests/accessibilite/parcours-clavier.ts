// Les gestes communs des parcours au clavier : valider, entrer chez un fournisseur, déclarer.
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { choisirAuClavier, tabulerJusqua, taperDans } from "../outils/clavier.js";
import { unVisiteur, type Visiteur } from "../outils/navigateur.js";
import { personneSimulee } from "../outils/visites.js";

/** Jour où ces parcours ouvrent le service : l'année précédente peut être déclarée. */
export const JOUR_OUVERT = dateCivile("2027-02-15");

export function auClavier(): Promise<Visiteur> {
  return unVisiteur({ largeur: 1280, javascript: true });
}

export async function valider(visiteur: Visiteur, nom: RegExp, statut = 200): Promise<void> {
  await tabulerJusqua(visiteur.page, nom);
  await visiteur.puis(() => visiteur.page.keyboard.press("Enter"), statut);
}

/** Chez le fournisseur simulé, la page n'est pas la nôtre : on y passe au clavier aussi. */
export async function entrerPar(visiteur: Visiteur, url: string, [lien, personne]: readonly [RegExp, RegExp]): Promise<void> {
  await visiteur.visiter(`${url}/`);
  await valider(visiteur, /^Se connecter$/u);
  await tabulerJusqua(visiteur.page, lien);
  await visiteur.page.keyboard.press("Enter");
  await visiteur.page.waitForURL(/\/choix\//u);
  await tabulerJusqua(visiteur.page, personne);
  await visiteur.puis(() => visiteur.page.keyboard.press("Enter"));
}

export const PAR_FRANCECONNECT = /^Continuer avec FranceConnect$/u;
export const PAR_PROCONNECT = /^Se connecter avec ProConnect$/u;

export async function ouvrirAuClavier(visiteur: Visiteur, cle: string): Promise<void> {
  await taperDans(visiteur.page, /^Numéro de sécurité sociale/u, personneSimulee(cle, JOUR_OUVERT).nir);
  await valider(visiteur, /^Ouvrir mon compte$/u);
}

/** Tout le parcours de déclaration à ABCD Lannemezan, de « Déclarer » à l'accusé. */
export async function declarerAuClavier(visiteur: Visiteur, heures: string): Promise<void> {
  await valider(visiteur, /^Déclarer$/u);
  await choisirAuClavier(visiteur.page, /^Du bénévolat dans une association/u, 0);
  await valider(visiteur, /^Continuer$/u);
  await taperDans(visiteur.page, /^Nom, numéro RNA, SIREN ou ville/u, "Lannemezan");
  await valider(visiteur, /^Chercher$/u);
  await valider(visiteur, /^Choisir ABCD LANNEMEZAN/u);
  await valider(visiteur, /^Continuer avec cette association$/u);
  await choisirAuClavier(visiteur.page, /^Je siège dans une instance/u, 1);
  await valider(visiteur, /^Continuer$/u);
  await taperDans(visiteur.page, /^Premier jour/u, "01/01/2026");
  await taperDans(visiteur.page, /^Dernier jour/u, "31/12/2026");
  await taperDans(visiteur.page, /^Heures passées dans cette fonction/u, heures);
  await valider(visiteur, /^Continuer$/u);
  await valider(visiteur, /^Envoyer ma déclaration$/u);
}
