// Ce que le titulaire paie et ce que ses tiers ajoutent : le geste, et ce que le modèle en prévoit.
import { randomUUID } from "node:crypto";
import {
  demanderCofinancement,
  enregistrerPaiement,
  ouvrirEncaissement,
  renoncerCofinancement,
  repondreCofinancement,
} from "../../src/metier/dossiers/index.js";
import { type Geste, raison, sien, type Tirage } from "./gestes-dossiers.js";
import { somme } from "./modele-comptes.js";
import {
  avancer,
  type DossierModele,
  enHeures,
  exigerPossible,
  type Modele,
  type PaiementModele,
  passer,
  refuser,
} from "./modele-dossiers.js";
import { accordes, mettreARendre, tiersNecessaire } from "./modele-tiers.js";

/** Demandé : tout ce qui reste, une partie, ou trop. */
const demande = (d: DossierModele, { a, b }: Tirage) => {
  const reste = d.prix - accordes(d).reduce((total, { montant }) => total + montant, 0);
  return a % 9 === 0 ? reste + 1 : a % 2 === 0 ? reste : Math.floor((reste * (b + 1)) / 101);
};
const FINANCEURS = ["employeur", "region", "association", "france_travail"] as const;
const financeurDe = ({ b }: Tirage) => FINANCEURS[b % FINANCEURS.length] ?? "employeur";

function demanderTiers(m: Modele, d: DossierModele, t: Tirage): void {
  avancer(m, d);
  exigerPossible(d, "demander_cofinancement", "titulaire");
  if (d.offre.type === "benevoles_volontaires" || enHeures(d)) refuser("dossiers/cofinancement-sans-effet");
  const montant = demande(d, t);
  if (montant < 1 || t.a % 9 === 0) refuser("dossiers/saisie-invalide");
  d.cofinancements.push({
    ...{ id: "", rang: t.b % 2, financeur: financeurDe(t), demande: montant, etat: "demande" },
    ...{ accorde: null, appele: null, aRendre: null, reference: null },
  });
  passer(m, d, ["demander_cofinancement", "titulaire"]);
}

/** Accordé en entier, en partie, trop, ou refusé (une fois sans raison). */
const reponse = (voulu: number, { a, b }: Tirage) =>
  a % 3 === 0 ? null : a % 7 === 1 ? voulu + 1 : a % 2 === 0 ? voulu : Math.max(1, Math.floor((voulu * b) / 100));
/** Le tiers n'a pas dit à quel titre il paie. */
const sansAttestation = ({ b }: Tirage) => b % 11 === 3;

function repondreTiers(m: Modele, d: DossierModele, t: Tirage): void {
  const rang = d.cofinancements.length - 1;
  if (rang < 0) refuser("dossiers/introuvable");
  avancer(m, d);
  const un = d.cofinancements[rang];
  if (un === undefined || un.etat !== "demande") refuser("dossiers/cofinancement-clos");
  const montant = reponse(un.demande, t);
  if (montant === null) {
    if (raison(t) === " ") refuser("dossiers/raison-manquante");
    un.etat = "refuse";
    passer(m, d, [tiersNecessaire(m, d) ? "refuser_financement" : "refuser_cofinancement", "financeur"]);
    return;
  }
  if (montant > un.demande) refuser("dossiers/saisie-invalide");
  if (sansAttestation(t)) refuser("dossiers/attestation-manquante");
  [un.etat, un.accorde] = ["accorde", montant];
  passer(m, d, ["accorder_cofinancement", "financeur"]);
}

function renoncerTiers(m: Modele, d: DossierModele): void {
  avancer(m, d);
  exigerPossible(d, "renoncer_cofinancement", "titulaire");
  for (const un of d.cofinancements) if (un.etat === "demande") un.etat = "renonce";
  passer(m, d, ["renoncer_cofinancement", "titulaire"]);
}

/** Le paiement dont on parle : celui qui attend, sinon n'importe lequel. */
function rangDuPaiement({ paiements }: DossierModele, { b }: Tirage): number {
  const attendu = paiements.findIndex(({ etat }) => etat === "attendu" || etat === "refuse" || etat === "annule");
  return attendu >= 0 && b % 5 !== 0 ? attendu : b % Math.max(1, paiements.length);
}
const estPaye = ({ a }: Tirage) => a % 4 !== 0;

/** Payé une seconde fois, ou trop tard : ce n'est dû à personne, tout se rend. Un agent qui se répète ne fait rien naître. */
function recevoirEnTrop(m: Modele, d: DossierModele, { de, cle }: { de: PaiementModele; cle: string }): void {
  const recu = { reference: cle, recu: true };
  if (de.etat === "annule") {
    Object.assign(de, recu);
    mettreARendre(m, d, { paiement: de, montant: de.montant });
    return;
  }
  const memes = d.paiements.filter(({ reference }) => reference === de.reference);
  d.paiements.push({ ...recu, montant: somme(memes), etat: "a_rembourser", retour: null });
  d.aRembourserDepuis ??= m.jour;
}

function encaisser(par: "paiement" | "exploitant") {
  return (m: Modele, d: DossierModele, t: Tirage): void => {
    const { cle } = t;
    const rang = rangDuPaiement(d, t);
    avancer(m, d);
    const un = d.paiements[rang];
    if (un === undefined) refuser("dossiers/introuvable");
    const paye = estPaye(t);
    if (paye ? d.paiements.some(({ reference, recu }) => reference === cle && recu) : un.etat === "refuse" && un.reference === cle) return;
    if (un.etat !== "attendu" && un.etat !== "refuse") {
      if (!paye || (un.etat !== "annule" && par === "exploitant")) refuser("dossiers/paiement-clos");
      recevoirEnTrop(m, d, { de: un, cle });
      return;
    }
    Object.assign(un, { reference: cle, recu: paye, etat: paye ? "paye" : "refuse" });
    passer(m, d, [paye ? "payer" : "refuser_paiement", par]);
  };
}

function rouvrir(m: Modele, d: DossierModele): void {
  avancer(m, d);
  exigerPossible(d, "payer", "paiement");
  for (const un of d.paiements) if (un.etat === "refuse") un.etat = "attendu";
}

const paiement: Geste["faire"] = (ctx, lieu, t) =>
  enregistrerPaiement(ctx, {
    ...sien(lieu),
    paiementId: lieu.paiementId(rangDuPaiement(lieu.d, t)),
    issue: estPaye(t) ? "paye" : "refuse",
    reference: t.cle,
  });

const repondre: Geste["faire"] = (ctx, { d, cofinanceurs }, t) => {
  const un = d.cofinancements.at(-1);
  const organismeId = cofinanceurs[un?.rang ?? 0] ?? "";
  const montant = reponse(un?.demande ?? 1, t);
  return repondreCofinancement(ctx, { organismeId, cofinancementId: un?.id ?? randomUUID(), montant, raison: raison(t), atteste: true });
};

export const GESTES_DES_PAIEMENTS: readonly Geste[] = [
  {
    ...{ nom: "demander_cofinancement", par: "titulaire", prevoir: demanderTiers },
    faire: (ctx, lieu, t) =>
      demanderCofinancement(ctx, {
        ...sien(lieu),
        ...{ financeur: financeurDe(t), organismeId: lieu.cofinanceurs[t.b % 2] ?? "", montant: demande(lieu.d, t) },
      }),
  },
  { nom: "repondre_cofinancement", par: "cofinanceur", prevoir: repondreTiers, faire: repondre },
  { nom: "renoncer_cofinancement", par: "titulaire", prevoir: renoncerTiers, faire: (ctx, lieu) => renoncerCofinancement(ctx, sien(lieu)) },
  { nom: "payer", par: "systeme", prevoir: encaisser("paiement"), faire: paiement },
  { nom: "constater_paiement", par: "agent", prevoir: encaisser("exploitant"), faire: paiement },
  {
    nom: "rouvrir_paiement",
    par: "titulaire",
    prevoir: rouvrir,
    faire: (ctx, lieu) => ouvrirEncaissement(ctx, { ...sien(lieu), retour: "/" }),
  },
];
