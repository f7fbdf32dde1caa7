// Ce qu'une formation saisie au portail peut avoir de faux, champ par champ : toutes les fautes d'un coup.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { controlerActions, type FauteSaisie } from "./controler-actions.js";
import { trouverCertification } from "./lectures.sql.js";
import { type FormationDonnee, PUBLICS, ROLES_ASSOCIATIFS, type TypeAuCatalogue } from "./offre.js";

/** Ce que l'organisme saisit ; un numéro vide, à tout niveau, est engendré. */
export interface FormationSaisie extends Omit<FormationDonnee, "source" | "siret" | "numero" | "organismeNom" | "numeroActivite"> {
  readonly numero?: string;
}

type Exigence = "exigee" | "permise" | "interdite";

/** Ce que chaque type demande d'une certification, et du répertoire d'où elle vient (L6323-6). */
const CERTIFICATION: Readonly<Record<TypeAuCatalogue, { readonly exigence: Exigence; readonly forme: RegExp }>> = {
  rncp: { exigence: "exigee", forme: /^RNCP/u },
  bloc_competences: { exigence: "exigee", forme: /^RNCP/u },
  repertoire_specifique: { exigence: "exigee", forme: /^RS/u },
  clea: { exigence: "exigee", forme: /^RS/u },
  vae: { exigence: "permise", forme: /^RNCP/u },
  bilan_competences: { exigence: "interdite", forme: /^/u },
  permis_leger: { exigence: "interdite", forme: /^/u },
  permis_lourd: { exigence: "interdite", forme: /^/u },
  benevoles_volontaires: { exigence: "interdite", forme: /^/u },
};

const FORME_CODE = /^(RNCP|RS)\d{1,8}$/u;
const LONGUEURS = { intitule: 255, objectif: 3000, contenu: 20_000, resultats: 3000, prerequis: 3000 } as const;
const LONGUEUR_NUMERO = 100;
const CHAMPS_TEXTE = ["intitule", "objectif", "contenu", "resultats", "prerequis"] as const;

function* fautesDesTextes(f: FormationSaisie): Generator<FauteSaisie> {
  for (const champ of ["intitule", "objectif", "contenu"] as const) if (f[champ].trim() === "") yield { champ, faute: "manque" };
  for (const champ of CHAMPS_TEXTE) if (f[champ].length > LONGUEURS[champ]) yield { champ, faute: "trop_long" };
  if ((f.numero ?? "").length > LONGUEUR_NUMERO) yield { champ: "numero", faute: "trop_long" };
  if (f.prerequisAVerifier && f.prerequis.trim() === "") yield { champ: "prerequis", faute: "manque" };
  if (f.niveauSortie !== null && !(Number.isInteger(f.niveauSortie) && f.niveauSortie >= 1 && f.niveauSortie <= 8))
    yield { champ: "niveauSortie", faute: "niveau" };
  if (f.url !== null && !/^https?:\/\/\S{3,1000}$/iu.test(f.url.trim())) yield { champ: "url", faute: "adresse_web" };
}

function* fautesDuPublic(f: FormationSaisie): Generator<FauteSaisie> {
  if (f.publics.some((un) => !PUBLICS.includes(un))) yield { champ: "publics", faute: "public_inconnu" };
  if (f.roles.some((un) => !ROLES_ASSOCIATIFS.includes(un))) yield { champ: "roles", faute: "role_inconnu" };
  if (f.type === "benevoles_volontaires" && f.publics.length === 0) yield { champ: "publics", faute: "public_manque" };
  if (f.type !== "benevoles_volontaires" && f.publics.length > 0) yield { champ: "publics", faute: "public_sans_objet" };
}

async function fauteDeFiche(ctx: Contexte, f: FormationSaisie, code: string): Promise<FauteSaisie | null> {
  const fiche = await trouverCertification(ctx.base, code);
  const champ = "certification";
  if (fiche === null) return { champ, faute: "certification_inconnue" };
  if (!fiche.active || (fiche.fin !== null && fiche.fin < ctx.horloge.aujourdhui())) return { champ, faute: "certification_inactive" };
  if (f.type === "clea" && !fiche.clea) return { champ, faute: "certification_autre_repertoire" };
  if (f.type !== "bloc_competences") return null;
  if (f.blocs.length === 0) return { champ: "blocs", faute: "bloc_manque" };
  return f.blocs.every((bloc) => fiche.blocs.includes(bloc)) ? null : { champ: "blocs", faute: "bloc_inconnu" };
}

async function fauteDeCertification(ctx: Contexte, f: FormationSaisie): Promise<FauteSaisie | null> {
  const champ = "certification";
  const { exigence, forme } = CERTIFICATION[f.type];
  if (f.certification === null) return exigence === "exigee" ? { champ, faute: "certification_manque" } : null;
  if (exigence === "interdite") return { champ, faute: "certification_interdite" };
  if (!FORME_CODE.test(f.certification)) return { champ, faute: "certification_forme" };
  if (!forme.test(f.certification)) return { champ, faute: "certification_autre_repertoire" };
  return fauteDeFiche(ctx, f, f.certification);
}

/** Toutes les fautes d'une formation saisie, dans l'ordre du formulaire ; vide, elle peut être enregistrée. */
export async function controlerSaisie(ctx: Contexte, formation: FormationSaisie): Promise<readonly FauteSaisie[]> {
  exiger(ctx.acteur, "consulter_public");
  const fautes = [...fautesDesTextes(formation)];
  if (!Object.hasOwn(CERTIFICATION, formation.type)) return [...fautes, { champ: "type", faute: "type_inconnu" }];
  const certification = await fauteDeCertification(ctx, formation);
  if (certification !== null) fautes.push(certification);
  return [...fautes, ...fautesDuPublic(formation), ...controlerActions(formation.actions, ctx.horloge.aujourdhui())];
}
