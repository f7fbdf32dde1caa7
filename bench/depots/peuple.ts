// Le monde du banc des dépôts : des titulaires déjà rattachés, un déclarant autorisé, et un fichier de lignes tirées avec remise.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { type ChampsNommes, ecrireCsv } from "../../src/metier/depots/index.js";
import { empreinteNir, empreintesTraits } from "../../src/metier/identite/index.js";
import { autoriserDeclarant, inscrireDeclarant } from "../../src/metier/organismes/index.js";
import type { Base, Requeteur } from "../../src/socle/base/base.js";
import { enMorceaux } from "../../src/socle/base/copie.js";
import type { Horloge } from "../../src/socle/horloge.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { enLettres, nirDEssai, siretDEssai } from "../../tests/outils/depots.js";

const SIRET = siretDEssai();
/** Part de lignes dont le numéro a une clé fausse, et de celles qui portent une autre faute. */
const CLES_FAUSSES = 0.02;
const AUTRES_FAUTES = 0.01;
const ENTRE_GUILLEMETS = 0.1;

function traitsDe(rang: number) {
  return {
    nomNaissance: `Réserviste ${enLettres(rang)}`,
    prenoms: "Camille",
    naissance: dateCivile("1985-05-12"),
    lieu: nirDEssai(rang).slice(5, 10),
  };
}

interface Titulaire {
  readonly personneId: string;
  readonly titulaireId: string;
  readonly rang: number;
}

/** Comptes ouverts et rattachés, de rangs `debut` à `fin` exclu. */
async function copierTitulaires(base: Requeteur, titulaires: readonly Titulaire[]): Promise<void> {
  const le = "2026-01-01T08:00:00Z";
  await base.copier(
    "copy identite.personnes (id, prenoms, nom_naissance, naissance, sexe, lieu_naissance, pays_naissance, preuve, creee_le, modifiee_le) from stdin",
    enMorceaux(
      titulaires.map(({ personneId, rang }) => {
        const { prenoms, nomNaissance, naissance, lieu } = traitsDe(rang);
        return [personneId, prenoms, nomNaissance, naissance, "masculin", lieu, "99100", "eidas1", le, le];
      }),
    ),
  );
  await base.copier(
    "copy identite.titulaires (titulaire_id, personne_id, ouvert_le, statut, modifie_le) from stdin",
    enMorceaux(titulaires.map(({ titulaireId, personneId }) => [titulaireId, personneId, "2026-01-01", "salarie", le])),
  );
  await base.copier(
    "copy activites.rattachements (titulaire_id, nir_empreinte, noyau_empreinte, traits_empreinte, le) from stdin",
    enMorceaux(
      titulaires.map(({ titulaireId, rang }) => {
        const { lieu, ...traits } = traitsDe(rang);
        const compares = { ...traits, naissancePresumee: false, sexe: "masculin" as const, lieuNaissance: lieu, paysNaissance: "99100" };
        const { noyau, complete } = empreintesTraits(compares);
        return [titulaireId, empreinteNir(nirDEssai(rang)), noyau, complete, le];
      }),
    ),
  );
}

/** Ouvre `nombre` comptes. */
export async function peupler(base: Base, nombre: number): Promise<void> {
  const parTranche = 20_000;
  for (let debut = 0; debut < nombre; debut += parTranche) {
    const rangs = Array.from({ length: Math.min(parTranche, nombre - debut) }, (_, rang) => debut + rang);
    await base.transaction((tx) =>
      copierTitulaires(
        tx,
        rangs.map((rang) => ({ personneId: randomUUID(), titulaireId: randomUUID(), rang })),
      ),
    );
  }
  await base.requete({ text: "analyze", values: [] });
}

/** Inscrit et autorise le déclarant ; rend son identifiant. */
export async function inscrire(base: Base, horloge: Horloge): Promise<string> {
  return base.transaction(async (tx) => {
    const ctx = { base: tx, horloge, acteur: { genre: "systeme" } as const };
    const { organisme } = await inscrireDeclarant(ctx, { siret: siretDEssai(), nom: "Déclarant du banc", codePostal: "88000" });
    const type = "reserve_militaire_operationnelle";
    const depuis = dateCivile("2017-01-01");
    await autoriserDeclarant(ctx, { organismeId: organisme.id, type, depuis, peutEmployerNir: true, raison: "banc" });
    return organisme.id;
  });
}

/** Nombre entre 0 et 1, le même à chaque fois pour une graine. */
export function hasard(graine: number): () => number {
  let etat = graine >>> 0;
  return () => {
    etat = (Math.imul(etat, 1_664_525) + 1_013_904_223) >>> 0;
    return etat / 2 ** 32;
  };
}

function ligne(numero: number, personne: number, sort: number): ChampsNommes {
  const nir = nirDEssai(personne);
  const { nomNaissance, prenoms, naissance, lieu } = traitsDe(personne);
  // Une personne tirée deux fois a d'ordinaire deux années.
  const annee = 2019 + (numero % 7);
  const faute = sort < CLES_FAUSSES ? "cle" : sort < CLES_FAUSSES + AUTRES_FAUTES ? "date" : null;
  return {
    id_ligne: `B${numero.toString().padStart(9, "0")}`,
    operation: "creation",
    annee_reference: String(annee),
    code_activite: "reserve_militaire_operationnelle",
    nir: faute === "cle" ? `${nir.slice(0, 13)}${((Number(nir.slice(13)) % 97) + 1).toString().padStart(2, "0")}` : nir,
    nom_naissance: nomNaissance,
    prenoms,
    sexe: "M",
    date_naissance: naissance,
    code_commune_naissance: lieu,
    code_pays_naissance: "99100",
    siret_organisme: SIRET,
    nom_organisme: sort > 1 - ENTRE_GUILLEMETS ? 'CENTRE "NORD" ; RÉGIMENT' : "RÉGIMENT",
    code_postal_organisme: "88000",
    fonction: "SANS_OBJET",
    ...(faute === "date" ? { date_debut: `${annee}-02-30` } : {}),
    quantite: "95",
    unite: "JOURS",
  };
}

/** Écrit un fichier de `nombre` lignes sur `personnes` personnes ; rend sa taille en octets. */
export async function ecrireFichier(chemin: string, tirage: { nombre: number; personnes: number; depart?: number }): Promise<number> {
  const sortie = createWriteStream(chemin);
  const tirer = hasard(20_261_123);
  const parMorceau = 2_000;
  for (let debut = 0; debut < tirage.nombre; debut += parMorceau) {
    const lignes = Array.from({ length: Math.min(parMorceau, tirage.nombre - debut) }, (_, rang) =>
      ligne((tirage.depart ?? 0) + debut + rang, Math.floor(tirer() * tirage.personnes), tirer()),
    );
    const texte = ecrireCsv(lignes);
    if (!sortie.write(debut === 0 ? texte : texte.slice(texte.indexOf("\n") + 1))) await once(sortie, "drain");
  }
  sortie.end();
  await once(sortie, "close");
  return sortie.bytesWritten;
}
