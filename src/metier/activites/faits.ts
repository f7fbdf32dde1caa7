// Les faits qu'un organisme déclare pour une personne : douze types d'activité (L5151-9), chacun avec ses seuls champs.
import { z } from "zod";
import { FONCTIONS, THEMATIQUES } from "../../regles/faits.js";
import { type DateCivile, lireDateCivile } from "../../socle/valeurs/date-civile.js";

const jour = z.string({ error: "une date AAAA-MM-JJ est attendue" }).transform((texte, contexte): DateCivile => {
  const date = lireDateCivile(texte);
  if (date !== null) return date;
  contexte.addIssue({ code: "custom", message: "une date AAAA-MM-JJ qui existe est attendue" });
  return z.NEVER;
});
const annee = z
  .number({ error: "une année est attendue" })
  .int("une année est attendue")
  .min(2017, "le compte existe depuis 2017")
  .max(9999, "une année est attendue");
const nombre = z
  .number({ error: "un nombre est attendu" })
  .min(0, "un nombre positif ou nul est attendu")
  .max(10_000, "ce nombre est trop grand");
const entier = nombre.int("un nombre entier est attendu");
const clair = z
  .string({ error: "un texte est attendu" })
  .min(1, "un texte est attendu")
  .max(200, "200 caractères au plus")
  // La base ne garde ni l'octet nul ni un demi-caractère.
  .regex(/^[^\0\p{Cs}]*$/u, "un caractère ne peut pas être gardé");
const commun = { formationSecondaire: z.boolean().optional() };
const periode = { debut: jour, fin: jour };

const schemaFaits = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("service_civique"), ...commun, ...periode, contrat: clair.optional() }),
  z.strictObject({ type: z.literal("reserve_militaire_operationnelle"), ...commun, annee, jours: entier }),
  z.strictObject({ type: z.literal("reserve_citoyenne_defense_securite"), ...commun, ...periode }),
  z.strictObject({ type: z.literal("reserve_communale_securite_civile"), ...commun, signature: jour, dureeAnnees: nombre }),
  z.strictObject({ type: z.literal("reserve_sanitaire"), ...commun, annee, jours: entier }),
  z.strictObject({ type: z.literal("maitre_apprentissage"), ...commun, ...periode, apprenti: clair }),
  z.strictObject({ type: z.literal("reserve_citoyenne_education_nationale"), ...commun, ...periode, interventions: entier }),
  z.strictObject({
    type: z.literal("sapeur_pompier_volontaire"),
    ...commun,
    signature: jour,
    arreteNotifieLe: jour.nullable(),
    dureeAnnees: nombre,
  }),
  z.strictObject({
    type: z.literal("reserve_police_nationale"),
    ...commun,
    ...periode,
    qualite: z.enum(["1", "2", "3", "4"], { error: "« 1 », « 2 », « 3 » ou « 4 » (CSI L411-7) est attendu" }),
    vacationsParAn: z.array(entier).max(80, "80 années au plus"),
  }),
  z.strictObject({
    type: z.literal("reserve_citoyenne_police_nationale"),
    ...commun,
    ...periode,
    heuresParAn: z.array(nombre).max(80, "80 années au plus"),
  }),
  z.strictObject({ type: z.literal("reserve_citoyenne_reinsertion"), ...commun, annee, heures: nombre }),
  z.strictObject({ type: z.literal("proche_aidant"), ...commun, annee, accordDeBranche: clair.nullable() }),
]);

/** Aussi long que la colonne du dépôt l'admet. */
const nomDOrganisme = z
  .string({ error: "un texte est attendu" })
  .min(1, "un texte est attendu")
  .max(256, "256 caractères au plus")
  .regex(/^[^\0\p{Cs}]*$/u, "un caractère ne peut pas être gardé");
const organismePropose = z.strictObject({
  siret: z.string().nullable(),
  rna: z.string().nullable(),
  registreLocal: z.string().nullable(),
  nom: nomDOrganisme,
});
const propose = { ...commun, ...periode, heures: nombre, fonction: z.enum(FONCTIONS), organisme: organismePropose };

/** Ce qu'une fédération propose : la personne le déclare elle-même, ou pas (R5151-16, D5151-15). */
const schemaPropose = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("benevolat_associatif"), ...propose }),
  z.strictObject({ type: z.literal("reserve_civique"), ...propose, thematique: z.enum(THEMATIQUES).optional() }),
]);

/** Faits d'une activité, avec leur type ; l'organisme et la date de déclaration sont à côté. */
export type FaitsActivite = z.infer<typeof schemaFaits>;
export type TypeDepose = FaitsActivite["type"];
/** Heures proposées à la personne par un organisme : elles ne comptent qu'une fois déclarées par elle. */
export type FaitsProposes = z.infer<typeof schemaPropose>;
/** Tout ce qu'un organisme peut déposer. */
export type FaitsDeposes = FaitsActivite | FaitsProposes;

/** Les douze types qu'un organisme déclare ; le bénévolat et la réserve civique le sont par la personne (R5151-16, D5151-15). */
export const TYPES_DEPOSES: readonly TypeDepose[] = schemaFaits.options.map((option) => option.shape.type.value);

export type LectureFaits =
  | { readonly valide: true; readonly faits: FaitsActivite }
  | { readonly valide: false; readonly fautes: readonly string[] };

/** Lit des faits venus d'ailleurs ; chaque faute s'écrit « champ : ce qui est attendu ». */
export function lireFaits(brut: unknown): LectureFaits {
  const lu = schemaFaits.safeParse(brut);
  if (!lu.success) return { valide: false, fautes: lu.error.issues.map(ecrireFaute) };
  const faits = lu.data;
  if ("debut" in faits && faits.fin < faits.debut) return { valide: false, fautes: ["fin : elle précède le début"] };
  return { valide: true, faits };
}

/** Vrai si ces faits attendent que la personne les déclare elle-même. */
export function estPropose(faits: FaitsDeposes): faits is FaitsProposes {
  return faits.type === "benevolat_associatif" || faits.type === "reserve_civique";
}

/** Relit des faits gardés par nous : un défaut, et non une faute de saisie, s'ils ne se lisent pas. */
export function relireFaits(brut: unknown): FaitsDeposes {
  const type = typeof brut === "object" && brut !== null && "type" in brut ? brut.type : null;
  const lu = type === "benevolat_associatif" || type === "reserve_civique" ? schemaPropose.safeParse(brut) : schemaFaits.safeParse(brut);
  if (!lu.success) throw new Error(`Faits gardés illisibles : ${lu.error.issues.map(ecrireFaute).join(" ; ")}.`);
  return lu.data;
}

function ecrireFaute(faute: z.core.$ZodIssue): string {
  if (faute.code === "unrecognized_keys") return faute.keys.map((cle) => `${cle} : champ inconnu pour cette activité`).join(" ; ");
  if (faute.code === "invalid_union") return "type : une des douze activités déclarées par un organisme est attendue";
  return `${faute.path.join(".") || "document"} : ${faute.message}`;
}
