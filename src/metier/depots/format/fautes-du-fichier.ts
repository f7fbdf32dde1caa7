// Les fautes d'un fichier entier et de l'écriture d'une ligne, avant tout sens : ce qui est attendu, ce qui est lu, que faire.
import type { TexteFaute } from "../../../socle/fichier/texte-de-faute.js";

const CSV =
  "Enregistrez en CSV UTF-8 : dans un tableur, « Enregistrer sous », type « CSV UTF-8 (séparateur : point-virgule) », puis déposez ce fichier.";
const FORMAT = "Un dépôt est un fichier CSV (séparateur « ; », UTF-8) ou NDJSON (un objet JSON par ligne).";
const EN_TETE = "La première ligne nomme les colonnes, séparées par des points-virgules, chacune une fois.";
const GUILLEMETS =
  "Un champ qui contient « ; » ou un guillemet est entre guillemets, et ses guillemets sont doublés. Il tient sur une ligne.";
const UN_OBJET = "En NDJSON, chaque ligne est un objet JSON complet, sur une seule ligne.";

/** Le fichier n'est pas lu du tout. */
export const FAUTES_DU_FICHIER = {
  fichier_vide: [FORMAT, "Le fichier est vide.", "Vérifiez que l'export s'est terminé, puis déposez le fichier complet."],
  fichier_zip: [
    FORMAT,
    "Ce fichier est une archive (ZIP ou 7z).",
    "Ouvrez l'archive et déposez le fichier CSV ou NDJSON qu'elle contient.",
  ],
  fichier_gzip: [FORMAT, "Ce fichier est compressé.", "Décompressez-le et déposez le fichier CSV ou NDJSON obtenu."],
  fichier_tableur: [FORMAT, "Ce fichier est un classeur de tableur (Excel ou LibreOffice).", CSV],
  fichier_pdf: [
    FORMAT,
    "Ce fichier est un document PDF.",
    "Déposez le fichier de données d'où vient ce document, enregistré en CSV UTF-8.",
  ],
  fichier_utf16: ["Un dépôt est écrit en UTF-8.", "Ce fichier est écrit en UTF-16 (« texte Unicode » de certains tableurs).", CSV],
  fichier_binaire: [FORMAT, "Ce fichier n'est pas du texte.", CSV],
  fichier_json: [
    UN_OBJET,
    "Ce fichier est un document JSON : une liste.",
    "Écrivez un objet par ligne, sans crochets ni virgules entre les objets (NDJSON).",
  ],
  fichier_balises: [FORMAT, "Ce fichier est un document XML ou HTML.", CSV],
  entete_separateur: [
    EN_TETE,
    "Les colonnes sont séparées par {separateur}, et non par un point-virgule.",
    "Enregistrez de nouveau en choisissant le point-virgule comme séparateur.",
  ],
  entete_absente: [
    EN_TETE,
    "La première ligne n'est pas un en-tête : aucune colonne connue n'y est nommée.",
    "Ajoutez l'en-tête en première ligne ; le fichier d'exemple de votre activité le donne.",
  ],
  entete_illisible: [
    EN_TETE,
    "L'en-tête ne se lit pas : {raison}.",
    "Reprenez la première ligne du fichier d'exemple de votre activité, telle quelle.",
  ],
  colonne_inconnue: [
    EN_TETE,
    "La colonne « {colonne} » n'existe pas dans le format {version}.",
    "Corrigez son nom ou retirez-la. Les noms s'écrivent en minuscules, sans accent, comme dans le fichier d'exemple.",
  ],
  colonne_en_double: [EN_TETE, "La colonne « {colonne} » est donnée deux fois.", "Gardez-en une seule."],
  colonne_manquante: [
    EN_TETE,
    "Il manque des colonnes que toute ligne remplit : {colonnes}.",
    "Ajoutez-les à l'en-tête et remplissez-les à chaque ligne.",
  ],
} as const satisfies Record<string, TexteFaute>;

/** La ligne est refusée avant que ses champs soient lus. */
export const FAUTES_D_ECRITURE = {
  ligne_trop_longue: [
    "Une ligne tient dans {maximum} octets.",
    "Cette ligne est trop longue : elle n'a pas été gardée.",
    "Vérifiez qu'il ne manque pas un saut de ligne, puis renvoyez cette ligne.",
  ],
  ligne_sans_contenu: ["Une ligne décrit une activité.", "Cette ligne n'a que des séparateurs.", "Retirez-la du fichier."],
  guillemet_non_ferme: [
    GUILLEMETS,
    "Le guillemet ouvert au caractère {position} n'est pas fermé sur la même ligne.",
    "Fermez le guillemet ; si le champ contient un saut de ligne, remplacez-le par une espace.",
  ],
  guillemet_dans_un_champ: [
    GUILLEMETS,
    "Un guillemet est au milieu d'un champ, au caractère {position}.",
    "Mettez tout le champ entre guillemets et doublez celui du milieu, ou retirez-le.",
  ],
  texte_apres_guillemet: [
    GUILLEMETS,
    "Du texte suit le guillemet fermant, au caractère {position}.",
    "Doublez les guillemets à l'intérieur du champ, ou ajoutez le point-virgule qui manque.",
  ],
  colonnes_en_trop: [
    "Chaque ligne a autant de champs que l'en-tête.",
    "La ligne a {lues} champs, l'en-tête en a {attendues}.",
    "Un champ contient sans doute un point-virgule : mettez-le entre guillemets.",
  ],
  colonnes_absentes: [
    "Chaque ligne a autant de champs que l'en-tête.",
    "La ligne a {lues} champs, l'en-tête en a {attendues}.",
    "Ajoutez les points-virgules qui manquent : un champ vide garde son séparateur.",
  ],
  octet_nul: [
    "Un dépôt est du texte.",
    "Un octet nul est dans la colonne {colonne}.",
    "Exportez de nouveau le fichier ; retirez ce caractère invisible.",
  ],
  caractere_de_commande: [
    "Un champ ne contient ni tabulation ni caractère de commande.",
    "Un caractère de commande est dans la colonne {colonne}.",
    "Remplacez-le par une espace ou retirez-le.",
  ],
  caractere_interdit: [
    "Un champ ne contient ni caractère invisible de sens d'écriture ni demi-caractère.",
    "Un caractère qui ne s'écrit pas est dans ce champ.",
    "Retapez ce champ à la main.",
  ],
  encodage_invalide: [
    "Le fichier est lu en {encodage}.",
    "Ce champ n'est pas de l'{encodage} : un caractère y est abîmé.",
    "Enregistrez le fichier entier en UTF-8, puis vérifiez les accents de ce champ.",
  ],
  json_tronque: [
    UN_OBJET,
    "L'objet JSON s'arrête avant sa fin.",
    "Vérifiez que l'export s'est terminé, puis renvoyez cette ligne entière.",
  ],
  json_invalide: [UN_OBJET, "Cette ligne n'est pas du JSON.", "Faites écrire l'objet par une bibliothèque JSON plutôt qu'à la main."],
  json_pas_un_objet: [
    UN_OBJET,
    "Cette ligne est du JSON, mais n'est pas un objet.",
    "Écrivez un objet JSON, entre accolades, dont les clés sont les noms des colonnes.",
  ],
  cle_inconnue: [
    "Les clés sont les noms des colonnes du format {version}.",
    "La clé « {cle} » n'existe pas.",
    "Corrigez son nom ou retirez-la.",
  ],
  type_inattendu: [
    "Les champs sont des textes ; les nombres peuvent être des nombres JSON, les listes des listes de nombres.",
    "Ce champ est {lu}.",
    "Écrivez-le comme dans le fichier d'exemple de votre activité.",
  ],
} as const satisfies Record<string, TexteFaute>;
