// Le fichier annuel en champs nommés : ses enregistrements, son en-tête, et ce qui empêche de lire une ligne.
import { type CodeDefaut, type Enregistrement, lireEnregistrements } from "../../socle/fichier/enregistrements.js";
import { COLONNES_CPF, type CodeFauteCpf, type ColonneCpf, type FauteCpf, FichierCpfIllisible } from "./fautes-cpf.js";

const EXIGEES: readonly ColonneCpf[] = ["id_ligne", "annee", "nature", "montant"];

/** Une ligne lue : ses champs par nom de colonne, ou ce qui empêche de les lire. `octets` : lus du fichier jusqu'ici. */
export interface ChampsLus {
  readonly numero: number;
  readonly octets: number;
  readonly champs: ReadonlyMap<ColonneCpf, string> | null;
  readonly faute: FauteCpf | null;
}

const DEFAUTS: Readonly<Record<CodeDefaut, CodeFauteCpf>> = {
  ligne_trop_longue: "ligne_trop_longue",
  guillemet_non_ferme: "guillemets",
  texte_apres_guillemet: "guillemets",
  encodage_invalide: "encodage",
  octet_nul: "encodage",
};

function estColonne(nom: string): nom is ColonneCpf {
  return COLONNES_CPF.some((connue) => connue === nom);
}

function lireEntete({ champs, defaut }: Enregistrement): readonly ColonneCpf[] {
  const noms = champs.map((nom) => nom.trim().toLowerCase());
  const colonnes = noms.filter(estColonne);
  if (defaut !== null || colonnes.length !== noms.length || new Set(noms).size !== noms.length) throw new FichierCpfIllisible("entete");
  if (EXIGEES.some((exigee) => !colonnes.includes(exigee))) throw new FichierCpfIllisible("colonne_manquante");
  return colonnes;
}

function lireChamps({ champs, defaut }: Enregistrement, entete: readonly ColonneCpf[]): Pick<ChampsLus, "champs" | "faute"> {
  const refuser = (code: CodeFauteCpf) => ({ champs: null, faute: { code, champ: null } });
  if (defaut !== null) return refuser(DEFAUTS[defaut.code]);
  if (champs.length !== entete.length) return refuser("nombre_de_colonnes");
  return { champs: new Map(entete.map((nom, rang) => [nom, (champs[rang] ?? "").trim()])), faute: null };
}

/** Lit le fichier ligne à ligne ; lève FichierCpfIllisible si son en-tête ne se lit pas. */
export async function* decouperCsv(flux: AsyncIterable<Uint8Array>): AsyncGenerator<ChampsLus> {
  let octets = 0;
  async function* comptes() {
    for await (const morceau of flux) {
      octets += morceau.byteLength;
      yield morceau;
    }
  }
  let entete: readonly ColonneCpf[] | null = null;
  for await (const paquet of lireEnregistrements(comptes())) {
    for (const enregistrement of paquet) {
      if (entete === null) entete = lireEntete(enregistrement);
      else yield { numero: enregistrement.numero, octets, ...lireChamps(enregistrement, entete) };
    }
  }
  if (entete === null) throw new FichierCpfIllisible("entete");
}
