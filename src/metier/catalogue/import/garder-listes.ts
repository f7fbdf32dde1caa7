// Les listes d'une fiche (certificateurs, partenaires, codes, successions) : une ligne du fichier par élément, une liste par fiche.
import type { Contexte } from "../../contexte.js";
import { type ElementGarde, ecrireListe, type ListesGardees, type Origine, tenirListes } from "./certifications.sql.js";
import type { Reponse } from "./filiere.js";
import type { ElementsDonnes, ListeDeFiche } from "./lire-france-competences.js";

/** Ce qui distingue un élément gardé des autres de sa liste. */
export function cleGardee(element: ElementGarde): string {
  return typeof element === "string" ? element : (element.siret ?? element.nom);
}

function memeElement(a: ElementGarde | undefined, b: ElementGarde): boolean {
  if (a === undefined || typeof a === "string" || typeof b === "string") return a === b;
  return a.siret === b.siret && a.nom === b.nom && a.habilitation === b.habilitation;
}

/** Les listes d'une fiche, par clé, et celles qui ont changé. */
interface Fiche {
  readonly listes: ReadonlyMap<ListeDeFiche, Map<string, ElementGarde>>;
  readonly changees: Set<ListeDeFiche>;
}

function ficheDe({ listes }: ListesGardees, voulues: readonly ListeDeFiche[]): Fiche {
  const parCle = (elements: readonly ElementGarde[] = []) => new Map(elements.map((element) => [cleGardee(element), element]));
  return { listes: new Map(voulues.map((liste) => [liste, parCle(listes[liste])])), changees: new Set() };
}

/** Ajoute les éléments d'une ligne ; rend la plus forte des issues de chacun. */
function ajouter({ listes, changees }: Fiche, { elements }: ElementsDonnes): Reponse {
  let issue: Reponse["issue"] = "inchangee";
  for (const { liste, cle, valeur } of elements) {
    const gardes = listes.get(liste);
    const garde = gardes?.get(cle);
    if (memeElement(garde, valeur)) continue;
    if (garde === undefined) issue = "creee";
    else if (issue !== "creee") issue = "modifiee";
    gardes?.set(cle, valeur);
    changees.add(liste);
  }
  return { issue };
}

async function ecrireChangees(ctx: Contexte, fiches: ReadonlyMap<string, Fiche>, origine: Origine): Promise<void> {
  const parListe = new Map<ListeDeFiche, { code: string; elements: ElementGarde[] }[]>();
  for (const [code, { listes, changees }] of fiches) {
    for (const liste of changees) {
      const changement = { code, elements: [...(listes.get(liste)?.values() ?? [])] };
      parListe.set(liste, [...(parListe.get(liste) ?? []), changement]);
    }
  }
  for (const [liste, changements] of parListe) await ecrireListe(ctx.base, liste, { fiches: changements, ...origine });
}

/** Ajoute des éléments aux listes de leurs fiches ; une fiche inconnue fait rejeter sa ligne. */
export async function garderElements(ctx: Contexte, lignes: readonly ElementsDonnes[], importId: string): Promise<Reponse[]> {
  const voulues = [...new Set(lignes.flatMap(({ elements }) => elements.map(({ liste }) => liste)))];
  const codes = [...new Set(lignes.map(({ certification }) => certification))];
  const tenues = await tenirListes(ctx.base, codes, voulues);
  const fiches = new Map(tenues.map((gardee) => [gardee.code, ficheDe(gardee, voulues)]));
  const reponses = lignes.map((ligne): Reponse => {
    const fiche = fiches.get(ligne.certification);
    if (fiche !== undefined) return ajouter(fiche, ligne);
    return { issue: "rejetee", fautes: [{ code: "fiche_inconnue", champ: null, details: { fiche: ligne.certification } }] };
  });
  await ecrireChangees(ctx, fiches, { importId, le: ctx.horloge.maintenant() });
  return reponses;
}

/** Ôte de ces listes ce que `garder` ne retient pas ; rend combien d'éléments sont partis. */
export async function oterElements(
  ctx: Contexte,
  { codes, listes, importId }: { codes: readonly string[]; listes: readonly ListeDeFiche[]; importId: string },
  retenir: (code: string, liste: ListeDeFiche, cle: string) => boolean,
): Promise<number> {
  const fiches = new Map((await tenirListes(ctx.base, codes, listes)).map((gardee) => [gardee.code, ficheDe(gardee, listes)]));
  let otes = 0;
  for (const [code, fiche] of fiches) {
    for (const [liste, elements] of fiche.listes) {
      for (const cle of [...elements.keys()].filter((une) => !retenir(code, liste, une))) {
        elements.delete(cle);
        fiche.changees.add(liste);
        otes += 1;
      }
    }
  }
  await ecrireChangees(ctx, fiches, { importId, le: ctx.horloge.maintenant() });
  return otes;
}
