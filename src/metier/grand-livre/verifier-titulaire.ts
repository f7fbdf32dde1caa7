// Vérifie le journal d'un titulaire sans rien croire : tout est recompté depuis la première écriture.
import type { LigneDeCompte, LigneEcriture, LigneLot, LigneReglement, LigneSoldes } from "./ecritures.sql.js";
import { calculerEmpreinte, EMPREINTE_ORIGINE, ecrireDemande } from "./empreinte.js";
import { COMPTES, type Compte, type Ecriture } from "./grand-livre.js";
import { ecritureDe, grouper } from "./lecture.js";

/** Tout ce que la base garde d'un titulaire, tel quel. */
export interface JournalTitulaire {
  readonly titulaireId: string;
  readonly soldes: LigneSoldes | undefined;
  readonly ecritures: readonly LigneEcriture[];
  readonly lignes: readonly LigneDeCompte[];
  readonly lots: readonly LigneLot[];
  readonly reglements: readonly LigneReglement[];
  /** Sceaux qui existent, parmi ceux que ses écritures citent. */
  readonly sceaux: ReadonlySet<string>;
}

/** Où l'on en est en relisant : ce que chaque compte de chaque lot contient, la tête de chaîne, les réservations réglées. */
interface Relecture {
  readonly soldes: Map<string, number>;
  readonly lots: Map<string, LigneLot>;
  readonly reglements: Map<string, LigneReglement>;
  readonly reglees: Set<string>;
  empreinte: string;
  rang: number;
  /** Sceau de la dernière écriture relue. */
  sceauId: string | null;
  readonly fautes: string[];
}

function somme(relecture: Relecture, compte: Compte): number {
  let total = 0;
  for (const [cle, montant] of relecture.soldes) if (cle.startsWith(`${compte} `)) total += montant;
  return total;
}

function verifierChaine(ecriture: Ecriture, relecture: Relecture): void {
  const { rang, empreintePrecedente, empreinte } = ecriture;
  if (rang !== relecture.rang + 1) relecture.fautes.push(`écriture ${rang} : elle devrait porter le rang ${relecture.rang + 1}`);
  if (empreintePrecedente !== relecture.empreinte)
    relecture.fautes.push(`écriture ${rang} : elle ne suit pas l'empreinte de la précédente`);
  if (calculerEmpreinte(ecriture) !== empreinte) relecture.fautes.push(`écriture ${rang} : son contenu ne donne pas son empreinte`);
  relecture.rang = rang;
  relecture.empreinte = empreinte;
}

function verifierLignes(ecriture: Ecriture, attendues: number, relecture: Relecture): void {
  const { rang, lignes } = ecriture;
  if (lignes.length !== attendues) relecture.fautes.push(`écriture ${rang} : ${lignes.length} lignes au lieu de ${attendues}`);
  for (const compteur of ["cec", "cpf"]) {
    const ecart = lignes.reduce((total, ligne) => (ligne.compte.startsWith(compteur) ? total + ligne.montant : total), 0);
    if (ecart !== 0) relecture.fautes.push(`écriture ${rang} : débits et crédits du ${compteur} s'écartent de ${ecart} centimes`);
  }
  for (const { compte, lotId, montant } of lignes) {
    const cle = `${compte} ${lotId ?? ""}`;
    const apres = (relecture.soldes.get(cle) ?? 0) + montant;
    relecture.soldes.set(cle, apres);
    if (apres < 0 && !compte.endsWith("_financeur"))
      relecture.fautes.push(`écriture ${rang} : ${compte} devient négatif (${apres} centimes)`);
  }
}

function verifierLot(ecriture: Ecriture, relecture: Relecture): void {
  const lot = relecture.lots.get(ecriture.id);
  relecture.lots.delete(ecriture.id);
  if (lot !== undefined && lot.sceau_id !== relecture.sceauId)
    relecture.fautes.push(`lot ${lot.id} : il ne cite pas le sceau de son écriture`);
  if (lot === undefined) {
    relecture.fautes.push(`écriture ${ecriture.rang} : son lot a disparu`);
    return;
  }
  const { activite, annee, financeur, declare_le: declareLe, decision_id: decisionId } = lot;
  const montant = Number(lot.montant);
  const plafond = Number(lot.plafond);
  if (ecrireDemande({ activite, annee, financeur, montant, declareLe, decisionId, plafond }) !== ecriture.demande) {
    relecture.fautes.push(`lot ${lot.id} : il ne dit plus ce que l'écriture ${ecriture.rang} avait inscrit`);
  }
  const acquis = -somme(relecture, "cec_financeur");
  if (acquis > plafond) relecture.fautes.push(`écriture ${ecriture.rang} : ${acquis} centimes acquis dépassent le plafond de ${plafond}`);
}

function verifierReglement(ecriture: Ecriture, relecture: Relecture): void {
  const reservation = ecriture.cibleId ?? "";
  const reglement = relecture.reglements.get(reservation);
  if (reglement?.ecriture_id !== ecriture.id || reglement.issue !== ecriture.genre) {
    relecture.fautes.push(`écriture ${ecriture.rang} : le règlement de la réservation ${reservation} ne la désigne pas`);
  }
  if (relecture.reglees.has(reservation))
    relecture.fautes.push(`écriture ${ecriture.rang} : la réservation ${reservation} est réglée deux fois`);
  relecture.reglees.add(reservation);
}

function verifierEcriture(ecriture: Ecriture, attendues: number, relecture: Relecture): void {
  verifierChaine(ecriture, relecture);
  verifierLignes(ecriture, attendues, relecture);
  if (ecriture.genre === "lot") verifierLot(ecriture, relecture);
  if (ecriture.genre === "execution" || ecriture.genre === "annulation") verifierReglement(ecriture, relecture);
}

/** Lignes qui portent un rang autre que 1, 2, 3… : l'ordre entre dans l'empreinte, les numéros non. */
function verifierNumeros(lignes: readonly LigneDeCompte[], rang: bigint, fautes: string[]): void {
  if (lignes.some((ligne, place) => ligne.rang !== place + 1)) fautes.push(`écriture ${rang} : ses lignes ne se suivent pas`);
}

/** Une écriture, ses lignes et son lot citent le même sceau, qui existe et ne couvre que des lots ; ou aucun. */
function verifierSceau(ecriture: LigneEcriture, siennes: readonly LigneDeCompte[], sceaux: ReadonlySet<string>): string[] {
  const { rang, genre, sceau_id: sceauId } = ecriture;
  const fautes: string[] = [];
  if (sceauId !== null && !sceaux.has(sceauId)) fautes.push(`écriture ${rang} : son sceau n'existe pas`);
  if (sceauId !== null && genre !== "lot") fautes.push(`écriture ${rang} : seul un lot peut être scellé`);
  if (siennes.some((ligne) => ligne.sceau_id !== sceauId)) fautes.push(`écriture ${rang} : ses lignes ne citent pas son sceau`);
  return fautes;
}

function verifierSoldes(soldes: LigneSoldes | undefined, relecture: Relecture): void {
  if (soldes === undefined) {
    relecture.fautes.push("soldes : la ligne du titulaire a disparu");
    return;
  }
  for (const compte of COMPTES) {
    if (compte === "cec_financeur" || compte === "cpf_financeur") continue;
    const attendu = somme(relecture, compte);
    if (soldes[compte] !== BigInt(attendu))
      relecture.fautes.push(`soldes : ${compte} vaut ${soldes[compte]} au lieu de ${attendu} centimes`);
  }
  if (soldes.sceau_id !== relecture.sceauId) relecture.fautes.push("soldes : leur sceau n'est pas celui de la dernière écriture");
  if (Number(soldes.dernier_rang) !== relecture.rang || soldes.derniere_empreinte !== relecture.empreinte) {
    relecture.fautes.push(
      `soldes : la tête de chaîne (rang ${soldes.dernier_rang}) n'est pas la dernière écriture (rang ${relecture.rang})`,
    );
  }
}

/** Fautes du journal d'un titulaire, une phrase chacune ; aucune s'il est sain. */
export function verifierTitulaire(journal: JournalTitulaire): string[] {
  const relecture: Relecture = {
    soldes: new Map(),
    lots: new Map(journal.lots.map((lot) => [lot.id, lot])),
    reglements: new Map(journal.reglements.map((reglement) => [reglement.reservation_id, reglement])),
    reglees: new Set(),
    empreinte: EMPREINTE_ORIGINE,
    rang: 0,
    sceauId: null,
    fautes: [],
  };
  const lignes = grouper(journal.lignes, (ligne) => ligne.ecriture_rang);
  for (const ecriture of journal.ecritures) {
    const siennes = lignes.get(ecriture.rang) ?? [];
    lignes.delete(ecriture.rang);
    verifierNumeros(siennes, ecriture.rang, relecture.fautes);
    relecture.fautes.push(...verifierSceau(ecriture, siennes, journal.sceaux));
    relecture.sceauId = ecriture.sceau_id;
    verifierEcriture(ecritureDe(ecriture, siennes), ecriture.nombre_lignes, relecture);
  }
  for (const rang of lignes.keys()) relecture.fautes.push(`lignes : l'écriture ${rang} n'existe pas`);
  for (const lot of relecture.lots.keys()) relecture.fautes.push(`lot ${lot} : aucune écriture ne l'inscrit`);
  for (const reservation of relecture.reglements.keys()) {
    if (!relecture.reglees.has(reservation)) relecture.fautes.push(`réservation ${reservation} : réglée sans écriture`);
  }
  verifierSoldes(journal.soldes, relecture);
  return relecture.fautes;
}
