// Les fautes du fichier entier et de l'écriture d'une ligne, avant tout sens : ce qui est attendu, ce qui est lu, que faire.
import type { TexteFaute } from "../../../socle/fichier/texte-de-faute.js";

const CSV = "Un fichier de ce format est un CSV : séparateur « ; », en UTF-8.";
const TEXTE = "Un fichier de catalogue est du texte, en CSV ou en XML selon son format.";
const EN_TETE = "La première ligne nomme les colonnes ; ce sont elles qui disent de quel fichier il s'agit.";
const REPRENDRE = "Téléchargez de nouveau le fichier à sa source, puis importez-le sans l'ouvrir dans un tableur.";
const CHAMPS = "Chaque ligne a autant de champs que l'en-tête.";
const GUILLEMETS = "Un champ qui contient « ; », un guillemet ou un saut de ligne est entre guillemets, et ses guillemets sont doublés.";
const XML = "Un fichier LHEO est un document XML bien formé.";

export const FAUTES_DU_FICHIER = {
  fichier_vide: [TEXTE, "Le fichier est vide.", "Vérifiez que le téléchargement s'est terminé, puis importez le fichier complet."],
  fichier_sans_ligne: [
    TEXTE,
    "Le fichier n'a que son en-tête : aucune ligne n'est à importer.",
    "Vérifiez que l'export s'est terminé, puis importez le fichier complet.",
  ],
  fichier_zip: [TEXTE, "Ce fichier est une archive (ZIP ou 7z).", "Ouvrez l'archive et importez les fichiers qu'elle contient, un par un."],
  fichier_gzip: [TEXTE, "Ce fichier est compressé.", "Décompressez-le et importez le fichier obtenu."],
  fichier_tableur: [
    TEXTE,
    "Ce fichier est un classeur de tableur (Excel ou LibreOffice).",
    "Importez le fichier d'origine, ou enregistrez-le en CSV UTF-8, séparateur point-virgule.",
  ],
  fichier_pdf: [TEXTE, "Ce fichier est un document PDF.", REPRENDRE],
  fichier_utf16: [TEXTE, "Ce fichier est écrit en UTF-16.", "Enregistrez-le en UTF-8, puis importez-le."],
  fichier_binaire: [TEXTE, "Ce fichier n'est pas du texte.", REPRENDRE],
  fichier_balises: [
    CSV,
    "Ce fichier est un document XML ou HTML.",
    "Choisissez le format « lheo » ou « edof » pour une offre en XML ; sinon, importez le fichier CSV.",
  ],
  fichier_json: [CSV, "Ce fichier est un document JSON.", "Importez l'export CSV du même jeu de données."],
  lecture_interrompue: [
    "Un fichier se lit jusqu'à sa fin.",
    "La lecture s'est arrêtée avant la fin du fichier.",
    "Importez de nouveau le même fichier : ce qui est déjà gardé ne sera pas écrit deux fois.",
  ],
  import_interrompu: [
    "Un fichier s'importe jusqu'à sa fin.",
    "Le service n'a pas pu finir cet import.",
    "Importez de nouveau le même fichier : ce qui est déjà gardé ne sera pas écrit deux fois.",
  ],
  entete_illisible: [EN_TETE, "La première ligne ne se lit pas : {raison}.", REPRENDRE],
  entete_separateur: [
    CSV,
    "Les colonnes sont séparées par {separateur}, et non par un point-virgule.",
    "Enregistrez de nouveau en choisissant le point-virgule comme séparateur.",
  ],
  entete_inconnue: [
    EN_TETE,
    "Ces colonnes ne sont celles d'aucun fichier de ce format.",
    "Vérifiez le format choisi, et que la première ligne du fichier est bien son en-tête.",
  ],
  colonne_manquante: [
    EN_TETE,
    "Il manque des colonnes que toute ligne remplit : {colonnes}.",
    "Reprenez l'export complet, avec toutes ses colonnes.",
  ],
  colonne_en_double: [EN_TETE, "La colonne « {colonne} » est donnée deux fois.", "Gardez-en une seule."],
  fichier_sans_usage: [
    "Le catalogue se sert des fichiers Standard, Blocs, Certificateurs, Partenaires, Rome, Formacode, Nsf, et Ancienne/Nouvelle certification.",
    "Ce fichier de France compétences ({fichier}) n'apporte rien au catalogue.",
    "Laissez-le de côté et importez les autres.",
  ],
  ligne_trop_longue: [
    "Une ligne tient dans {maximum} octets.",
    "Cette ligne est trop longue : elle n'a pas été gardée.",
    "Vérifiez qu'il ne manque pas un saut de ligne ou un guillemet fermant.",
  ],
  ligne_sans_contenu: [CHAMPS, "Cette ligne n'a que des séparateurs.", "Retirez-la du fichier."],
  colonnes_en_trop: [
    CHAMPS,
    "La ligne a {lues} champs, l'en-tête en a {attendues}.",
    "Un champ contient sans doute un point-virgule : mettez-le entre guillemets.",
  ],
  colonnes_absentes: [
    CHAMPS,
    "La ligne a {lues} champs, l'en-tête en a {attendues}.",
    "Vérifiez que le fichier n'est pas coupé ; un champ vide garde son séparateur.",
  ],
  guillemet_non_ferme: [
    GUILLEMETS,
    "Un guillemet ouvert sur cette ligne n'est jamais fermé.",
    "Fermez-le, ou vérifiez que le fichier n'est pas coupé.",
  ],
  texte_apres_guillemet: [
    GUILLEMETS,
    "Du texte suit un guillemet fermant, dans le champ {colonne}.",
    "Doublez les guillemets à l'intérieur du champ, ou ajoutez le point-virgule qui manque.",
  ],
  encodage_invalide: [
    "Le fichier est en UTF-8.",
    "Un caractère de cette ligne est abîmé : ce n'est pas de l'UTF-8.",
    "Reprenez cette ligne à sa source, ou enregistrez le fichier entier en UTF-8.",
  ],
  octet_nul: [TEXTE, "Un octet nul est dans cette ligne.", "Reprenez cette ligne à sa source."],
  doublon: [
    "Une même fiche n'est donnée qu'une fois par fichier.",
    "« {cle} » est déjà donnée plus haut dans ce fichier.",
    "Gardez la bonne des deux lignes ; c'est la première qui compte.",
  ],
  valeur_impossible: [
    "Une fiche est gardée telle qu'elle est écrite.",
    "Cette ligne porte une valeur que la base ne peut pas garder ({raison}).",
    "Vérifiez ses textes et ses nombres à la source, puis importez de nouveau le fichier.",
  ],
} as const satisfies Record<string, TexteFaute>;

export const FAUTES_DU_XML = {
  xml_invalide: [
    XML,
    "Le document ne se lit pas, à partir de la ligne {ligne}.",
    "Faites écrire le fichier par votre logiciel plutôt qu'à la main, puis importez-le de nouveau.",
  ],
  xml_tronque: [XML, "Le document s'arrête avant sa fin.", "Vérifiez que l'export s'est terminé, puis importez le fichier complet."],
  xml_inconnu: [
    "La racine est « lheo », dans l'espace de noms LHEO 2.3 ou 2.2, ou dans celui d'EDOF.",
    "Ce document commence par « {racine} ».",
    "Vérifiez que c'est bien le fichier de votre offre de formation.",
  ],
  xml_sans_offre: [
    XML,
    "Le document ne contient aucune formation.",
    "Vérifiez que l'export contient votre offre, puis importez-le de nouveau.",
  ],
  xml_entites: [
    "Un fichier d'offre ne déclare ni type de document ni entité.",
    "Ce document en déclare.",
    "Retirez la déclaration « <!DOCTYPE …> » et importez de nouveau le fichier.",
  ],
  element_trop_grand: [
    "Une formation tient dans {maximum} caractères.",
    "Cette formation est trop grande : elle n'a pas été gardée.",
    "Vérifiez qu'il ne manque pas une balise fermante.",
  ],
} as const satisfies Record<string, TexteFaute>;
