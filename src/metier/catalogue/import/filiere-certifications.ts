// Garder les certifications, leurs blocs et leurs listes, fichier par fichier de France compétences.
import { createHash } from "node:crypto";
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import type { Contexte } from "../../contexte.js";
import { rafraichirRechercheDesCertifications } from "../rafraichir-recherche.js";
import { type CleEcrite, ecrireBlocs, ecrireFiches, trouverEtats } from "./certifications.sql.js";
import { doublon, type Filiere, type Reponse } from "./filiere.js";
import { garderElements, oterElements } from "./garder-listes.js";
import {
  type BlocDonne,
  type ElementsDonnes,
  type FicheDonnee,
  type LigneFranceCompetences,
  type ListeDeFiche,
  lireFranceCompetences,
} from "./lire-france-competences.js";
import { Vus } from "./vus.js";

const issuesDe = (ecrites: readonly CleEcrite[]) =>
  new Map(ecrites.map(({ code, creee }) => [code, creee ? ("creee" as const) : ("modifiee" as const)]));

async function garderFiches({ base, horloge }: Contexte, fiches: readonly FicheDonnee[], importId: string): Promise<Reponse[]> {
  const lignes = fiches.map((fiche) => ({ ...fiche, empreinte: createHash("sha256").update(JSON.stringify(fiche)).digest("hex") }));
  const ecrites = await ecrireFiches(base, lignes, { importId, le: horloge.maintenant() });
  if (ecrites.length > 0)
    await rafraichirRechercheDesCertifications(
      base,
      ecrites.map(({ code }) => code),
    );
  const issues = issuesDe(ecrites);
  return fiches.map(({ code }) => ({ issue: issues.get(code) ?? "inchangee" }));
}

async function garderBlocs({ base }: Contexte, blocs: readonly BlocDonne[]): Promise<Reponse[]> {
  const codes = [...new Set(blocs.map(({ certification }) => certification))];
  const connues = new Set((await trouverEtats(base, codes)).map(({ code }) => code));
  const issues = issuesDe(
    await ecrireBlocs(
      base,
      blocs.filter(({ certification }) => connues.has(certification)),
    ),
  );
  return blocs.map(({ code, certification }) => {
    if (connues.has(certification)) return { issue: issues.get(code) ?? "inchangee" };
    return { issue: "rejetee", fautes: [{ code: "fiche_inconnue", champ: null, details: { fiche: certification } }] };
  });
}

/** Garde des valeurs d'un même genre ; un fichier de France compétences n'en a qu'un. */
async function garder(ctx: Contexte, valeurs: readonly LigneFranceCompetences[], importId: string): Promise<readonly Reponse[]> {
  const fiches = valeurs.filter((valeur): valeur is FicheDonnee => valeur.genre === "fiche");
  if (fiches.length > 0) return garderFiches(ctx, fiches, importId);
  const blocs = valeurs.filter((valeur): valeur is BlocDonne => valeur.genre === "bloc");
  if (blocs.length > 0) return garderBlocs(ctx, blocs);
  const elements = valeurs.filter((valeur): valeur is ElementsDonnes => valeur.genre === "elements");
  return elements.length === 0 ? [] : garderElements(ctx, elements, importId);
}

const cleDElement = (code: string, liste: ListeDeFiche, cle: string) => `${code} ${liste} ${cle}`;
const FICHES_PAR_PASSAGE = 500;
const POIDS = 300;

/** Ce que le fichier a nommé : ses clés, et pour les listes les fiches et les listes touchées. */
class Notes {
  readonly #vus = new Vus();
  readonly fiches = new Set<string>();
  readonly listes = new Set<ListeDeFiche>();

  noter(valeur: LigneFranceCompetences): Reponse | null {
    if (valeur.genre !== "elements")
      return this.#vus.ajouter(`${valeur.genre} ${valeur.code}`) ? null : { issue: "rejetee", fautes: [doublon(valeur.code)] };
    const { certification, elements } = valeur;
    this.fiches.add(certification);
    let neuf = false;
    for (const { liste, cle } of elements) {
      this.listes.add(liste);
      if (this.#vus.ajouter(cleDElement(certification, liste, cle))) neuf = true;
    }
    // Un partenaire cité deux fois n'est pas une erreur à corriger : le premier nom reste.
    return neuf ? null : { issue: "inchangee", fautes: [doublon(elements.map(({ cle }) => cle).join(" "), true)] };
  }

  /** Vrai si le fichier a donné cet élément. */
  donne(code: string, liste: ListeDeFiche, cle: string): boolean {
    return this.#vus.contient(cleDElement(code, liste, cle));
  }
}

/**
 * Un fichier qui nomme une fiche donne sa liste entière : ce qu'il n'a plus est retiré. Les fiches qu'il ne nomme pas gardent les leurs,
 * pour qu'un extrait n'efface rien.
 */
export function filiereCertifications(aujourdhui: DateCivile): Filiere<LigneFranceCompetences> {
  const notes = new Notes();
  return {
    lire: (flux) => lireFranceCompetences(flux, aujourdhui),
    noter: (valeur) => notes.noter(valeur),
    peser: () => POIDS,
    garder,
    async retirer(ctx, importId) {
      const codes = [...notes.fiches].sort();
      let retires = 0;
      for (let rang = 0; rang < codes.length; rang += FICHES_PAR_PASSAGE) {
        const passage = { codes: codes.slice(rang, rang + FICHES_PAR_PASSAGE), listes: [...notes.listes], importId };
        retires += await oterElements(ctx, passage, (code, liste, cle) => notes.donne(code, liste, cle));
      }
      return retires;
    },
  };
}
