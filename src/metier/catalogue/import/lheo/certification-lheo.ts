// À quoi mène une formation LHEO ou EDOF : une fiche du répertoire, un code-CPF, ou un public de bénévoles et de volontaires.

import { montrable } from "../../../../socle/fichier/texte-de-faute.js";
import { PUBLICS, type Public, ROLES_ASSOCIATIFS, type RoleAssociatif, type TypeAuCatalogue } from "../../offre.js";
import { lireFiche } from "../lire-valeur.js";
import { CORRESPONDANCE_PUBLICS, INFO_PUBLIC, INFO_ROLE, TYPES_CPF, traduire, type Variante } from "./codes-lheo.js";
import { type Element, type Examen, enfant, enfants, extras, nomme, texteDe } from "./element.js";

export interface Visee {
  readonly type: TypeAuCatalogue;
  readonly certification: string | null;
  readonly publics: readonly Public[];
  readonly roles: readonly RoleAssociatif[];
}

interface Codes {
  readonly fiche: string | null;
  readonly cpf: TypeAuCatalogue | null;
  readonly publics: readonly Public[];
}

const CODES = ["code-RNCP", "code-RS", "code-CPF"] as const;

const publicDuCode = (code: string): Public | undefined => PUBLICS.find((un) => CORRESPONDANCE_PUBLICS[un].codeCpf === code);
const publicDeLExtra = (texte: string): Public | undefined => PUBLICS.find((un) => CORRESPONDANCE_PUBLICS[un].extra === texte);

function ficheDe(examen: Examen, element: Element, repertoire: "RNCP" | "RS"): string | null {
  const texte = texteDe(element);
  const fiche = lireFiche(/^\d/u.test(texte) ? `${repertoire}${texte}` : texte);
  if (fiche?.startsWith(repertoire) === true) return fiche;
  examen.faute(element, "fiche_illisible", { valeur: montrable(texte) });
  return null;
}

function lireCodes(examen: Examen, certification: Element, variante: Variante): Codes {
  const donnes = CODES.flatMap((nom) => enfants(certification, nom)).filter((code) => texteDe(code) !== "");
  if (variante === "edof" && donnes.length !== 1) examen.faute(certification, "certification_choix", { lus: donnes.length });
  const [rncp, rs, cpf] = CODES.map((nom) => donnes.find((code) => code.nom === nom));
  const fiche = rncp === undefined ? (rs === undefined ? null : ficheDe(examen, rs, "RS")) : ficheDe(examen, rncp, "RNCP");
  if (cpf === undefined) return { fiche, cpf: null, publics: [] };
  const code = texteDe(cpf).toUpperCase();
  const connu = publicDuCode(code);
  const type = traduire(TYPES_CPF, code);
  if (type === undefined && connu === undefined) examen.inconnue(cpf, Object.keys(TYPES_CPF));
  return { fiche, cpf: type ?? null, publics: connu === undefined ? [] : [connu] };
}

/** Valeurs d'un de nos `extra` : un par élément, ou plusieurs séparées par des blancs ou des virgules. */
function lireListe<T extends string>(
  examen: Examen,
  elements: readonly Element[],
  { attendues, lire }: { attendues: readonly T[]; lire: (texte: string) => T | undefined },
): T[] {
  return elements.flatMap((element) =>
    texteDe(element)
      .split(/[\s,;]+/u)
      .filter((texte) => texte !== "")
      .flatMap((texte) => {
        const lu = lire(texte);
        if (lu === undefined) examen.inconnue(element, attendues);
        return lu === undefined ? [] : [lu];
      }),
  );
}

/** Nos propres types, que LHEO ne sait pas dire : `extra info="cec:type"`. */
function typeDeLaFiche(examen: Examen, formation: Element, fiche: string): TypeAuCatalogue {
  const precise = extras(formation, "cec:type")[0];
  if (precise !== undefined) {
    const texte = texteDe(precise);
    if (texte === "bloc_competences" && fiche.startsWith("RNCP")) return texte;
    if (texte === "clea" && fiche.startsWith("RS")) return texte;
    examen.inconnue(precise, fiche.startsWith("RNCP") ? ["bloc_competences"] : ["clea"]);
  }
  return fiche.startsWith("RNCP") ? "rncp" : "repertoire_specifique";
}

/** Ce que la formation vise ; null quand rien ne le dit, ou que plusieurs le disent, et la faute est notée. */
export function lireVisee(examen: Examen, formation: Element, variante: Variante): Visee | null {
  const certifications = enfants(formation, "certification");
  const lus = certifications.map((certification) => lireCodes(examen, certification, variante));
  const fiche = lus.find((codes) => codes.fiche !== null)?.fiche ?? null;
  const cpf = lus.find((codes) => codes.cpf !== null)?.cpf ?? null;
  const publics = [
    ...lus.flatMap((codes) => codes.publics),
    ...lireListe(examen, extras(formation, INFO_PUBLIC), { attendues: PUBLICS, lire: publicDeLExtra }),
  ];
  const lireRole = (texte: string) => ROLES_ASSOCIATIFS.find((role) => role === texte);
  const roles = lireListe(examen, extras(formation, INFO_ROLE), { attendues: ROLES_ASSOCIATIFS, lire: lireRole });
  if (publics.length > 0) {
    if (fiche !== null || cpf !== null) examen.faute(formation, "public_et_certification");
    return { type: "benevoles_volontaires", certification: null, publics, roles };
  }
  if (cpf !== null) return { type: cpf, certification: cpf === "vae" ? fiche : null, publics, roles };
  if (fiche !== null) return { type: typeDeLaFiche(examen, formation, fiche), certification: fiche, publics, roles };
  if (!examen.rejetee) examen.faute(certifications[0] ?? formation, "certification_absente");
  return null;
}

/** Codes des blocs que la formation ou ses sessions nomment : « RNCP123BC01 », où que LHEO ou EDOF les écrive. */
export function lireBlocs(formation: Element): string[] {
  const sources = [formation, ...enfants(formation, "action").flatMap((action) => [action, ...enfants(action, "session")])];
  const blocs = sources.flatMap((source) => [enfant(source, "blocs-competences"), nomme(source, "blocs-competences")]);
  return [...new Set(blocs.flatMap((bloc) => (bloc === undefined ? [] : codesDansTexte(bloc))))];
}

function codesDansTexte(element: Element): string[] {
  const siens =
    texteDe(element)
      .toUpperCase()
      .match(/\bRNCP\d+BC\d+\b/gu) ?? [];
  return [...siens, ...element.enfants.flatMap(codesDansTexte)];
}
