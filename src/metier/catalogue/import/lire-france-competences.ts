// Les fichiers de France compétences : dix CSV que leurs colonnes distinguent ; les SIRET y sont précédés d'une tabulation.

import { montrable } from "../../../socle/fichier/texte-de-faute.js";
import type { DateCivile } from "../../../socle/valeurs/date-civile.js";
import { ecrireDate } from "../../../socle/valeurs/date-civile.js";
import { lireSiret } from "../../../socle/valeurs/siret.js";
import type { Certification } from "../offre.js";
import { FichierRefuse, type LigneLue } from "./faute.js";
import { exigerColonnes, type LigneTable, type LireLigne, lireTable } from "./lire-table.js";
import { lireDateFrancaise, lireFiche } from "./lire-valeur.js";

/** Une fiche du fichier Standard. */
export interface FicheDonnee extends Pick<Certification, "code" | "intitule" | "niveau" | "active" | "finEnregistrement" | "clea"> {
  readonly genre: "fiche";
}

export interface BlocDonne {
  readonly genre: "bloc";
  readonly code: string;
  readonly certification: string;
  readonly libelle: string;
}

/** Listes d'une fiche, telles que la table des certifications les nomme. */
export const LISTES_DE_FICHE = ["certificateurs", "partenaires", "formacodes", "romes", "nsf", "remplacee_par", "remplace"] as const;
export type ListeDeFiche = (typeof LISTES_DE_FICHE)[number];

/** Un élément d'une liste ; `cle` le distingue des autres de la même fiche. */
export interface ElementDeListe {
  readonly liste: ListeDeFiche;
  readonly cle: string;
  readonly valeur: string | { readonly siret: string | null; readonly nom: string; readonly habilitation?: string };
}

/** Ce qu'une ligne d'un autre fichier ajoute à une fiche. */
export interface ElementsDonnes {
  readonly genre: "elements";
  readonly certification: string;
  readonly elements: readonly ElementDeListe[];
}

export type LigneFranceCompetences = FicheDonnee | BlocDonne | ElementsDonnes;

/** CléA, que le plafond du répertoire spécifique ne touche pas (D6323-1 A). */
const CLEA = /\bcl[ée]a\b|socle de connaissances et de compétences professionnelles/iu;

function fiche(ligne: LigneTable, colonne = "numero_fiche"): string {
  const texte = ligne.texte(colonne);
  const code = lireFiche(texte);
  if (code === null) ligne.rejeter(texte === "" ? "valeur_absente" : "fiche_illisible", colonne, { valeur: montrable(texte) });
  return code ?? "";
}

function niveauDe(ligne: LigneTable): number | null {
  const champ = "nomenclature_europe_niveau";
  const texte = ligne.texte(champ);
  if (texte === "") return null;
  const niveau = /^NIV([1-8])$/u.exec(texte)?.[1];
  return niveau === undefined ? ligne.avertir("niveau_illisible", champ, { valeur: montrable(texte) }) : Number(niveau);
}

/** Une date de fin mal écrite fait rejeter la fiche : sans elle, une formation expirée paraîtrait finançable. */
function finDe(ligne: LigneTable): DateCivile | null {
  const champ = "date_fin_enregistrement";
  const texte = ligne.texte(champ);
  if (texte === "") return null;
  return lireDateFrancaise(texte) ?? ligne.rejeter("date_illisible", champ, { valeur: montrable(texte), forme: "JJ/MM/AAAA" });
}

const lireStandard =
  (aujourdhui: DateCivile): LireLigne<LigneFranceCompetences> =>
  (ligne) => {
    const code = fiche(ligne);
    const intitule = ligne.exiger("intitule");
    const finEnregistrement = finDe(ligne);
    const actif = ligne.texte("actif");
    if (actif !== "ACTIVE" && actif !== "INACTIVE")
      ligne.rejeter("valeur_inconnue", "actif", { valeur: montrable(actif), attendues: "ACTIVE, INACTIVE" });
    const active = actif === "ACTIVE";
    if (active && finEnregistrement !== null && finEnregistrement < aujourdhui)
      ligne.avertir("certification_expiree", "date_fin_enregistrement", { fiche: code, fin: ecrireDate(finEnregistrement) });
    const valeur = {
      genre: "fiche",
      code,
      intitule,
      niveau: niveauDe(ligne),
      active,
      finEnregistrement,
      clea: CLEA.test(intitule),
    } as const;
    return { cle: code || ligne.texte("numero_fiche"), valeur };
  };

function lireBloc(ligne: LigneTable) {
  const certification = fiche(ligne);
  const code = ligne.exiger("bloc_competences_code").toUpperCase();
  const libelle = ligne.exiger("bloc_competences_libelle");
  if (code !== "" && certification !== "" && !/^(?:RNCP|RS)\d+BC\d+$/u.test(code))
    ligne.rejeter("bloc_illisible", "bloc_competences_code", { valeur: montrable(code), fiche: certification });
  else if (code !== "" && !code.startsWith(`${certification}BC`))
    ligne.rejeter("bloc_illisible", "bloc_competences_code", { valeur: montrable(code), fiche: certification });
  return { cle: code || certification, valeur: { genre: "bloc", code, certification, libelle } as const };
}

/** Un certificateur étranger n'a pas de SIRET : il est gardé par son nom. */
function siretDe(ligne: LigneTable, champ: string): string | null {
  const texte = ligne.texte(champ);
  if (texte === "") return null;
  return lireSiret(texte) ?? ligne.avertir("siret_illisible", champ, { valeur: montrable(texte) });
}

const lirePersonne =
  (liste: "certificateurs" | "partenaires", champs: { siret: string; nom: string }): LireLigne<LigneFranceCompetences> =>
  (ligne) => {
    const certification = fiche(ligne);
    const siret = siretDe(ligne, champs.siret);
    const nom = ligne.exiger(champs.nom);
    const habilitation = liste === "partenaires" ? { habilitation: ligne.texte("habilitation_partenaire") } : {};
    const element = { liste, cle: siret ?? nom, valeur: { siret, nom, ...habilitation } };
    return { cle: `${certification} ${siret ?? nom}`, valeur: { genre: "elements", certification, elements: [element] } };
  };

const lireCode =
  (
    liste: "formacodes" | "romes" | "nsf",
    { champ, forme, dite }: { champ: string; forme: RegExp; dite: string },
  ): LireLigne<LigneFranceCompetences> =>
  (ligne) => {
    const certification = fiche(ligne);
    const code = ligne.exiger(champ);
    if (code !== "" && !forme.test(code)) ligne.rejeter("valeur_inconnue", champ, { valeur: montrable(code), attendues: dite });
    const elements = [{ liste, cle: code, valeur: code }];
    return { cle: `${certification} ${code}`, valeur: { genre: "elements", certification, elements } };
  };

function lireSuccession(ligne: LigneTable) {
  const certification = fiche(ligne);
  const [ancienne, nouvelle] = (["ancienne_certification", "nouvelle_certification"] as const).map((champ) =>
    ligne.texte(champ) === "" ? null : fiche(ligne, champ),
  );
  const elements: ElementDeListe[] = [];
  if (ancienne) elements.push({ liste: "remplace", cle: ancienne, valeur: ancienne });
  if (nouvelle) elements.push({ liste: "remplacee_par", cle: nouvelle, valeur: nouvelle });
  if (elements.length === 0 && !ligne.rejetee) ligne.rejeter("valeur_absente", "nouvelle_certification");
  const cle = [ancienne, certification, nouvelle].filter(Boolean).join(" > ");
  return { cle, valeur: { genre: "elements", certification, elements } as const };
}

/** Colonne qui distingue chaque fichier, ses autres colonnes exigées, et comment ses lignes se lisent. */
const FICHIERS: readonly {
  readonly colonnes: readonly string[];
  readonly lire: (jour: DateCivile) => LireLigne<LigneFranceCompetences>;
}[] = [
  {
    colonnes: ["nomenclature_europe_niveau", "intitule", "date_fin_enregistrement", "actif"],
    lire: lireStandard,
  },
  { colonnes: ["bloc_competences_code", "bloc_competences_libelle"], lire: () => lireBloc },
  {
    colonnes: ["siret_certificateur", "nom_certificateur"],
    lire: () => lirePersonne("certificateurs", { siret: "siret_certificateur", nom: "nom_certificateur" }),
  },
  {
    colonnes: ["siret_partenaire", "nom_partenaire"],
    lire: () => lirePersonne("partenaires", { siret: "siret_partenaire", nom: "nom_partenaire" }),
  },
  {
    colonnes: ["codes_rome_code"],
    lire: () => lireCode("romes", { champ: "codes_rome_code", forme: /^[A-N]\d{4}$/u, dite: "une lettre de A à N et quatre chiffres" }),
  },
  {
    colonnes: ["formacode_code"],
    lire: () => lireCode("formacodes", { champ: "formacode_code", forme: /^\d{5}$/u, dite: "cinq chiffres" }),
  },
  {
    colonnes: ["nsf_code"],
    lire: () => lireCode("nsf", { champ: "nsf_code", forme: /^\d{3}[a-z]?$/u, dite: "trois chiffres, et parfois une lettre" }),
  },
  { colonnes: ["ancienne_certification", "nouvelle_certification"], lire: () => lireSuccession },
];
/** Fichiers de la même archive dont le catalogue n'a pas l'usage. */
const SANS_USAGE: Readonly<Record<string, string>> = { ccn_1_numero: "conventions collectives", si_jury: "voies d'accès" };

function reconnaitre(colonnes: ReadonlySet<string>, aujourdhui: DateCivile): LireLigne<LigneFranceCompetences> {
  const fichier = FICHIERS.find((un) => un.colonnes.some((nom) => colonnes.has(nom)));
  if (fichier === undefined) {
    const sansUsage = Object.entries(SANS_USAGE).find(([nom]) => colonnes.has(nom));
    throw sansUsage === undefined
      ? new FichierRefuse("entete_inconnue")
      : new FichierRefuse("fichier_sans_usage", { fichier: sansUsage[1] });
  }
  exigerColonnes(colonnes, [["numero_fiche"], ...fichier.colonnes.map((nom) => [nom])]);
  return fichier.lire(aujourdhui);
}

/** Lit un fichier de France compétences, reconnu à ses colonnes. Une fiche active dont l'enregistrement est fini porte un avertissement. */
export function lireFranceCompetences(
  flux: AsyncIterable<Uint8Array>,
  aujourdhui: DateCivile,
): AsyncGenerator<LigneLue<LigneFranceCompetences>> {
  return lireTable(flux, (colonnes) => reconnaitre(colonnes, aujourdhui));
}
