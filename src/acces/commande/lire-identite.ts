// L'identité FranceConnect donnée à « nir verifier » : les traits qui se comparent, les autres acceptés sans être lus.
import { z } from "zod";
import type { IdentiteFranceConnect } from "../../regles/coherence-nir.js";
import { lireDateCivile } from "../../socle/valeurs/date-civile.js";
import { type Faute, traduireFautes } from "./faute.js";

/** Une date de naissance entière, ou présumée : jour, ou mois et jour, à zéro. */
function naissancePossible(texte: string): boolean {
  if (lireDateCivile(texte) !== null) return true;
  const parties = /^(\d{4})-(\d{2})-00$/u.exec(texte);
  return parties !== null && Number(parties[2]) <= 12;
}

function trait(accepte: (texte: string) => boolean, attendu: string) {
  return z.custom<string>((valeur) => typeof valeur === "string" && accepte(valeur), { error: attendu }).optional();
}

const identite = z.looseObject(
  {
    gender: trait((texte) => ["male", "female", "unspecified"].includes(texte), "male, female ou unspecified"),
    birthdate: trait(naissancePossible, "une date AAAA-MM-JJ, ou présumée (AAAA-00-00, AAAA-MM-00)"),
    birthplace: trait(
      (texte) => texte === "" || /^(\d{2}|2[AB])\d{3}$/iu.test(texte),
      "un code de commune à cinq caractères, ou un texte vide",
    ),
    birthcountry: trait((texte) => texte === "" || /^99\d{3}$/u.test(texte), "un code de pays 99xxx"),
  },
  { error: "un objet JSON : les traits rendus par FranceConnect" },
);

/** Champs que FranceConnect peut rendre en plus : ils ne servent pas ici. */
const AUTRES_CHAMPS =
  /^(sub|iss|aud|exp|iat|nbf|jti|nonce|acr|amr|auth_time|at_hash|given_name|given_name_array|family_name|preferred_username|email|email_verified|phone_number|address|rep_scope|idp_.*|rnipp_.*)$/u;

/** Lit les traits d'une identité ; un champ que FranceConnect ne connaît pas est dit par son nom. */
export function lireIdentite(valeur: unknown): { readonly identite: IdentiteFranceConnect } | { readonly erreurs: readonly Faute[] } {
  const lue = identite.safeParse(valeur);
  if (!lue.success) return { erreurs: traduireFautes(lue.error.issues, valeur) };
  const inconnus = Object.keys(lue.data).filter((cle) => !Object.hasOwn(identite.shape, cle) && !AUTRES_CHAMPS.test(cle));
  if (inconnus.length > 0)
    return { erreurs: traduireFautes([{ code: "unrecognized_keys", keys: inconnus, path: [], message: "" }], valeur) };
  const { gender, birthdate, birthplace, birthcountry } = lue.data;
  return { identite: { gender, birthdate, birthplace, birthcountry } };
}
