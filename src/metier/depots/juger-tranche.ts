// La réponse à chaque ligne d'une tranche : le droit du déclarant, ce qui est déjà reçu, l'identité, les réserves. Rien n'est écrit ici.
import { randomUUID } from "node:crypto";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { DepotConnu, FaitsDeposes, PersonneDeposee } from "../activites/index.js";
import { type Autorisation, autorisationEnVigueur } from "../organismes/index.js";
import type { Faute, LectureLigne, LigneDepot } from "./format/index.js";
import type { LigneJugee } from "./lignes.sql.js";
import { empreinteGardee, faitsDe, sansTraits } from "./personne-et-faits.js";

/** Le déclarant du lot, lu une fois. */
export interface Declarant {
  readonly organismeId: string;
  readonly nom: string;
  readonly siret: string | null;
  readonly autorisations: readonly Autorisation[];
}

/** Ce qu'une ligne acceptée demande d'écrire. */
export interface Acceptee {
  readonly ligne: LigneDepot;
  readonly personne: PersonneDeposee;
  readonly faits: FaitsDeposes;
  readonly activiteId: string;
}

/** Réponses définitives, et ce qui reste à écrire dans l'ordre du fichier. */
export interface TrancheJugee {
  readonly jugees: readonly LigneJugee[];
  readonly creations: readonly Acceptee[];
  readonly changements: readonly Acceptee[];
}

/** Ce que la base sait des numéros de la tranche. */
export interface Connus {
  readonly depots: ReadonlyMap<string, DepotConnu>;
  /** La personne de chaque ligne : ses empreintes se calculent une fois. */
  readonly personnes: ReadonlyMap<LigneDepot, PersonneDeposee>;
  readonly declarant: Declarant;
  readonly jour: DateCivile;
}

type Recus = Map<string, { readonly empreinte: string; readonly activiteId: string }>;

function fautesDuDeclarant(ligne: LigneDepot, { declarant, jour }: Connus): Faute[] {
  const { codeActivite, nir, siretDeclarant, operation } = ligne;
  const autorisation = autorisationEnVigueur(declarant.autorisations, codeActivite, jour);
  // Retirer ce que l'on avait déclaré reste permis, même l'autorisation finie : seule son origine, chez lui, est touchée.
  if (autorisation === null && operation === "annulation") return [];
  if (autorisation === null) return [{ code: "activite_non_autorisee", champ: "code_activite", details: { activite: codeActivite, jour } }];
  const fautes: Faute[] = [];
  if (nir !== null && !autorisation.peutEmployerNir) fautes.push({ code: "nir_non_autorise", champ: "nir" });
  if (siretDeclarant !== null && declarant.siret !== null && siretDeclarant !== declarant.siret) {
    fautes.push({ code: "siret_d_un_autre", champ: "siret_declarant", details: { valeur: siretDeclarant } });
  }
  return fautes;
}

function rejeter(ligne: LigneDepot, fautes: readonly Faute[]): LigneJugee {
  const empreinte = empreinteGardee(ligne.empreinte);
  return { numero: ligne.numero, idLigne: ligne.idLigne, statut: "REJETEE", fautes, activiteId: null, empreinte };
}

/** Le même numéro déjà reçu : la même ligne rend sa réponse d'alors, une autre est rejetée. */
function dejaRecue(ligne: LigneDepot, recus: Recus, connus: Connus): LigneJugee | null {
  const empreinte = empreinteGardee(ligne.empreinte);
  const connu = connus.depots.get(ligne.idLigne);
  const avant = recus.get(ligne.idLigne) ?? (connu && { empreinte: connu.empreinteLigne, activiteId: connu.activiteId });
  if (avant === undefined) return null;
  const { numero, idLigne } = ligne;
  if (avant.empreinte === empreinte) return { numero, idLigne, statut: "DEJA_RECUE", fautes: [], activiteId: avant.activiteId, empreinte };
  return rejeter(ligne, [{ code: "id_ligne_reutilise", champ: "id_ligne", details: { valeur: idLigne } }]);
}

/** Une origine se trouve parmi les lignes reçues avant celle-ci, dans ce fichier ou dans un autre. */
function fauteDOrigine(ligne: LigneDepot, recus: Recus, connus: Connus): Faute | null {
  const origine = ligne.idLigneOrigine ?? "";
  if (recus.has(origine)) return null;
  const connue = connus.depots.get(origine);
  const details = { valeur: origine };
  if (connue === undefined) return { code: "origine_introuvable", champ: "id_ligne_origine", details };
  return connue.annule ? { code: "origine_annulee", champ: "id_ligne_origine", details } : null;
}

function statutDe({ doute }: PersonneDeposee, fautes: readonly Faute[]): LigneJugee["statut"] {
  if (doute !== null) return "EN_ATTENTE_IDENTITE";
  return fautes.length > 0 ? "ACCEPTEE_AVEC_RESERVE" : "ACCEPTEE";
}

/** Réserves que seules les autres lignes du déclarant font voir. */
export type ReservesDesAutres = (acceptee: Acceptee) => readonly Faute[];

function accepter(acceptee: Acceptee, reservesDesAutres: ReservesDesAutres): LigneJugee {
  const { ligne, personne, activiteId } = acceptee;
  const doute: Faute[] = ligne.doute === null ? [] : [{ code: ligne.doute, champ: ligne.doute === "nir_et_traits" ? "nir" : null }];
  const fautes = [...doute, ...sansTraits(ligne.reserves), ...reservesDesAutres(acceptee)];
  const empreinte = empreinteGardee(ligne.empreinte);
  return { numero: ligne.numero, idLigne: ligne.idLigne, statut: statutDe(personne, fautes), fautes, activiteId, empreinte };
}

/** Juge les lignes d'une tranche, dans leur ordre. */
export function jugerTranche(lectures: readonly LectureLigne[], connus: Connus, reservesDesAutres: ReservesDesAutres): TrancheJugee {
  const recus: Recus = new Map();
  const jugees: LigneJugee[] = [];
  const creations: Acceptee[] = [];
  const changements: Acceptee[] = [];
  for (const lecture of lectures) {
    if (lecture.genre === "fautes") {
      const { numero, idLigne, fautes, empreinte } = lecture;
      jugees.push({
        numero,
        idLigne,
        statut: "REJETEE",
        fautes: sansTraits(fautes),
        activiteId: null,
        empreinte: empreinteGardee(empreinte),
      });
      continue;
    }
    const { ligne } = lecture;
    const deja = dejaRecue(ligne, recus, connus);
    if (deja !== null) {
      jugees.push(deja);
      continue;
    }
    const fautes = fautesDuDeclarant(ligne, connus);
    const origine = ligne.operation === "creation" ? null : fauteDOrigine(ligne, recus, connus);
    if (origine !== null) fautes.push(origine);
    if (fautes.length > 0) {
      jugees.push(rejeter(ligne, fautes));
      continue;
    }
    const personne = connus.personnes.get(ligne);
    if (personne === undefined) throw new Error("Une ligne lue a sa personne.");
    const acceptee: Acceptee = { ligne, personne, faits: faitsDe(ligne), activiteId: randomUUID() };
    recus.set(ligne.idLigne, { empreinte: empreinteGardee(ligne.empreinte), activiteId: acceptee.activiteId });
    jugees.push(accepter(acceptee, reservesDesAutres));
    (ligne.operation === "creation" ? creations : changements).push(acceptee);
  }
  return { jugees, creations, changements };
}
