// Essayer une opération depuis le portail : la même opération, la même demande écrite, la même réponse ; seul le jeton est remplacé par la connexion.
import { Readable } from "node:stream";
import type { Base, Requeteur } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";
import { Refus } from "../../socle/refus.js";
import { corpsDe } from "./corps-borne.js";
import type { Appel, Operation, ReponseApi } from "./operation.js";
import { problemeDe, TYPE_PROBLEME, titreDuStatut } from "./probleme.js";

export interface Essai {
  readonly operation: Operation;
  readonly chemin: Readonly<Record<string, string>>;
  readonly recherche: Readonly<Record<string, string>>;
  readonly entetes: Readonly<Record<string, string>>;
  readonly corps: string | null;
}

/** Demande et réponse HTTP, en texte. */
export interface EchangeEssaye {
  readonly demande: string;
  readonly reponse: string;
  readonly statut: number;
}

export interface CadreEssai {
  readonly base: Requeteur;
  readonly horloge: Horloge;
  readonly acteur: Appel["acteur"];
  readonly urlPublique: string;
  /** Numéro de la demande, pour un problème. */
  readonly numero: string;
}

const REPONSE_MAXIMALE = 20_000;
const LIBELLES: Readonly<Record<number, string>> = { 200: "OK", 202: "Accepted" };

/** La page est déjà dans une transaction : celle que l'opération ouvrirait est la même. */
function baseDeLaPage(tx: Requeteur): Base {
  return { ...tx, transaction: (action) => action(tx), fermer: async () => undefined };
}

function adresseDe({ operation, chemin, recherche }: Essai): string {
  const adresse = operation.chemin.replaceAll(/\{(\w+)\}/gu, (_tout, nom: string) => encodeURIComponent(chemin[nom] ?? ""));
  const parametres = new URLSearchParams({ ...recherche }).toString();
  return parametres === "" ? adresse : `${adresse}?${parametres}`;
}

function ecrireDemande(essai: Essai, urlPublique: string): string {
  const { operation, entetes, corps } = essai;
  const lignes = [`${operation.methode} ${adresseDe(essai)} HTTP/1.1`, `Host: ${new URL(urlPublique).host}`];
  if (operation.portee !== null) lignes.push("Authorization: Bearer (le jeton de votre logiciel)");
  for (const [nom, valeur] of Object.entries(entetes)) lignes.push(`${nom}: ${valeur}`);
  return corps === null ? lignes.join("\n") : `${lignes.join("\n")}\n\n${corps}`;
}

async function corpsEcrit(rendu: ReponseApi): Promise<string> {
  if (rendu.flux === undefined) return JSON.stringify(rendu.corps, null, 2);
  let texte = "";
  for await (const morceau of rendu.flux.morceaux) {
    texte += typeof morceau === "string" ? morceau : Buffer.from(morceau).toString("utf8");
    if (texte.length > REPONSE_MAXIMALE) return `${texte.slice(0, REPONSE_MAXIMALE)}\n(la suite n'est pas montrée ici)`;
  }
  return texte;
}

async function ecrireReponse(rendu: ReponseApi): Promise<EchangeEssaye["reponse"]> {
  const lignes = [`HTTP/1.1 ${rendu.statut} ${LIBELLES[rendu.statut] ?? titreDuStatut(rendu.statut)}`];
  lignes.push(`content-type: ${rendu.flux?.type ?? "application/json; charset=utf-8"}`);
  for (const [nom, valeur] of Object.entries(rendu.entetes ?? {})) lignes.push(`${nom}: ${valeur}`);
  return `${lignes.join("\n")}\n\n${await corpsEcrit(rendu)}`;
}

function ecrireProbleme(refus: Refus, numero: string): EchangeEssaye["reponse"] {
  const probleme = problemeDe(refus, numero);
  return `HTTP/1.1 ${probleme.status} ${probleme.title}\ncontent-type: ${TYPE_PROBLEME}\n\n${JSON.stringify(probleme, null, 2)}`;
}

/** Fait la demande et rend l'échange ; un refus est une réponse comme une autre. */
export async function essayerOperation(cadre: CadreEssai, essai: Essai): Promise<EchangeEssaye> {
  const { operation, entetes, corps } = essai;
  const demande = ecrireDemande(essai, cadre.urlPublique);
  const enMinuscules = Object.fromEntries(Object.entries(entetes).map(([nom, valeur]) => [nom.toLowerCase(), valeur]));
  try {
    const { horloge, acteur, urlPublique } = cadre;
    const flux = Readable.from([Buffer.from(corps ?? "", "utf8")]);
    const recu = corpsDe(operation, { type: enMinuscules["content-type"], longueur: undefined, flux });
    const appel: Appel = { base: baseDeLaPage(cadre.base), horloge, acteur, urlPublique, corps: recu };
    const rendu = await operation.executer(appel, { chemin: essai.chemin, recherche: essai.recherche, entetes: enMinuscules });
    return { demande, reponse: await ecrireReponse(rendu), statut: rendu.statut };
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    return { demande, reponse: ecrireProbleme(erreur, cadre.numero), statut: problemeDe(erreur, cadre.numero).status };
  }
}
