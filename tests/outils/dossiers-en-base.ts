// Écrit un dossier tiré au hasard dans la base, comme si la personne et les organismes l'avaient fait : de quoi comparer deux façons de calculer.
import { randomUUID } from "node:crypto";
import { lireFaits } from "../../src/metier/activites/index.js";
import type { Activite, DossierDroits } from "../../src/regles/faits.js";
import { type Base, type Instruction, sql } from "../../src/socle/base/base.js";
import type { Monde } from "./benevoles.js";

const DECLAREE = new Set(["benevolat_associatif", "reserve_civique"]);

/** Faits tels que l'organisme les envoie : les clés nulles et celles que le service ajoute n'y sont pas. */
function faitsDeposes(activite: Activite): object {
  const retirees = new Set(["id", "declareLe", "recensee", "organisme"]);
  const paires = Object.entries(activite).filter(([cle, valeur]) => !retirees.has(cle) && !(cle === "contrat" && valeur === null));
  return Object.fromEntries(paires);
}

/** Une activité que le service n'aurait pas reçue n'est pas écrite. */
function deposee(titulaireId: string, id: string, activite: Activite): Instruction[] {
  if (!lireFaits(faitsDeposes(activite)).valide) return [];
  const instruction = sql`insert into activites.activites (titulaire_id, id, organisme_id, id_externe, organisme_nom, type, faits, declare_le, recensee)
    values (${titulaireId}, ${id}, 'organisme', ${id}, 'Organisme', ${activite.type}, ${JSON.stringify(faitsDeposes(activite))}::jsonb,
      ${activite.declareLe ?? "2026-01-15"}, ${activite.recensee ?? true})`;
  return [instruction];
}

function declaree(titulaireId: string, id: string, { activite, organismeId }: { activite: Activite; organismeId: string }): Instruction[] {
  if (activite.type !== "benevolat_associatif" && activite.type !== "reserve_civique") return [];
  const { type, fonction, debut, fin, heures, attesteLe } = activite;
  const etat = attesteLe === null ? "declaree" : "attestee";
  return [
    sql`insert into declarations.declarations
        (titulaire_id, id, type, etat, organisme_id, annee, fonction, debut, fin, heures, declare_le, atteste_le, version, modifiee_le)
      values (${titulaireId}, ${id}, ${type}, ${etat}, ${organismeId}, ${Number(debut.slice(0, 4))}, ${fonction}, ${debut}, ${fin},
        ${Math.max(1, heures)}, ${activite.declareLe ?? "2026-01-15"}, ${attesteLe}, 1, now()) on conflict do nothing`,
  ];
}

/** Ouvre un compte par dossier et par voie ; les activités portent les mêmes identifiants d'une voie à l'autre. */
export async function ecrireDossier(
  monde: Monde,
  dossier: DossierDroits,
  voies: { organismeId: string; combien: number },
): Promise<string[]> {
  const identifiants = dossier.activites.map(() => randomUUID());
  const titulaires: string[] = [];
  for (let voie = 0; voie < voies.combien; voie += 1) {
    const { titulaireId } = await monde.titulaire();
    await monde.test.base.requete(situation(titulaireId, dossier));
    await monde.test.base.requete(naissance(titulaireId, dossier));
    for (const [rang, activite] of dossier.activites.entries()) {
      const id = identifiants[rang] ?? randomUUID();
      const instructions = DECLAREE.has(activite.type)
        ? declaree(titulaireId, id, { activite, organismeId: voies.organismeId })
        : deposee(titulaireId, id, activite);
      for (const instruction of instructions) await monde.test.base.requete(instruction);
    }
    titulaires.push(titulaireId);
  }
  return titulaires;
}

function situation(titulaireId: string, { titulaire }: DossierDroits): Instruction {
  return sql`update identite.titulaires set contrat_apprentissage = ${titulaire.contratApprentissage}, retraite = ${titulaire.retraite},
    deces = ${titulaire.deces} where titulaire_id = ${titulaireId}`;
}

function naissance(titulaireId: string, { titulaire }: DossierDroits): Instruction {
  return sql`update identite.personnes p set naissance = ${titulaire.naissance} from identite.titulaires t
    where t.personne_id = p.id and t.titulaire_id = ${titulaireId}`;
}

/** Met à part ou rend les activités d'un rang pair, pour tous ces titulaires. */
export async function choisirUneSurDeux(base: Base, titulaires: readonly string[], recensee: boolean): Promise<void> {
  await base.requete(sql`update activites.activites a set recensee = ${recensee} from (
      select titulaire_id, id, row_number() over (partition by titulaire_id order by id) as rang from activites.activites
      where titulaire_id = any(${titulaires}::uuid[])) r
    where a.titulaire_id = r.titulaire_id and a.id = r.id and r.rang % 2 = 0`);
}

/** Tout ce qu'un calcul a écrit pour un titulaire, aux identifiants tirés près. */
export async function ecritsDe(base: Base, titulaireId: string): Promise<object> {
  const lots = await base.requete(sql`
    select lot.activite, lot.annee, lot.financeur, lot.montant, lot.declare_le, lot.plafond, e.rang, e.cle, e.jour
    from grand_livre.lots lot join grand_livre.ecritures e on e.titulaire_id = lot.titulaire_id and e.id = lot.id
    where lot.titulaire_id = ${titulaireId} order by e.rang`);
  const decisions = await base.requete(sql`
    select d.activite, d.annee, d.sens, d.evaluee_le, d.reponse, d.faits, d.lectures, e.rang, lot.decision_id = d.id as celle_du_lot
    from droits.decisions d join grand_livre.ecritures e on e.titulaire_id = d.titulaire_id and e.id = d.lot_id
    join grand_livre.lots lot on lot.titulaire_id = d.titulaire_id and lot.id = d.lot_id
    where d.titulaire_id = ${titulaireId} order by e.rang, d.sens, d.inscrite_le`);
  const soldes = await base.requete(sql`
    select dernier_rang, cec_disponible, cec_reserve, cec_utilise from grand_livre.soldes where titulaire_id = ${titulaireId}`);
  const indus = await base.requete(sql`
    select i.montant, i.motif, i.motifs, i.etat, lot.activite, lot.annee from droits.indus i
    join grand_livre.lots lot on lot.titulaire_id = i.titulaire_id and lot.id = i.lot_id
    where i.titulaire_id = ${titulaireId} order by i.montant, lot.activite, lot.annee`);
  const resume = await base.requete(sql`select evaluee_le, resume from droits.evaluations where titulaire_id = ${titulaireId}`);
  return { lots, decisions, soldes, indus, resume };
}
