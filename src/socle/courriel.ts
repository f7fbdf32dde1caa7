// Les courriels : déposés dans la transaction qui les cause, envoyés par une tâche ; en démonstration, ils restent à lire sur place.
import { randomUUID } from "node:crypto";
import nodemailer from "nodemailer";
import type { Base, Requeteur } from "./base/base.js";
import { deposer, deposerEnsemble, type LigneCourriel, marquerEnvoye, prendreAEnvoyer } from "./courriel.sql.js";

export interface Courriel {
  readonly a: string;
  readonly sujet: string;
  /** Texte simple, en français, sans numéro de sécurité sociale. */
  readonly texte: string;
}

/** Envoie un courriel, ou lève si le serveur de courrier ne l'a pas accepté. */
export type Poste = (courriel: Courriel) => Promise<void>;

/** Écrit le courriel dans la boîte d'envoi, avec la transaction en cours. */
export async function deposerCourriel(base: Requeteur, courriel: Courriel, instant: Date): Promise<void> {
  await base.requete(deposer(randomUUID(), courriel, instant));
}

/** Écrit plusieurs courriels dans la boîte d'envoi, avec la transaction en cours. */
export async function deposerCourriels(base: Requeteur, courriels: readonly Courriel[], instant: Date): Promise<void> {
  if (courriels.length === 0) return;
  await base.requete(
    deposerEnsemble(
      courriels.map((courriel) => ({ id: randomUUID(), ...courriel })),
      instant,
    ),
  );
}

/** Poste par SMTP (`smtp://…`). */
export function ouvrirPoste(smtp: string, expediteur: string): Poste {
  const transport = nodemailer.createTransport(smtp);
  return async ({ a, sujet, texte }) => {
    await transport.sendMail({ from: expediteur, to: a, subject: sujet, text: texte });
  };
}

/** Envoie ce qui attend, un par un ; rend le nombre envoyé. Ce qui échoue reste et sera repris au passage suivant. */
export async function expedierCourriels(base: Base, poste: Poste, maintenant: () => Date): Promise<number> {
  let envoyes = 0;
  while (await base.transaction((tx) => expedierUn(tx, poste, maintenant))) envoyes += 1;
  return envoyes;
}

async function expedierUn(tx: Requeteur, poste: Poste, maintenant: () => Date): Promise<boolean> {
  const [courriel] = await tx.requete<LigneCourriel>(prendreAEnvoyer(1));
  if (courriel === undefined) return false;
  await poste({ a: courriel.a, sujet: courriel.sujet, texte: courriel.texte });
  await tx.requete(marquerEnvoye(courriel.id, maintenant()));
  return true;
}
