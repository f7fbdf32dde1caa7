// Des octets d'un document XML à son texte, dans l'encodage qu'il déclare, par morceaux bornés.
import { FichierRefuse } from "../faute.js";
import { traduire } from "./codes-lheo.js";

/** Encodages que les logiciels d'organismes écrivent ; ISO-8859-1 se lit comme Windows-1252, qui le contient. */
const ENCODAGES: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "us-ascii": "utf-8",
  ascii: "utf-8",
  "iso-8859-1": "windows-1252",
  "iso_8859-1": "windows-1252",
  latin1: "windows-1252",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
  "iso-8859-15": "iso-8859-15",
};

const TETE = 256;
const MORCEAU = 65_536;
const LONGUEUR_MONTREE = 40;

/** L'encodage déclaré, UTF-8 à défaut ; la déclaration n'a que des signes ASCII, quel que soit l'encodage. */
function encodageDe(tete: Uint8Array): string {
  const [a, b] = tete;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) || (a === 0x3c && b === 0))
    throw new FichierRefuse("fichier_utf16");
  const debut = new TextDecoder("windows-1252").decode(tete);
  const declare = /^(?:ï»¿)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/u.exec(debut)?.[1]?.toLowerCase() ?? "utf-8";
  const encodage = traduire(ENCODAGES, declare);
  if (encodage === undefined) throw new FichierRefuse("encodage_inconnu", { encodage: declare.slice(0, LONGUEUR_MONTREE) });
  return encodage;
}

function* enMorceaux(octets: Uint8Array): Generator<Uint8Array> {
  for (let rang = 0; rang < octets.length; rang += MORCEAU) yield octets.subarray(rang, rang + MORCEAU);
}

/** Octets du flux, les premiers regroupés pour que la déclaration y tienne entière. */
async function* avecTete(flux: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let tete = new Uint8Array(0);
  let commence = false;
  for await (const octets of flux) {
    for (const morceau of enMorceaux(octets)) {
      if (commence) yield morceau;
      else {
        tete = Buffer.concat([tete, morceau]);
        commence = tete.length >= TETE;
        if (commence) yield tete;
      }
    }
  }
  if (!commence) yield tete;
}

/**
 * Rend le texte du document. Un octet qui n'est pas de l'encodage devient « \ufffd » : c'est au lecteur de dire où.
 * Lève FichierRefuse : fichier_vide, fichier_utf16, encodage_inconnu.
 */
export async function* decoderXml(flux: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decodeur: TextDecoder | null = null;
  for await (const octets of avecTete(flux)) {
    if (octets.length === 0) throw new FichierRefuse("fichier_vide");
    decodeur ??= new TextDecoder(encodageDe(octets.subarray(0, TETE)));
    yield decodeur.decode(octets, { stream: true });
  }
  if (decodeur !== null) yield decodeur.decode();
}
