// Un déclarant et ses fichiers pour les tests : un organisme autorisé, des lignes justes, un dépôt traité jusqu'au bout.
import { randomInt } from "node:crypto";
import {
  type ChampsNommes,
  ecrireCsv,
  type Lot,
  lireLot,
  listerLignes,
  recevoirFichier,
  traiterLots,
} from "../../src/metier/depots/index.js";
import type { Acteur } from "../../src/metier/identite/index.js";
import { autoriserDeclarant, inscrireDeclarant } from "../../src/metier/organismes/index.js";
import type { TypeActivite } from "../../src/regles/faits.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { type Monde, SYSTEME } from "./benevoles.js";

export interface DeclarantDeTest {
  readonly monde: Monde;
  readonly organismeId: string;
  readonly siret: string;
  readonly acteur: Extract<Acteur, { genre: "declarant" }>;
}

/** SIRET inventé dont la clé est juste. */
export function siretDEssai(): string {
  const treize = `999${randomInt(0, 10 ** 9)
    .toString()
    .padStart(9, "0")}0`;
  for (let cle = 0; cle < 10; cle += 1) {
    const siret = `${treize}${cle}`;
    const somme = [...siret].reduce((total, chiffre, rang) => {
      const double = Number(chiffre) * (rang % 2 === 0 ? 2 : 1);
      return total + (double > 9 ? double - 9 : double);
    }, 0);
    if (somme % 10 === 0) return siret;
  }
  throw new Error("Une clé existe toujours.");
}

const SIRET_ORGANISME = siretDEssai();

/** Organisme inscrit et autorisé depuis 2017. */
export async function unDeclarant(monde: Monde, types: readonly TypeActivite[], peutEmployerNir = true): Promise<DeclarantDeTest> {
  const siret = siretDEssai();
  return monde.agir(SYSTEME, async (ctx) => {
    const { organisme } = await inscrireDeclarant(ctx, { siret, nom: `Déclarant ${siret}`, codePostal: "88000" });
    const depuis = dateCivile("2017-01-01");
    for (const type of types) {
      await autoriserDeclarant(ctx, { organismeId: organisme.id, type, depuis, peutEmployerNir, raison: "essai" });
    }
    const portees = ["depots:deposer", "depots:lire"] as const;
    return {
      monde,
      organismeId: organisme.id,
      siret,
      acteur: { genre: "declarant", clientId: "logiciel", organismeId: organisme.id, portees },
    };
  });
}

const DEPARTEMENTS = Array.from({ length: 94 }, (_, rang) => rang + 1).filter((numero) => numero !== 20);
const ORDRES = 999;

/** NIR valide, fictif, d'un homme né en mai 1985 : « ordre » en fait autant de personnes. */
export function nirDEssai(ordre: number): string {
  const lieu = Math.floor(ordre / ORDRES);
  const departement = DEPARTEMENTS[lieu % DEPARTEMENTS.length] ?? 1;
  const commune = 1 + Math.floor(lieu / DEPARTEMENTS.length);
  const chiffres = (nombre: number, longueur: number) => nombre.toString().padStart(longueur, "0");
  const treize = `18505${chiffres(departement, 2)}${chiffres(commune, 3)}${chiffres((ordre % ORDRES) + 1, 3)}`;
  return `${treize}${chiffres(97 - (Number(treize) % 97), 2)}`;
}

/** Un nom par rang, en lettres. */
export function enLettres(rang: number): string {
  return [...rang.toString(26)].map((chiffre) => String.fromCharCode(97 + Number.parseInt(chiffre, 26))).join("");
}

/** Engagement de sapeur-pompier de l'an passé, pour la personne de ce rang. */
export function lignePompier(rang: number, changements: ChampsNommes = {}): ChampsNommes {
  return {
    id_ligne: `L${rang}`,
    operation: "creation",
    annee_reference: "2025",
    code_activite: "sapeur_pompier_volontaire",
    nir: nirDEssai(rang),
    nom_naissance: `Pompier ${enLettres(rang)}`,
    prenoms: "Camille",
    sexe: "M",
    date_naissance: "1985-05-12",
    code_commune_naissance: nirDEssai(rang).slice(5, 10),
    code_pays_naissance: "99100",
    siret_organisme: SIRET_ORGANISME,
    nom_organisme: "SDIS d'essai",
    code_postal_organisme: "88000",
    fonction: "SANS_OBJET",
    date_signature: "2025-03-01",
    arrete_notifie_le: "2025-04-15",
    quantite: "5",
    unite: "ANNEES_ENGAGEMENT",
    ...changements,
  };
}

async function* parMorceaux(texte: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const octets = typeof texte === "string" ? Buffer.from(texte) : texte;
  for (let debut = 0; debut < octets.length; debut += 7_919) yield octets.subarray(debut, debut + 7_919);
}

/** Reçoit un fichier sans le traiter. */
export async function recevoir(declarant: DeclarantDeTest, texte: string | Uint8Array, options: { essai?: boolean; cle?: string } = {}) {
  const { horloge, test } = declarant.monde;
  return recevoirFichier(
    { base: test.base, horloge, acteur: declarant.acteur },
    {
      organismeId: declarant.organismeId,
      nomFichier: "essai.csv",
      essai: options.essai ?? false,
      cle: options.cle ?? null,
      flux: parMorceaux(texte),
    },
  );
}

/** Traite tout ce qui attend ; une erreur du traitement fait échouer le test. */
export async function traiter({ test, horloge }: Monde): Promise<void> {
  const erreurs: unknown[] = [];
  await traiterLots({ base: test.base, horloge }, (erreur) => erreurs.push(erreur));
  if (erreurs.length > 0) throw erreurs[0];
}

/** Reçoit, traite, et rend le lot fermé avec toutes ses lignes. */
export async function deposer(declarant: DeclarantDeTest, lignes: readonly ChampsNommes[] | string, options: { essai?: boolean } = {}) {
  const { lot, dejaRecu } = await recevoir(declarant, typeof lignes === "string" ? lignes : ecrireCsv(lignes), options);
  await traiter(declarant.monde);
  return { dejaRecu, ...(await relire(declarant.monde, declarant, lot)) };
}

/** Relit un lot et ses mille premières lignes. */
export async function relire(monde: Monde, declarant: DeclarantDeTest, lot: Pick<Lot, "id">) {
  const demande = { organismeId: declarant.organismeId, lotId: lot.id };
  return monde.agir(declarant.acteur, async (ctx) => ({
    lot: await lireLot(ctx, demande),
    lignes: (await listerLignes(ctx, { ...demande, apres: 0, limite: 1_000 })).lignes,
  }));
}
