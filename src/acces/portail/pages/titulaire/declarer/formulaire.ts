// Les formulaires du parcours, un par écran.
import { z } from "zod";
import { REGIMES, THEMATIQUES } from "../../../../../regles/faits.js";
import { champFonction, champsPeriode, verifierPeriode } from "../activites/formulaire.js";
import { champDateFacultative } from "../saisie.js";

export const formulaireType = z.object({
  type: z.enum(["benevolat_associatif", "reserve_civique"], { error: "Votre activité : choisissez une des deux réponses." }),
});

export const formulaireFonction = z.object({
  fonction: champFonction,
  thematique: z
    .string()
    .default("")
    .pipe(z.union([z.literal(""), z.enum(THEMATIQUES)], { error: "Thème de la réserve : choisissez-le dans la liste." }))
    .transform((theme) => (theme === "" ? null : theme)),
});

export const formulairePeriode = z.object(champsPeriode).superRefine(verifierPeriode);

const texte = (longueur: number) =>
  z
    .string()
    .default("")
    .transform((valeur) => valeur.trim().slice(0, longueur));

const requis = (nom: string, exemple: string, longueur: number) =>
  z
    .string({ error: `${nom} : il manque une réponse. Par exemple ${exemple}.` })
    .trim()
    .min(2, `${nom} : il manque une réponse. Par exemple ${exemple}.`)
    .max(longueur, `${nom} : ${longueur} caractères au plus.`);

const numero = (nom: string, forme: RegExp, attendu: string) =>
  z
    .string()
    .default("")
    .transform((valeur) => valeur.replace(/\s/gu, "").toUpperCase())
    .refine((valeur) => valeur === "" || forme.test(valeur), `${nom} : ${attendu}. Laissez vide si vous ne l'avez pas.`);

export const CHAMPS_ASSOCIATION = [
  "nom",
  "commune",
  "codePostal",
  "regime",
  "premiereDeclaration",
  "objet",
  "rna",
  "siren",
  "tribunal",
  "volume",
  "folio",
] as const;

export const formulaireAssociation = z
  .object({
    nom: requis("Nom de l'association", "Judo club de Rennes", 400),
    commune: requis("Commune du siège", "Rennes", 120),
    codePostal: numero("Code postal", /^\d{5}$/u, "cinq chiffres, par exemple 35000"),
    regime: z.enum(REGIMES, { error: "Sorte d'organisme : choisissez une des trois réponses." }),
    premiereDeclaration: champDateFacultative("Date de sa première déclaration", "14/03/2015"),
    objet: texte(4000),
    rna: numero("Numéro RNA", /^W\d[A-Z\d]\d{7}$/u, "un W suivi de neuf chiffres, par exemple W353001234"),
    siren: numero("Numéro SIREN", /^\d{9}$/u, "neuf chiffres, par exemple 418 166 096"),
    tribunal: texte(80),
    volume: texte(20),
    folio: texte(20),
  })
  .superRefine((association, contexte) => {
    const { tribunal, volume, folio } = association;
    const manquants = [
      ["tribunal", "Tribunal", tribunal],
      ["volume", "Volume", volume],
      ["folio", "Folio", folio],
    ].filter(([, , valeur]) => valeur === "");
    if (manquants.length === 0 || manquants.length === 3) return;
    for (const [champ, nom] of manquants) {
      contexte.addIssue({
        code: "custom",
        path: [champ ?? ""],
        message: `${nom} : il manque. Le registre d'Alsace ou de Moselle se désigne par le tribunal, le volume et le folio, ou laissez les trois vides.`,
      });
    }
  });
