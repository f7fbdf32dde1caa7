// La liste publique des organismes de formation : l'établissement n'y est que son numéro à cinq chiffres, qui suit le SIREN.

import { montrable } from "../../../socle/fichier/texte-de-faute.js";
import { lireSiret } from "../../../socle/valeurs/siret.js";
import type { LigneLue } from "./faute.js";
import { exigerColonnes, type LigneTable, type LireLigne, lireTable, nomDeColonne } from "./lire-table.js";

export interface OrganismeDonne {
  readonly siret: string;
  readonly denomination: string;
  readonly numeroActivite: string | null;
  readonly codePostal: string | null;
  readonly ville: string | null;
  readonly qualiopiFormation: boolean | null;
  readonly qualiopiBilan: boolean | null;
  readonly qualiopiVae: boolean | null;
}

const C = {
  activite: nomDeColonne("numeroDeclarationActivite"),
  denomination: "denomination",
  siren: "siren",
  nic: nomDeColonne("siretEtablissementDeclarant"),
  codePostal: nomDeColonne("adressePhysiqueOrganismeFormation.codePostal"),
  ville: nomDeColonne("adressePhysiqueOrganismeFormation.ville"),
  formation: nomDeColonne("certifications.actionsDeFormation"),
  bilan: nomDeColonne("certifications.bilansDeCompetences"),
  vae: nomDeColonne("certifications.VAE"),
} as const;

const REPONSES: Readonly<Record<string, boolean>> = {
  true: true,
  vrai: true,
  oui: true,
  "1": true,
  false: false,
  faux: false,
  non: false,
  "0": false,
};

function ouiNon(ligne: LigneTable, champ: string): boolean | null {
  const texte = ligne.texte(champ);
  if (texte === "") return null;
  return REPONSES[texte.toLowerCase()] ?? ligne.avertir("oui_non_illisible", champ, { valeur: montrable(texte) });
}

/** Champ facultatif d'une forme connue ; mal écrit, il manque et la ligne le dit. */
function selon(
  ligne: LigneTable,
  champ: string,
  { forme, code }: { forme: RegExp; code: "numero_activite_illisible" | "code_postal_illisible" },
) {
  const texte = ligne.texte(champ).replace(/\s/gu, "");
  if (texte === "") return null;
  return forme.test(texte) ? texte : ligne.avertir(code, champ, { valeur: montrable(texte) });
}

/** SIREN et NIC font le SIRET, dont la clé est vérifiée ; un SIRET entier à la place du NIC est compris. */
function siretDe(ligne: LigneTable): string {
  const siren = ligne.exiger(C.siren).replace(/\s/gu, "");
  const nic = ligne.exiger(C.nic).replace(/\s/gu, "");
  if (siren === "" || nic === "") return "";
  if (!/^\d{9}$/u.test(siren)) return ligne.rejeter("siren_illisible", C.siren, { valeur: montrable(siren) }) ?? "";
  const entier = nic.length === 14 && nic.startsWith(siren) ? nic : `${siren}${nic}`;
  if (!/^\d{5}$/u.test(nic) && entier !== nic) return ligne.rejeter("nic_illisible", C.nic, { valeur: montrable(nic) }) ?? "";
  return lireSiret(entier) ?? ligne.rejeter("siret_illisible", C.nic, { valeur: montrable(entier) }) ?? "";
}

const lireLigne: LireLigne<OrganismeDonne> = (ligne) => {
  const siret = siretDe(ligne);
  const valeur = {
    siret,
    denomination: ligne.exiger(C.denomination),
    numeroActivite: selon(ligne, C.activite, { forme: /^\d{11}$/u, code: "numero_activite_illisible" }),
    codePostal: selon(ligne, C.codePostal, { forme: /^\d{5}$/u, code: "code_postal_illisible" }),
    ville: ligne.texte(C.ville) || null,
    qualiopiFormation: ouiNon(ligne, C.formation),
    qualiopiBilan: ouiNon(ligne, C.bilan),
    qualiopiVae: ouiNon(ligne, C.vae),
  };
  return { cle: siret || `${ligne.texte(C.siren)} ${ligne.texte(C.nic)}`.trim() || ligne.texte(C.activite), valeur };
};

/** Lit la liste publique des organismes de formation. */
export function lireOrganismes(flux: AsyncIterable<Uint8Array>): AsyncGenerator<LigneLue<OrganismeDonne>> {
  return lireTable(flux, (colonnes) => {
    exigerColonnes(colonnes, [[C.siren], [C.nic], [C.denomination]]);
    return lireLigne;
  });
}
