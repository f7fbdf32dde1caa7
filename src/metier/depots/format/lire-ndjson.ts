// Le NDJSON d'un dépôt : un objet par ligne, les mêmes champs et les mêmes fautes que le CSV.
import { hash } from "node:crypto";
import { aUnCaractereInterdit, decoder } from "../../../socle/fichier/decoder.js";
import { COLONNES, NOMS_COLONNES, rangDe } from "./colonnes.js";
import { Decoupeur, OCTETS_PAR_LIGNE, type Receveur } from "./decouper-lignes.js";
import { FAUTES_PAR_LIGNE, R } from "./examen.js";
import { type Faute, valeurMontree } from "./fautes.js";
import { type Destination, rogner } from "./lire-csv.js";
import { identifiantMontrable } from "./lire-ligne.js";

/** Caractères de commande ; l'octet nul a sa propre faute, relevée avant. */
const COMMANDE = /(?![\u0080-\u009f])\p{Cc}/u;
const SORTES: Readonly<Record<string, string>> = { boolean: "vrai ou faux", object: "un objet", number: "un nombre" };
const COUPE = /end of JSON|Unterminated/u;

/** Texte d'une valeur JSON pour une colonne, ou null quand son type n'a pas de sens là. */
function texteDe(valeur: unknown, rang: number): string | null {
  if (valeur === null) return "";
  if (typeof valeur === "string") return valeur;
  const nom = NOMS_COLONNES[rang];
  const nature = nom === undefined ? "texte" : COLONNES[nom].nature;
  if (typeof valeur === "number" && (nature === "entier" || nature === "decimal")) return String(valeur);
  if (typeof valeur === "boolean" && nature === "oui_non") return valeur ? "oui" : "non";
  const liste = nature === "liste_entiers" || nature === "liste_decimaux";
  if (liste && Array.isArray(valeur) && valeur.every((element) => typeof element === "number")) return valeur.join("|");
  return null;
}

type Lecture = { readonly valeur: object } | { readonly faute: Faute };

function lireObjet(texte: string): Lecture {
  try {
    const valeur: unknown = JSON.parse(texte);
    if (typeof valeur === "object" && valeur !== null && !Array.isArray(valeur)) return { valeur };
    return { faute: { code: "json_pas_un_objet", champ: null } };
  } catch (erreur) {
    // Le message de la machine recopie la ligne : seul son genre est retenu.
    const coupe = erreur instanceof SyntaxError && COUPE.test(erreur.message);
    return { faute: { code: coupe ? "json_tronque" : "json_invalide", champ: null } };
  }
}

export class LecteurNdjson implements Receveur {
  readonly #destination: Destination;
  readonly #decoupeur: Decoupeur;
  readonly #valeurs: string[] = NOMS_COLONNES.map(() => "");

  constructor(destination: Destination) {
    this.#destination = destination;
    this.#decoupeur = new Decoupeur(this);
  }

  alimenter(morceau: Uint8Array): void {
    this.#decoupeur.alimenter(morceau);
  }

  finir(): void {
    this.#decoupeur.finir();
  }

  tropLongue(empreinte: Buffer): void {
    this.#refuser(empreinte, [{ code: "ligne_trop_longue", champ: null, details: { maximum: OCTETS_PAR_LIGNE } }], "");
  }

  ligne(octets: Buffer, debut: number, fin: number): void {
    const { encodage } = this.#destination;
    const texte = decoder(octets, { debut, fin }, encodage)?.replace(/^(?:\ufeff|ï»¿)/u, "") ?? null;
    if (texte?.trim() === "") return;
    const brut = octets.subarray(debut, fin);
    if (texte === null) {
      this.#refuserBrut(brut, [{ code: "encodage_invalide", champ: null, details: { encodage } }]);
      return;
    }
    const lu = lireObjet(texte);
    const fautes = "faute" in lu ? [lu.faute] : this.#remplir(lu.valeur);
    if (fautes.length > 0) this.#refuserBrut(brut, fautes, "faute" in lu ? "" : this.#valeurs[R.idLigne]);
    else this.#destination.recevoir(this.#destination.lireLigne(this.#valeurs, this.#decoupeur.numero));
  }

  #remplir(objet: object): Faute[] {
    const fautes: Faute[] = [];
    this.#valeurs.fill("");
    for (const [cle, valeur] of Object.entries(objet)) {
      const rang = rangDe(cle);
      if (rang === -1) fautes.push({ code: "cle_inconnue", champ: null, details: { cle: valeurMontree(cle, null) } });
      else this.#placer(rang, valeur, fautes);
      if (fautes.length >= FAUTES_PAR_LIGNE) break;
    }
    if (fautes.length === 0 && this.#valeurs.every((valeur) => valeur === "")) fautes.push({ code: "ligne_sans_contenu", champ: null });
    return fautes;
  }

  #placer(rang: number, valeur: unknown, fautes: Faute[]): void {
    const champ = NOMS_COLONNES[rang] ?? null;
    const texte = texteDe(valeur, rang);
    const colonne = rang + 1;
    if (texte === null) {
      const lu = Array.isArray(valeur) ? "une liste" : (SORTES[typeof valeur] ?? "d'un autre type");
      fautes.push({ code: "type_inattendu", champ, details: { lu } });
      return;
    }
    if (texte.includes("\0")) fautes.push({ code: "octet_nul", champ, details: { colonne } });
    else if (COMMANDE.test(texte)) fautes.push({ code: "caractere_de_commande", champ, details: { colonne } });
    if (aUnCaractereInterdit(texte)) fautes.push({ code: "caractere_interdit", champ, details: { colonne } });
    this.#valeurs[rang] = rogner(texte.normalize("NFC"));
  }

  #refuserBrut(brut: Buffer, fautes: readonly Faute[], identifiant = ""): void {
    this.#refuser(hash("sha256", brut, "buffer"), fautes, identifiant);
  }

  #refuser(empreinte: Buffer, fautes: readonly Faute[], identifiant: string): void {
    const idLigne = identifiantMontrable(identifiant);
    this.#destination.recevoir({ genre: "fautes", numero: this.#decoupeur.numero, idLigne, fautes, empreinte });
  }
}
