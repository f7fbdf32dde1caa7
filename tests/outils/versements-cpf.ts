// De quoi composer le fichier annuel du second compteur dans un test, et en donner le contenu en morceaux.
import { randomUUID } from "node:crypto";
import {
  COLONNES_CPF,
  type ColonneCpf,
  compteurCpf,
  importerCpf,
  type ReponseVersement,
  rattacherCpf,
} from "../../src/metier/cpf/index.js";
import { type Acteur, empreinteDuTitulaire, ouvrirCompte } from "../../src/metier/identite/index.js";
import { sql } from "../../src/socle/base/base.js";
import { type Monde, SYSTEME } from "./benevoles.js";

export type ChampsCpf = Readonly<Partial<Record<ColonneCpf, string>>>;

/** Fichier de ces lignes, toutes colonnes présentes. */
export function fichierCpf(lignes: readonly ChampsCpf[]): string {
  const textes = lignes.map((ligne) => COLONNES_CPF.map((nom) => ligne[nom] ?? "").join(";"));
  return [COLONNES_CPF.join(";"), ...textes, ""].join("\r\n");
}

/** Le même contenu, en morceaux de cette taille : un caractère peut être coupé entre deux. */
export async function* enMorceaux(texte: string, taille = 1000): AsyncGenerator<Uint8Array> {
  const octets = Buffer.from(texte, "utf8");
  for (let debut = 0; debut < octets.length; debut += taille) yield octets.subarray(debut, debut + taille);
}

let ordre = 0;
/** Numéro bien formé d'une femme née en mai 1990 à Rennes, neuf à chaque appel. */
export function nirNeuf(): string {
  ordre += 1;
  const treize = `2900535238${ordre.toString().padStart(3, "0")}`;
  return `${treize}${(97 - (Number(treize) % 97)).toString().padStart(2, "0")}`;
}

export interface Personne {
  readonly titulaireId: string;
  readonly nir: string;
}

/** Compte ouvert avec ce numéro ; l'identité est prouvée, sauf si on dit le contraire. */
export async function ouvrir(
  monde: Monde,
  nir: string,
  { preuve = "eidas1", nom = "DURAND" }: { readonly preuve?: "eidas1" | "declaree"; readonly nom?: string } = {},
): Promise<Personne> {
  const personneId = randomUUID();
  const le = monde.horloge.maintenant();
  await monde.test.base.requete(sql`
    insert into identite.personnes (id, prenoms, nom_naissance, naissance, sexe, lieu_naissance, pays_naissance, courriel, preuve, creee_le, modifiee_le)
    values (${personneId}, 'Camille', ${nom}, '1990-05-01', 'feminin', '35238', '99100', ${`${personneId}@exemple.fr`}, ${preuve}, ${le}, ${le})`);
  const acteur: Acteur = { genre: "arrivant", personneId, preuve };
  const ouverture = await monde.agir(acteur, (ctx) =>
    ouvrirCompte(ctx, { personneId, nir, statut: "salarie", contratApprentissage: null }),
  );
  if (ouverture.genre !== "ouvert") throw new Error(`Le compte d'essai ne s'ouvre pas : ${JSON.stringify(ouverture)}.`);
  return { titulaireId: ouverture.titulaireId, nir };
}

export const lire = (monde: Monde, titulaireId: string) => monde.agir(SYSTEME, (ctx) => compteurCpf().lire(ctx, titulaireId));

export async function importer(monde: Monde, lignes: readonly ChampsCpf[], taille?: number) {
  const reponses: ReponseVersement[] = [];
  const bilan = await importerCpf(monde.test.base, {
    horloge: monde.horloge,
    acteur: SYSTEME,
    flux: enMorceaux(fichierCpf(lignes), taille),
    repondre: async (rendues) => void reponses.push(...rendues),
  });
  return { bilan, reponses, issues: reponses.map(({ issue, fautes }) => fautes[0]?.code ?? issue) };
}

export async function rattacher(monde: Monde, { titulaireId }: Personne, preuve: "eidas1" | "declaree" = "eidas1"): Promise<number> {
  return monde.agir({ genre: "titulaire", titulaireId, preuve }, async (ctx) => {
    const nirEmpreinte = (await empreinteDuTitulaire(ctx, titulaireId)) ?? "";
    return rattacherCpf(ctx, { titulaireId, nirEmpreinte });
  });
}

export const ligne = (nir: string, change: ChampsCpf = {}): ChampsCpf => ({
  id_ligne: `v-${randomUUID()}`,
  annee: "2025",
  nature: "droits_annuels",
  montant: "500",
  nir,
  ...change,
});
