// D'une formation LHEO ou EDOF à une formation du catalogue, avec les fautes de chaque élément.

import { montrable } from "../../../../socle/fichier/texte-de-faute.js";
import { lireSiret } from "../../../../socle/valeurs/siret.js";
import type { FormationDonnee } from "../../offre.js";
import type { LigneLue } from "../faute.js";
import { lireActions, lirePrerequis } from "./action-lheo.js";
import { lireBlocs, lireVisee } from "./certification-lheo.js";
import { NIVEAUX_LHEO, traduire } from "./codes-lheo.js";
import { descendre, type Element, Examen, enfant, enfants, nomme, texteDe, texteProfond } from "./element.js";
import type { FormationXml } from "./lire-elements.js";

const LONGUEURS = { intitule: 255, texte: 20_000, numero: 200, nom: 400 } as const;
/** LHEO en admet cinq. */
const CODES_AU_PLUS = 20;
const FORME_FORMACODE = "Un FORMACODE a cinq chiffres.";
const FORME_ROME = "Un code ROME est une lettre de A à N et quatre chiffres.";

/** Texte d'un élément, coupé à la longueur permise en le disant. */
function texteBorne(examen: Examen, element: Element | undefined, maximum: number): string {
  const texte = texteDe(element);
  if (element === undefined || texte.length <= maximum) return texte;
  examen.avertir(element, "valeur_trop_longue", { maximum, lus: texte.length });
  return texte.slice(0, maximum).replace(/[\ud800-\udbff]$/u, "");
}

function texteExige(examen: Examen, formation: Element, nom: string): string {
  const element = enfant(formation, nom);
  if (element === undefined) examen.manque(formation, nom);
  else if (texteDe(element) === "") examen.faute(element, "valeur_absente");
  return texteBorne(examen, element, nom === "intitule-formation" ? LONGUEURS.intitule : LONGUEURS.texte);
}

function lireNumero(examen: Examen, formation: Element): string {
  const numero = (formation.attributs["numero"] ?? "").trim() || texteDe(enfant(formation, "identifiant-module"));
  if (numero === "") examen.manque(formation, "@numero");
  if (numero.length > LONGUEURS.numero) examen.faute(formation, "valeur_trop_longue", { maximum: LONGUEURS.numero, lus: numero.length });
  return numero;
}

interface OrganismeLu {
  readonly siret: string;
  readonly organismeNom: string;
  readonly numeroActivite: string | null;
}

function lireOrganisme(examen: Examen, formation: Element): OrganismeLu {
  const organisme = enfant(formation, "organisme-formation-responsable");
  const element = descendre(organisme, "SIRET-organisme-formation", "SIRET") ?? enfant(organisme, "SIRET-organisme-formation");
  if (organisme === undefined) examen.manque(formation, "organisme-formation-responsable");
  else if (element === undefined) examen.manque(organisme, "SIRET-organisme-formation/SIRET");
  const siret = lireSiret(texteDe(element));
  if (element !== undefined && siret === null) examen.faute(element, "siret_illisible", { valeur: montrable(texteDe(element)) });
  const activite = enfant(organisme, "numero-activite");
  const numero = texteDe(activite).replace(/\s/gu, "");
  const lu = /^\d{11}$/u.test(numero) ? numero : null;
  if (activite !== undefined && numero !== "" && lu === null)
    examen.avertir(activite, "numero_activite_illisible", { valeur: montrable(numero) });
  const nom = texteDe(enfant(organisme, "nom-organisme")) || texteDe(enfant(organisme, "raison-sociale"));
  return { siret: siret ?? "", organismeNom: nom.slice(0, LONGUEURS.nom), numeroActivite: lu };
}

function lireNiveau(examen: Examen, formation: Element): number | null {
  const element = enfant(formation, "code-niveau-sortie");
  if (element === undefined || texteDe(element) === "") return null;
  const niveau = traduire(NIVEAUX_LHEO, texteDe(element));
  if (niveau === undefined) examen.inconnue(element, Object.keys(NIVEAUX_LHEO), true);
  return niveau ?? null;
}

function lireCodesDe(examen: Examen, elements: readonly Element[], { motif, forme }: { motif: RegExp; forme: string }): string[] {
  return elements.slice(0, CODES_AU_PLUS).flatMap((element) => {
    const code = texteDe(element).toUpperCase();
    if (motif.test(code)) return [code];
    if (code !== "") examen.avertir(element, "code_illisible", { forme, valeur: montrable(code) });
    return [];
  });
}

function lireUrl(examen: Examen, formation: Element): string | null {
  const element = enfant(formation, "url-formation");
  const url = texteProfond(element);
  if (element === undefined || url === "") return null;
  if (/^https?:\/\/\S{3,1000}$/iu.test(url)) return url;
  examen.avertir(element, "code_illisible", { forme: "Une adresse commence par https:// ou http://.", valeur: montrable(url) });
  return null;
}

function convertir(examen: Examen, formation: Element, { variante }: FormationXml): FormationDonnee | null {
  const domaine = enfant(formation, "domaine-formation") ?? formation;
  const visee = lireVisee(examen, formation, variante);
  const codes = (nom: string, motif: RegExp, forme: string) => lireCodesDe(examen, enfants(domaine, nom), { motif, forme });
  const donnee = {
    source: variante,
    ...lireOrganisme(examen, formation),
    numero: lireNumero(examen, formation),
    intitule: texteExige(examen, formation, "intitule-formation"),
    objectif: texteExige(examen, formation, "objectif-formation"),
    contenu: texteExige(examen, formation, "contenu-formation") || texteDe(nomme(formation, "resume-contenu")),
    resultats: texteBorne(examen, enfant(formation, "resultats-attendus"), LONGUEURS.texte),
    ...lirePrerequis(formation),
    blocs: lireBlocs(formation),
    niveauSortie: lireNiveau(examen, formation),
    formacodes: codes("code-FORMACODE", /^\d{5}$/u, FORME_FORMACODE),
    romes: codes("code-ROME", /^[A-N]\d{4}$/u, FORME_ROME),
    url: lireUrl(examen, formation),
    actions: lireActions(examen, formation, variante),
  };
  return visee === null || examen.rejetee ? null : { ...donnee, ...visee };
}

/** Lit une formation ; `valeur` null : elle est rejetée, et les fautes disent pourquoi, élément par élément. */
export function lireFormationLheo(lue: FormationXml): LigneLue<FormationDonnee> {
  const { element, rang } = lue;
  const examen = new Examen(lue.fautes);
  if (element === null) return { numero: rang, cle: "", valeur: null, fautes: examen.fautes };
  const valeur = convertir(examen, element, lue);
  const cle = (element.attributs["numero"] ?? "").trim() || texteDe(enfant(element, "intitule-formation"));
  return { numero: rang, cle: montrable(cle), valeur, fautes: examen.fautes };
}
