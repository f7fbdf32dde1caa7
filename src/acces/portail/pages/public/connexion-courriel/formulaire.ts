// Les formulaires de l'accès par courriel : chaque faute dit son champ et donne un exemple.
import { z } from "zod";
import { lireNaissance } from "../../../../../metier/identite/index.js";
import { champDate } from "../../titulaire/saisie.js";

const champCourriel = z
  .string({ error: "Adresse de courriel : écrivez-la, par exemple camille.martin@exemple.fr." })
  .trim()
  .max(254, { error: "Adresse de courriel : elle est trop longue." })
  .pipe(z.email({ error: "Adresse de courriel : il manque une partie. Écrivez-la en entier, par exemple camille.martin@exemple.fr." }));

const nom = (libelle: string, exemple: string) =>
  z
    .string({ error: `${libelle} : écrivez-les comme sur votre pièce d'identité, par exemple ${exemple}.` })
    .trim()
    .min(1, { error: `${libelle} : il manque une réponse. Écrivez comme sur votre pièce d'identité, par exemple ${exemple}.` })
    .max(256, { error: `${libelle} : 256 caractères au plus.` })
    .regex(/^[\p{L}\p{M}' ’.-]+$/u, {
      error: `${libelle} : seulement des lettres, espaces, tirets et apostrophes, par exemple ${exemple}.`,
    });

const dateExacte = champDate("Date de naissance", "14/05/1988");

/** Date exacte, ou « 00/00/1978 » et « 1978 » quand le jour et le mois sont inconnus. */
const champNaissance = z.string({ error: "Date de naissance : écrivez-la, par exemple 14/05/1988." }).transform((texte, contexte) => {
  const presumee = /^(?:(?:00[\s/.-]+)?(00|0?[1-9]|1[0-2])[\s/.-]+)?(\d{4})$/u.exec(texte.trim());
  if (presumee !== null) {
    const lue = lireNaissance(`${presumee[2]}-${(presumee[1] ?? "00").padStart(2, "0")}-00`);
    if (lue !== null) return lue;
  }
  const exacte = dateExacte.safeParse(texte);
  if (exacte.success) return { naissance: exacte.data, presumee: false };
  contexte.addIssue({ code: "custom", message: exacte.error.issues[0]?.message ?? "Date de naissance illisible." });
  return z.NEVER;
});

export const formulaireCreation = z.object({
  prenoms: nom("Prénoms", "Camille Anne"),
  nomNaissance: nom("Nom de naissance", "Martin"),
  naissance: champNaissance,
  courriel: champCourriel,
});

export const formulaireCode = z.object({
  code: z
    .string({ error: "Code : recopiez les six chiffres." })
    .transform((texte) => texte.replace(/\s/gu, ""))
    .pipe(z.string().regex(/^\d{6}$/u, { error: "Code : six chiffres sont attendus, par exemple 042 917." })),
});

export const formulaireMotDePasse = z
  .object({ mot_de_passe: z.string().default(""), confirmation: z.string().default("") })
  .refine((lu) => lu.mot_de_passe === lu.confirmation, {
    path: ["confirmation"],
    error: "Confirmation : les deux mots de passe ne sont pas les mêmes. Retapez-les.",
  });

export const formulaireConnexion = z.object({
  courriel: champCourriel,
  mot_de_passe: z.string().min(1, { error: "Mot de passe : il manque." }).max(500, { error: "Mot de passe : il est trop long." }),
  code: z
    .string()
    .trim()
    .min(1, { error: "Code : recopiez celui de votre application, ou un code de secours." })
    .max(40, { error: "Code : trop long." }),
});

export const formulaireOublie = z.object({ courriel: champCourriel });

export const formulaireReprise = z
  .object({
    mot_de_passe: z.string().default(""),
    confirmation: z.string().default(""),
    code: z
      .string()
      .trim()
      .min(1, { error: "Code : recopiez celui de votre application, ou un code de secours." })
      .max(40, { error: "Code : trop long." }),
  })
  .refine((lu) => lu.mot_de_passe === lu.confirmation, {
    path: ["confirmation"],
    error: "Confirmation : les deux mots de passe ne sont pas les mêmes. Retapez-les.",
  });
