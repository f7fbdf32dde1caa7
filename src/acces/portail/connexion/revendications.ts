// Ce que les fournisseurs disent d'une personne, lu et vérifié avant d'entrer dans le service.
import { z } from "zod";
import { lireNaissance, type PresentationResponsable, type Traits } from "../../../metier/identite/index.js";

const PERSONNE = z.object({
  sub: z.string().min(1).max(255),
  given_name: z.string().min(1).max(256),
  family_name: z.string().min(1).max(256),
  preferred_username: z.string().max(256).optional(),
  birthdate: z.string(),
  gender: z.enum(["male", "female", "unspecified"]).catch("unspecified"),
  birthplace: z
    .string()
    .regex(/^((2[AB]|\d{2})\d{3})?$/u)
    .nullable()
    .catch(null),
  birthcountry: z
    .string()
    .regex(/^99\d{3}$/u)
    .nullable()
    .catch(null),
  email: z.string().max(320).optional(),
});

const RESPONSABLE = z.object({
  sub: z.string().min(1).max(255),
  given_name: z.string().max(256).default(""),
  usual_name: z.string().min(1).max(256),
  email: z.email(),
  siret: z
    .string()
    .regex(/^\d{14}$/u)
    .nullable()
    .catch(null),
});

const SEXES = { male: "masculin", female: "feminin", unspecified: "non_precise" } as const;

/** Traits d'une personne, ou null si le fournisseur n'a pas donné l'essentiel (noms et date de naissance). */
export function lireTraits(revendications: unknown): { sub: string; traits: Traits } | null {
  const lu = PERSONNE.safeParse(revendications);
  if (!lu.success) return null;
  const naissance = lireNaissance(lu.data.birthdate);
  if (naissance === null) return null;
  const usage = lu.data.preferred_username?.trim() ?? "";
  const traits: Traits = {
    prenoms: lu.data.given_name,
    nomNaissance: lu.data.family_name,
    nomUsage: usage === "" ? null : usage,
    naissance: naissance.naissance,
    naissancePresumee: naissance.presumee,
    sexe: SEXES[lu.data.gender],
    lieuNaissance: lu.data.birthplace,
    paysNaissance: lu.data.birthcountry,
    courriel: lu.data.email ?? null,
  };
  return { sub: lu.data.sub, traits };
}

/** Responsable présenté par ProConnect, ou null si le nom ou l'adresse manque. */
export function lireResponsablePresente(revendications: unknown): PresentationResponsable | null {
  const lu = RESPONSABLE.safeParse(revendications);
  if (!lu.success) return null;
  const { sub, given_name, usual_name, email, siret } = lu.data;
  return { sub, prenom: given_name, nom: usual_name, courriel: email.toLowerCase(), siret };
}
