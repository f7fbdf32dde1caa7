// Des dépôts hostiles engendrés à mesure : rien n'en est tenu en mémoire, et ce qu'ils reçoivent se relit en entier.
import { type ChampsNommes, type Lot, NOMS_COLONNES, recevoirFichier } from "../../src/metier/depots/index.js";
import { type DeclarantDeTest, lignePompier, traiter } from "./depots.js";
import { ligneCsv } from "./fautes-plantees.js";
import { recevoirOctets, relireTout } from "./grand-fichier.js";

const FIN = Buffer.from("\r\n");
const ENTETE = Buffer.from(`${NOMS_COLONNES.join(";")}\r\n`);
const PAR_MORCEAU = 500;

/** Fichier dont chaque ligne est faite à son rang, de 1 à `nombre`, remis par morceaux. */
export async function* fichierDe(nombre: number, ligne: (rang: number) => Buffer): AsyncGenerator<Uint8Array> {
  yield ENTETE;
  for (let debut = 1; debut <= nombre; debut += PAR_MORCEAU) {
    const morceau: Buffer[] = [];
    for (let rang = debut; rang < debut + PAR_MORCEAU && rang <= nombre; rang += 1) morceau.push(ligne(rang), FIN);
    yield Buffer.concat(morceau);
  }
}

/** Fichier dont la deuxième ligne a ce nombre d'octets, entre deux lignes justes. */
export async function* ligneSansFin(octets: number): AsyncGenerator<Uint8Array> {
  yield Buffer.concat([ENTETE, ligneCsv(lignePompier(1)), FIN]);
  const part = Buffer.alloc(1 << 20, "x");
  for (let reste = octets; reste > 0; reste -= part.length) yield part.subarray(0, reste);
  yield Buffer.concat([FIN, ligneCsv(lignePompier(2)), FIN]);
}

/** Reçoit un flux, sans le traiter. */
export async function recevoirFlux(
  declarant: DeclarantDeTest,
  flux: AsyncIterable<Uint8Array>,
  options: { nomFichier?: string; cle?: string | null; essai?: boolean } = {},
) {
  const { monde, organismeId, acteur } = declarant;
  const { nomFichier = "hostile.csv", cle = null, essai = false } = options;
  return recevoirFichier({ base: monde.test.base, horloge: monde.horloge, acteur }, { organismeId, nomFichier, essai, cle, flux });
}

/** Reçoit, traite, et rend le lot fermé avec toutes ses réponses. */
export async function deposerFlux(declarant: DeclarantDeTest, flux: AsyncIterable<Uint8Array>) {
  const { lot } = await recevoirFlux(declarant, flux);
  await traiter(declarant.monde);
  return relireTout({ monde: declarant.monde, declarant }, lot.id);
}

/** Comme deposerFlux, pour des octets. */
export async function deposerOctets(declarant: DeclarantDeTest, octets: Buffer) {
  const grand = { monde: declarant.monde, declarant };
  const { id }: Lot = await recevoirOctets(grand, octets);
  await traiter(declarant.monde);
  return relireTout(grand, id);
}

/** Chaque ligne a sa propre faute : sa valeur fausse n'est celle d'aucune autre. */
export const fauteUnique = (rang: number): Buffer => ligneCsv(lignePompier(rang, { quantite: `faux-${rang}`, sexe: `X${rang}` }));

/** Rectifications qui se suivent : chacune nomme la précédente, ou toutes nomment la première. */
export function rectification(rang: number, origine: "precedente" | "premiere"): ChampsNommes {
  if (rang === 1) return lignePompier(1);
  const id_ligne_origine = origine === "premiere" || rang === 2 ? "L1" : `R${rang - 1}`;
  return lignePompier(1, { id_ligne: `R${rang}`, operation: "rectification", id_ligne_origine, quantite: String(5 + (rang % 40)) });
}
