// La limite d'essais : qui cherche à deviner est arrêté, qui se trompe est prévenu et sait quand recommencer.
import type { Requeteur } from "./base/base.js";
import { empreinte } from "./chiffrement.js";
import { compterEssai, type LigneVerrou, leverVerrou, lireVerrou } from "./tentatives.sql.js";

/** Combien d'essais manqués dans la fenêtre, et combien de minutes l'accès se ferme ensuite. */
export interface Limite {
  readonly maximum: number;
  readonly fenetreMinutes: number;
  readonly blocageMinutes: number;
}

export interface EtatEssais {
  readonly restants: number;
  readonly bloqueJusquAu: Date | null;
}

/** Ce qui est limité : `domaine` nomme le formulaire, `sujet` la personne ou l'adresse (gardé en empreinte). */
export interface Cible {
  readonly domaine: string;
  readonly sujet: string;
}

const MINUTE = 60_000;
const cleDe = ({ domaine, sujet }: Cible) => empreinte(`verrou:${domaine}`, sujet);

/** Fin du blocage en cours, ou null si l'on peut essayer. */
export async function blocageEnCours(base: Requeteur, cible: Cible, instant: Date): Promise<Date | null> {
  const [verrou] = await base.requete<LigneVerrou>(lireVerrou(cleDe(cible), instant));
  return verrou?.bloque_jusqu_au ?? null;
}

/** Compte un essai manqué ; l'appelant ne doit pas lever ensuite, sans quoi la transaction l'oublierait. */
export async function noterEssaiManque(base: Requeteur, cible: Cible, regle: { limite: Limite; instant: Date }): Promise<EtatEssais> {
  const { limite, instant } = regle;
  const essai = {
    cle: cleDe(cible),
    instant,
    debutFenetre: new Date(instant.getTime() - limite.fenetreMinutes * MINUTE),
    maximum: limite.maximum,
    finBlocage: new Date(instant.getTime() + limite.blocageMinutes * MINUTE),
  };
  const [verrou] = await base.requete<LigneVerrou>(compterEssai(essai));
  if (verrou === undefined) throw new Error("L'essai manqué n'a pas été compté.");
  return { restants: Math.max(0, limite.maximum - verrou.essais), bloqueJusquAu: verrou.bloque_jusqu_au };
}

/** Oublie les essais manqués, après une réussite. */
export async function oublierEssais(base: Requeteur, cible: Cible): Promise<void> {
  await base.requete(leverVerrou(cleDe(cible)));
}
