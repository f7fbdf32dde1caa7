// De quoi écrire et lire des fichiers d'offre dans les tests : une formation LHEO ordinaire, à changer d'un endroit.
import { readFileSync } from "node:fs";
import { FichierRefuse, type LigneLue } from "../../src/metier/catalogue/import/faute.js";
import { lireLheo } from "../../src/metier/catalogue/import/lire-lheo.js";
import type { FormationDonnee } from "../../src/metier/catalogue/index.js";

export const ADRESSE_EXEMPLES = new URL("../../donnees/exemples-offre/", import.meta.url);
export const exemple = (nom: string) => readFileSync(new URL(nom, ADRESSE_EXEMPLES));

export async function* enFlux(octets: Uint8Array | string, taille = 100_000): AsyncGenerator<Uint8Array> {
  const tout = typeof octets === "string" ? Buffer.from(octets) : octets;
  for (let rang = 0; rang < tout.length; rang += taille) yield tout.subarray(rang, rang + taille);
}

export interface Lecture {
  readonly lignes: readonly LigneLue<FormationDonnee>[];
  readonly refus: FichierRefuse | null;
}

export async function lire(octets: Uint8Array | string, taille?: number): Promise<Lecture> {
  const lignes: LigneLue<FormationDonnee>[] = [];
  try {
    for await (const ligne of lireLheo(enFlux(octets, taille))) lignes.push(ligne);
  } catch (erreur) {
    if (!(erreur instanceof FichierRefuse)) throw erreur;
    return { lignes, refus: erreur };
  }
  return { lignes, refus: null };
}

export const ORGANISME =
  "<organisme-formation-responsable><SIRET-organisme-formation><SIRET>00000101600013</SIRET></SIRET-organisme-formation><nom-organisme>Atelier</nom-organisme></organisme-formation-responsable>";
export const LIEU =
  "<lieu-de-formation><coordonnees><adresse><ligne>1 rue</ligne><codepostal>38000</codepostal><ville>Grenoble</ville></adresse></coordonnees></lieu-de-formation>";
export const SESSION =
  '<session numero="S"><periode><debut>20270201</debut><fin>20270202</fin></periode><etat-recrutement>1</etat-recrutement></session>';
export const ACTION = `<action numero="A"><modalites-enseignement>0</modalites-enseignement>${LIEU}<modalites-entrees-sorties>0</modalites-entrees-sorties>
${SESSION}<prix-total-TTC>100</prix-total-TTC><nombre-heures-total>7</nombre-heures-total></action>`;
export const CERTIFICATION = "<certification><code-RNCP>123</code-RNCP></certification>";
export const FORMATION = `<formation numero="F"><intitule-formation>Titre</intitule-formation><objectif-formation>But</objectif-formation>
<contenu-formation>Contenu</contenu-formation>${CERTIFICATION}${ACTION}${ORGANISME}</formation>`;
export const LHEO = "http://lheo.gouv.fr/2.3";
export const EDOF = "https://www.of.moncompteformation.gouv.fr";
export const documentLheo = (formations: string, espace = LHEO) =>
  `<?xml version="1.0"?>\n<lheo xmlns="${espace}"><offres>${formations}</offres></lheo>`;

/** Lit une seule formation, changée d'un endroit. */
export async function lireUne(avant: string, apres: string, espace = LHEO): Promise<LigneLue<FormationDonnee>> {
  const { lignes, refus } = await lire(documentLheo(FORMATION.replace(avant, apres), espace));
  const [ligne] = lignes;
  if (!FORMATION.includes(avant) || refus !== null || ligne === undefined) throw new Error(`Rien n'est lu : ${avant}.`);
  return ligne;
}
