// Du texte XML aux formations, une à la fois : rien d'externe n'est lu, et rien ne peut grossir sans fin.
import { SaxesParser, type SaxesTagNS } from "saxes";
import { montrable } from "../../../../socle/fichier/texte-de-faute.js";
import { type CodeFauteImport, type FauteImport, FichierRefuse } from "../faute.js";
import { ESPACES, traduire, type Variante } from "./codes-lheo.js";
import { decoderXml } from "./decoder-xml.js";
import { cheminDe, type Element, FAUTES_MONTREES } from "./element.js";

/** `element` null : la formation était trop grande pour être gardée. */
export interface FormationXml {
  readonly rang: number;
  readonly ligne: number;
  readonly variante: Variante;
  readonly element: Element | null;
  readonly fautes: readonly FauteImport[];
}

/** Caractères d'une formation, balises comprises : plusieurs milliers de sessions. */
export const TAILLE_FORMATION = 4_194_304;
/** Caractères sans qu'une balise, un texte ou un commentaire s'achève : au-delà, le document n'est pas une offre. */
const TAILLE_MORCEAU = 4_194_304;
const PROFONDEUR = 60;
/** Entités et caractères fautifs tolérés dans un document, chacun rejetant sa formation. */
const ERREURS_AU_PLUS = 10_000;

interface EnCours {
  readonly rang: number;
  readonly ligne: number;
  readonly debut: number;
  readonly niveau: number;
  readonly fautes: FauteImport[];
  element: Element | null;
  courant: Element | null;
}

class LecteurXml {
  readonly parser = new SaxesParser({ xmlns: true, position: true });
  readonly pretes: FormationXml[] = [];
  lues = 0;
  #variante: Variante | null = null;
  #espace = "";
  #niveau = 0;
  #dernierEvenement = 0;
  #enCours: EnCours | null = null;
  #fini = false;
  #erreurs = 0;
  #derniere: { readonly code: string; readonly element: Element | null } | null = null;

  constructor() {
    const { parser } = this;
    parser.on("doctype", () => {
      throw new FichierRefuse("xml_entites", { ligne: parser.line });
    });
    parser.on("opentag", (balise) => this.#ouvrir(balise));
    parser.on("closetag", () => this.#fermer());
    parser.on("text", (texte) => this.#texte(texte));
    parser.on("cdata", (texte) => this.#texte(texte));
    parser.on("comment", () => this.#avancer());
    parser.on("processinginstruction", () => this.#avancer());
    parser.on("error", (erreur) => this.#erreur(erreur));
  }

  /** Lit un morceau ; lève FichierRefuse quand le document ne peut plus se lire. */
  lire(texte: string): void {
    this.parser.write(texte);
    const { position } = this.parser;
    if (position - this.#dernierEvenement > TAILLE_MORCEAU) {
      throw new FichierRefuse(this.#variante === null ? "xml_invalide" : "element_trop_grand", {
        ligne: this.parser.line,
        maximum: TAILLE_FORMATION,
      });
    }
  }

  /** Achève la lecture ; lève FichierRefuse si le document s'arrête trop tôt, ou n'a aucune formation. */
  finir(): void {
    this.#fini = true;
    this.parser.close();
    if (this.lues === 0) throw new FichierRefuse("xml_sans_offre");
  }

  #avancer(): void {
    this.#dernierEvenement = this.parser.position;
  }

  #erreur(erreur: Error): void {
    const { line: ligne } = this.parser;
    const { message } = erreur;
    const code: CodeFauteImport | null = message.endsWith(" undefined entity.")
      ? "entite_inconnue"
      : message.endsWith(": disallowed character.")
        ? "caractere_interdit"
        : null;
    this.#erreurs += 1;
    if (code === null || this.#enCours === null || this.#erreurs > ERREURS_AU_PLUS)
      throw new FichierRefuse(this.#fini ? "xml_tronque" : "xml_invalide", { ligne });
    this.#noter(this.#enCours, code, ligne);
  }

  #noter({ fautes, courant }: EnCours, code: CodeFauteImport, ligne: number): void {
    // Un élément plein d'entités n'a qu'une faute de chaque sorte.
    const connue = this.#derniere?.code === code && this.#derniere.element === courant;
    if (connue || fautes.length >= FAUTES_MONTREES) return;
    this.#derniere = { code, element: courant };
    fautes.push({ code, champ: courant === null ? "formation" : cheminDe(courant), details: { ligne } });
  }

  #reconnaitre(balise: SaxesTagNS): void {
    this.#variante = balise.local === "lheo" ? (traduire(ESPACES, balise.uri) ?? null) : null;
    this.#espace = balise.uri;
    if (this.#variante === null) {
      const racine = balise.uri === "" ? balise.local : `${balise.local} xmlns="${balise.uri}"`;
      throw new FichierRefuse("xml_inconnu", { racine: montrable(racine), ligne: this.parser.line });
    }
  }

  #ouvrir(balise: SaxesTagNS): void {
    this.#avancer();
    this.#niveau += 1;
    if (this.#niveau === 1) this.#reconnaitre(balise);
    if (this.#niveau > PROFONDEUR) throw new FichierRefuse("xml_invalide", { ligne: this.parser.line });
    if (this.#enCours === null) {
      if (this.#sienne(balise) === "formation") this.#commencer(balise);
    } else this.#ajouter(this.#enCours, balise);
  }

  #sienne(balise: SaxesTagNS): string {
    return balise.uri === this.#espace ? balise.local : "";
  }

  #elementDe(balise: SaxesTagNS, parent: Element | null): Element {
    const attributs = Object.fromEntries(Object.values(balise.attributes).map(({ local, value }) => [local, value]));
    return { nom: this.#sienne(balise), attributs, parent, ligne: this.parser.line, enfants: [], texte: "" };
  }

  #commencer(balise: SaxesTagNS): void {
    this.lues += 1;
    const element = this.#elementDe(balise, null);
    const { line: ligne, position: debut } = this.parser;
    this.#enCours = { rang: this.lues, ligne, debut, niveau: this.#niveau, fautes: [], element, courant: element };
  }

  #tropGrande(formation: EnCours): boolean {
    if (formation.element === null) return true;
    if (this.parser.position - formation.debut <= TAILLE_FORMATION) return false;
    formation.element = null;
    formation.courant = null;
    const details = { ligne: formation.ligne, maximum: TAILLE_FORMATION };
    formation.fautes.push({ code: "element_trop_grand", champ: "formation", details });
    return true;
  }

  #ajouter(formation: EnCours, balise: SaxesTagNS): void {
    if (this.#tropGrande(formation) || formation.courant === null) return;
    const element = this.#elementDe(balise, formation.courant);
    formation.courant.enfants.push(element);
    formation.courant = element;
  }

  #texte(texte: string): void {
    this.#avancer();
    const formation = this.#enCours;
    if (formation === null || this.#tropGrande(formation) || formation.courant === null) return;
    formation.courant.texte += texte;
    if (texte.includes("\ufffd")) this.#noter(formation, "encodage_invalide", this.parser.line);
  }

  #fermer(): void {
    this.#avancer();
    const formation = this.#enCours;
    if (formation !== null && formation.niveau === this.#niveau && this.#variante !== null) {
      const { rang, ligne, element, fautes } = formation;
      this.pretes.push({ rang, ligne, element, fautes, variante: this.#variante });
      this.#enCours = null;
    } else if (formation?.courant != null) formation.courant = formation.courant.parent;
    this.#niveau -= 1;
  }
}

/** Exécute une lecture et rend le refus qu'elle lève, pour que les formations déjà lues soient rendues avant lui. */
function refusDe(lecture: () => void): FichierRefuse | null {
  try {
    lecture();
    return null;
  } catch (erreur) {
    if (erreur instanceof FichierRefuse) return erreur;
    throw erreur;
  }
}

/** Rend les formations du document dans l'ordre. Lève FichierRefuse après la dernière qui a pu être lue. */
export async function* lireElements(flux: AsyncIterable<Uint8Array>): AsyncGenerator<FormationXml> {
  const lecteur = new LecteurXml();
  for await (const texte of decoderXml(flux)) {
    const refus = refusDe(() => lecteur.lire(texte));
    yield* lecteur.pretes.splice(0);
    if (refus !== null) throw refus;
  }
  const refus = refusDe(() => lecteur.finir());
  yield* lecteur.pretes.splice(0);
  if (refus !== null) throw refus;
}
