// Les fautes propres aux fichiers d'offre en XML, LHEO et EDOF.
import type { TexteFaute } from "../../../socle/fichier/texte-de-faute.js";

export const FAUTES_LHEO = {
  encodage_inconnu: [
    "Un fichier d'offre est en UTF-8, ISO-8859-1, ISO-8859-15 ou Windows-1252, et sa première ligne le déclare.",
    "Ce document se déclare en « {encodage} ».",
    "Enregistrez-le en UTF-8, puis importez-le de nouveau.",
  ],
  entite_inconnue: [
    "XML ne connaît que &amp;, &lt;, &gt;, &quot; et &apos; ; un caractère s'écrit tel quel.",
    "Une entité inconnue, comme « &eacute; », est à la ligne {ligne}.",
    "Écrivez le caractère lui-même (« é »), ou mettez le texte dans une section CDATA.",
  ],
  caractere_interdit: [
    "XML n'admet pas les caractères de commande.",
    "Il y en a un à la ligne {ligne}, souvent copié d'un traitement de texte.",
    "Effacez-le, puis importez de nouveau le fichier.",
  ],
  certification_choix: [
    "Une certification porte exactement un code : code-RNCP, code-RS ou code-CPF.",
    "Celle-ci en porte {lus}.",
    "Gardez celui qui vaut, ôtez les autres.",
  ],
  public_et_certification: [
    "Une formation de bénévoles ou de volontaires n'est payée que par les droits d'engagement : elle ne porte pas de certification (L6323-6).",
    "Celle-ci a un public (« cec:public ») et un code de certification.",
    "Ôtez l'un des deux, selon ce qu'elle est.",
  ],
  benevoles_non_autorise: [
    "Un organisme propose des formations de bénévoles ou de volontaires quand l'exploitant du service l'y a autorisé (L6323-6 II 5°).",
    "Votre organisme n'y est pas encore autorisé : cette formation n'a pas été gardée.",
    "Demandez l'autorisation à l'exploitant du service, puis renvoyez le même fichier.",
  ],
  numero_absent: [
    "Les attributs « numero » d'une action et d'une session la désignent d'un envoi à l'autre.",
    "Il n'y en a pas : « {numero} » en tient lieu.",
    "Donnez un numéro qui ne change pas ; sans lui, un changement d'ordre ou de dates la remplace par une autre.",
  ],
  numero_en_double: [
    "Deux actions d'une formation, ou deux sessions d'une action, ont des numéros différents.",
    "« {numero} » est déjà pris plus haut.",
    "Donnez un autre numéro à celle-ci.",
  ],
} as const satisfies Record<string, TexteFaute>;
