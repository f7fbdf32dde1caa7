// Du formulaire à la ligne envoyée : une rectification ou une annulation est une ligne neuve qui nomme celle d'origine.

import {
  chercherLignes,
  deposerLignes,
  expliquerFaute,
  type Faute,
  FichierIllisible,
  lireContenuLigne,
  lireDepot,
  listerLignes,
} from "../../../../../../metier/depots/index.js";
import { Refus } from "../../../../../../socle/refus.js";
import { estIdentifiant } from "../../../../demande.js";
import type { Demande } from "../../../../route.js";
import type { ErreurChamp } from "../../../titulaire/saisie.js";
import { NUMERO_MAXIMAL } from "../apres.js";
import { estColonne } from "./champs.js";
import { CHANGEMENTS_MAXIMUM, idDerive } from "./histoire.js";
import type { Cible } from "./page-changer.js";

type Champs = Readonly<Record<string, string>>;

/** La ligne dont on part : où elle est, ce qu'elle disait, ce qu'on y avait trouvé. */
export interface Depart {
  readonly cible: Cible;
  readonly contenu: Champs;
  readonly fautes: readonly ErreurChamp[];
}

/** Une faute dite à côté de son champ. */
function erreursDe(fautes: readonly Faute[]): ErreurChamp[] {
  const erreurs: ErreurChamp[] = [];
  for (const faute of fautes) {
    const { champ, phrase, conduite } = expliquerFaute(faute);
    const nom = champ !== null && estColonne(champ) ? champ : "id_ligne";
    if (!erreurs.some((erreur) => erreur.champ === nom)) erreurs.push({ champ: nom, phrase: `${phrase} ${conduite}` });
  }
  return erreurs;
}

/** Lit la ligne désignée par l'adresse, ou par le formulaire quand il revient. */
export async function lireDepart(demande: Demande): Promise<Depart> {
  const organismeId = demande.parametres["id"] ?? "";
  const lotId = demande.corps["lot"] ?? demande.recherche["lot"] ?? "";
  const numero = Number(demande.corps["numero"] ?? demande.recherche["numero"] ?? "");
  if (!estIdentifiant(lotId) || !Number.isSafeInteger(numero) || numero < 1 || numero > NUMERO_MAXIMAL) {
    throw new Refus("portail/introuvable");
  }
  const { lignes } = await listerLignes(demande.ctx, { organismeId, lotId, apres: numero - 1, limite: 1 });
  const ligne = lignes[0];
  if (ligne === undefined || ligne.numero !== numero) throw new Refus("portail/introuvable");
  const contenu = await lireContenuLigne(demande.ctx, { organismeId, lotId, numero });
  const prise = ligne.statut !== "REJETEE";
  const cible = { lotId, numero, idLigne: ligne.idLigne ?? contenu["id_ligne"] ?? "", prise };
  return { cible, contenu, fautes: prise ? [] : erreursDe(ligne.fautes) };
}

/** Identifiant neuf d'une ligne qui en change une autre : « X-R1 », puis « X-R2 ». */
async function idNeuf(demande: Demande, idLigne: string, lettre: "R" | "A"): Promise<string> {
  const organismeId = demande.parametres["id"] ?? "";
  for (let rang = 1; rang <= CHANGEMENTS_MAXIMUM; rang += 1) {
    const id = idDerive(idLigne, lettre, rang);
    if ((await chercherLignes(demande.ctx, { organismeId, idLigne: id })).length === 0) return id;
  }
  return "";
}

/** La ligne à envoyer : ce qui était envoyé, puis ce qui est tapé, puis ce que le geste impose. */
export async function rectificationDe(demande: Demande, { cible, contenu }: Depart): Promise<Champs> {
  const champs: Record<string, string> = { ...contenu };
  for (const [nom, valeur] of Object.entries(demande.corps)) if (estColonne(nom)) champs[nom] = valeur.trim();
  if (!cible.prise) return { ...champs, operation: champs["operation"] || "creation" };
  const id_ligne = demande.corps["id_ligne"] === undefined ? await idNeuf(demande, cible.idLigne, "R") : (champs["id_ligne"] ?? "");
  return { ...champs, operation: "rectification", id_ligne, id_ligne_origine: cible.idLigne };
}

export async function annulationDe(demande: Demande, { cible, contenu }: Depart): Promise<Champs> {
  const id_ligne = await idNeuf(demande, cible.idLigne, "A");
  return { ...contenu, operation: "annulation", id_ligne, id_ligne_origine: cible.idLigne };
}

async function* unSeul(ligne: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${ligne}\n`, "utf8");
}

/** Les fautes de forme d'une ligne, dites avant tout envoi : le formulaire les montre à côté de chaque champ. */
export async function fautesDe(demande: Demande, champs: Champs): Promise<ErreurChamp[]> {
  const remplis = Object.fromEntries(Object.entries(champs).filter(([nom, valeur]) => estColonne(nom) && valeur !== ""));
  const options = { format: "ndjson", encodage: "utf-8", aujourdhui: demande.ctx.horloge.aujourdhui() } as const;
  const fautes: Faute[] = [];
  try {
    for await (const { lignes } of lireDepot(unSeul(JSON.stringify(remplis)), options)) {
      for (const lue of lignes) if (lue.genre === "fautes") fautes.push(...lue.fautes);
    }
  } catch (erreur) {
    if (!(erreur instanceof FichierIllisible)) throw erreur;
    fautes.push(erreur.faute);
  }
  return erreursDe(fautes);
}

/** Envoie une seule ligne, comme un petit fichier : elle a son lot et sa réponse. */
export function envoyer(demande: Demande, champs: Champs) {
  const { reception } = demande;
  if (reception === undefined) throw new Error("Une ligne s'envoie par une route sans transaction.");
  return deposerLignes(
    { ...demande.ctx, base: reception.base },
    {
      organismeId: demande.parametres["id"] ?? "",
      nomFichier: `ligne-${champs["id_ligne"] ?? "corrigee"}.csv`,
      lignes: [champs],
    },
  );
}
