// Des fautes plantées dans des lignes justes : la sorte, le champ et la phrase que le rapport doit en dire, et la ligne d'avant la faute.
import { type ChampsNommes, type CodeFaute, ecrireCsv, exemple, type NomColonne } from "../../src/metier/depots/index.js";
import type { TypeActivite } from "../../src/regles/faits.js";
import { enLettres, lignePompier } from "./depots.js";

/** Activités que le déclarant du grand fichier peut déclarer ; le service civique, sans employer le numéro. */
export const ACTIVITES_AVEC_NUMERO: readonly TypeActivite[] = [
  "sapeur_pompier_volontaire",
  "maitre_apprentissage",
  "reserve_sanitaire",
  "reserve_citoyenne_reinsertion",
  "reserve_police_nationale",
  "benevolat_associatif",
];
export const ACTIVITE_SANS_NUMERO: TypeActivite = "service_civique";

type Sorte = readonly [code: CodeFaute, champ: NomColonne | null, phrase: string, activite: TypeActivite, change: ChampsNommes];

const POMPIER: TypeActivite = "sapeur_pompier_volontaire";
const CIVIQUE: TypeActivite = "service_civique";
const SANITAIRE: TypeActivite = "reserve_sanitaire";
const POLICE: TypeActivite = "reserve_police_nationale";
const BENEVOLE: TypeActivite = "benevolat_associatif";
const VIDE = "Le champ est vide.";
const NUMERO = "284058832100156";
const AUTRE_SIRET = "99900000600018";
const AUTRE_ACTIVITE: ChampsNommes = { code_activite: "reserve_communale_securite_civile", arrete_notifie_le: "" };

/** Ce qui se voit champ par champ. */
const SORTES: readonly Sorte[] = [
  ["champ_exige", "date_signature", VIDE, POMPIER, { date_signature: "" }],
  ["champ_exige", "nom_naissance", VIDE, CIVIQUE, { nom_naissance: "" }],
  ["champ_sans_objet", "apprenti", "Ce champ n'a pas de sens pour cette activité.", CIVIQUE, { apprenti: "x" }],
  ["texte_trop_long", "contrat", "Il en a 201.", CIVIQUE, { contrat: "x".repeat(201) }],
  ["id_ligne_mal_forme", "id_ligne", "« =1+1 » n'est pas un identifiant.", CIVIQUE, { id_ligne: "=1+1" }],
  ["nir_a_la_mauvaise_place", "apprenti", "Ce champ contient un numéro", "maitre_apprentissage", { apprenti: "n° 2 84 05 88 321 001 56" }],
  ["operation_inconnue", "operation", "« effacer » n'est pas une opération.", CIVIQUE, { operation: "effacer" }],
  ["origine_manquante", "id_ligne_origine", "La ligne d'origine n'est pas nommée.", CIVIQUE, { operation: "annulation" }],
  ["origine_sans_objet", "id_ligne_origine", "Une création nomme une ligne d'origine.", CIVIQUE, { id_ligne_origine: "x" }],
  ["annee_illisible", "annee_reference", "« 25 » n'est pas une année.", SANITAIRE, { annee_reference: "25" }],
  ["annee_avant_2017", "annee_reference", "L'année 2016 est antérieure.", SANITAIRE, { annee_reference: "2016" }],
  ["annee_future", "annee_reference", "L'année 2027 n'a pas commencé.", SANITAIRE, { annee_reference: "2027" }],
  ["activite_inconnue", "code_activite", "« SERVICE » n'est pas un code d'activité.", CIVIQUE, { code_activite: "SERVICE" }],
  ["nir_longueur", "nir", "Le numéro n'a pas quinze caractères", POMPIER, { nir: "28405" }],
  ["nir_sexe", "nir", "Le numéro commence autrement", POMPIER, { nir: `7${NUMERO.slice(1)}` }],
  ["nir_cle", "nir", "La clé ne correspond pas au numéro.", POMPIER, { nir: "284058832100157" }],
  ["nom_illisible", "nom_naissance", "« valeur de votre fichier » n'est pas un nom.", CIVIQUE, { nom_naissance: "M4RTIN" }],
  ["sexe_inconnu", "sexe", "« H » n'est pas accepté.", CIVIQUE, { sexe: "H" }],
  ["date_illisible", "date_debut", "« 06/01/2025 » n'est pas une date", CIVIQUE, { date_debut: "06/01/2025" }],
  ["date_inexistante", "date_naissance", "« valeur de votre fichier » n'existe pas", CIVIQUE, { date_naissance: "1984-02-30" }],
  ["date_future", "date_signature", "2026-11-24 est dans l'avenir.", POMPIER, { date_signature: "2026-11-24" }],
  ["naissance_trop_ancienne", "date_naissance", "plus de cent vingt ans", CIVIQUE, { date_naissance: "1884-05-17" }],
  [
    "commune_mal_formee",
    "code_commune_naissance",
    "« valeur de votre fichier » n'est pas un code de commune.",
    CIVIQUE,
    { code_commune_naissance: "99100" },
  ],
  ["commune_hors_de_france", "code_commune_naissance", "le pays n'est pas 99100", CIVIQUE, { code_pays_naissance: "99341" }],
  [
    "pays_mal_forme",
    "code_pays_naissance",
    "« valeur de votre fichier » n'est pas",
    CIVIQUE,
    { code_pays_naissance: "FR", code_commune_naissance: "" },
  ],
  ["courriel_mal_forme", "courriel", "Ce courriel n'a pas cette forme.", CIVIQUE, { courriel: "anne" }],
  ["siret_mal_forme", "siret_organisme", "« 9,99E+13 » n'a pas quatorze chiffres.", CIVIQUE, { siret_organisme: "9,99E+13" }],
  ["siret_cle", "siret_organisme", "La clé de « 99900000600019 » est fausse.", CIVIQUE, { siret_organisme: "99900000600019" }],
  ["rna_mal_forme", "rna_organisme", "« 751000001 » n'est pas un numéro RNA.", CIVIQUE, { rna_organisme: "751000001" }],
  ["registre_mal_forme", "registre_local", "« Colmar » n'a pas cette forme.", CIVIQUE, { registre_local: "Colmar" }],
  ["organisme_non_designe", "siret_organisme", "Aucun des trois n'est donné.", CIVIQUE, { siret_organisme: "" }],
  ["code_postal_mal_forme", "code_postal_organisme", "« 1000 » n'est pas un code postal.", CIVIQUE, { code_postal_organisme: "1000" }],
  ["fonction_inconnue", "fonction", "« tresorier » n'est pas une fonction.", BENEVOLE, { fonction: "tresorier" }],
  ["fonction_impossible", "fonction", "La fonction ENCADREMENT_RESERVISTES", BENEVOLE, { fonction: "ENCADREMENT_RESERVISTES" }],
  ["quantite_illisible", "quantite", "« 31 j » n'est pas un nombre.", SANITAIRE, { quantite: "31 j" }],
  ["quantite_virgule", "quantite", "« 84,5 » porte une virgule.", "reserve_citoyenne_reinsertion", { quantite: "84,5" }],
  ["quantite_negative", "quantite", "« -1 » est négatif.", SANITAIRE, { quantite: "-1" }],
  ["quantite_trop_grande", "quantite", "« 10001 » est au-delà.", SANITAIRE, { quantite: "10001" }],
  ["quantite_non_entiere", "quantite", "« 31.5 » a des décimales.", SANITAIRE, { quantite: "31.5" }],
  ["unite_inconnue", "unite", "« jours » n'est pas une unité.", SANITAIRE, { unite: "jours" }],
  ["unite_inattendue", "unite", "L'unité HEURES n'est pas celle", SANITAIRE, { unite: "HEURES" }],
  ["liste_illisible", "vacations_par_an", "« 75,75,80 » n'est pas une telle liste.", POLICE, { vacations_par_an: "75,75,80" }],
  ["qualite_inconnue", "qualite", "« 5 » n'en est pas un.", POLICE, { qualite: "5" }],
  ["oui_non_attendu", "formation_secondaire", "« vrai » n'est pas accepté.", CIVIQUE, { formation_secondaire: "vrai" }],
  ["fin_avant_debut", "date_fin", "La fin (2024-12-31) précède le début (2025-01-06).", CIVIQUE, { date_fin: "2024-12-31" }],
  ["annee_et_arrete", "arrete_notifie_le", "L'arrêté est notifié le 2026-01-02", POMPIER, { arrete_notifie_le: "2026-01-02" }],
  ["validation_incomplete", "valideur_nom", "Il manque un des trois champs du valideur.", BENEVOLE, { valideur_nom: "" }],
  ["activite_non_autorisee", "code_activite", "n'est pas autorisé à déclarer cette activité", POMPIER, AUTRE_ACTIVITE],
  ["nir_non_autorise", "nir", "n'est pas autorisé à employer ce numéro", CIVIQUE, { nir: NUMERO }],
  ["siret_d_un_autre", "siret_declarant", `Le SIRET ${AUTRE_SIRET} n'est pas celui`, CIVIQUE, { siret_declarant: AUTRE_SIRET }],
  ["id_ligne_reutilise", "id_ligne", "La ligne L1 a déjà été reçue", SANITAIRE, { id_ligne: "L1" }],
  [
    "origine_introuvable",
    "id_ligne_origine",
    "le numéro jamais-envoyee",
    CIVIQUE,
    { operation: "rectification", id_ligne_origine: "jamais-envoyee" },
  ],
];

type Ecriture = readonly [code: CodeFaute, champ: NomColonne | null, phrase: string, abimer: (ligne: Buffer) => Buffer];

const remplacer = (de: string, par: string) => (ligne: Buffer) => Buffer.from(ligne.toString("latin1").replace(de, par), "latin1");

/** Ce qui se voit avant tout champ : la ligne, telle qu'elle est écrite dans le fichier, est abîmée. */
const ECRITURES: readonly Ecriture[] = [
  ["guillemet_non_ferme", "nom_organisme", "n'est pas fermé sur la même ligne", remplacer(";SDIS", ';"SDIS')],
  ["guillemet_dans_un_champ", "nom_organisme", "Un guillemet est au milieu d'un champ", remplacer("SDIS d", 'SDIS "d')],
  ["colonnes_en_trop", null, "La ligne a 40 champs, l'en-tête en a 39.", remplacer("SDIS d", "SDIS ;d")],
  ["octet_nul", "nom_organisme", "Un octet nul est dans la colonne 20.", remplacer("SDIS d", "SDIS\0d")],
  ["caractere_de_commande", "nom_organisme", "Un caractère de commande est dans la colonne 20.", remplacer("SDIS d", "SDIS\u0007d")],
  ["encodage_invalide", "nom_organisme", "Ce champ n'est pas de l'utf-8", remplacer("SDIS d", "SDIS \u00e9")],
];

/** Une ligne plantée : ce qu'elle était, ce que le fichier porte, et ce que le rapport doit en dire. */
export interface Plantee {
  readonly juste: ChampsNommes;
  readonly octets: Buffer;
  readonly code: CodeFaute;
  readonly champ: string | null;
  readonly phrase: string;
}

export const NOMBRE_DE_SORTES = SORTES.length + ECRITURES.length;

/** Une ligne du CSV, sans l'en-tête ni la fin de ligne. */
export function ligneCsv(champs: ChampsNommes): Buffer {
  return Buffer.from(ecrireCsv([champs]).split("\r\n")[1] ?? "");
}

function ligneJuste(activite: TypeActivite, rang: number): ChampsNommes {
  if (activite === POMPIER) return lignePompier(rang, { prenoms: "Zoé" });
  return { ...exemple(activite).lignes[0], id_ligne: `P${rang}`, nom_naissance: `Planté ${enLettres(rang)}` };
}

/** La faute de ce rang, les sortes se suivant à tour de rôle ; le rang est aussi celui de la personne. */
export function planter(sorte: number, rang: number): Plantee {
  const choisie = SORTES[sorte % NOMBRE_DE_SORTES];
  if (choisie !== undefined) {
    const [code, champ, phrase, activite, change] = choisie;
    const juste = ligneJuste(activite, rang);
    return { juste, octets: ligneCsv({ ...juste, ...change }), code, champ, phrase };
  }
  const ecriture = ECRITURES[(sorte % NOMBRE_DE_SORTES) - SORTES.length];
  if (ecriture === undefined) throw new Error("Chaque sorte a sa faute.");
  const [code, champ, phrase, abimer] = ecriture;
  const juste = ligneJuste(POMPIER, rang);
  return { juste, octets: abimer(ligneCsv(juste)), code, champ, phrase };
}
