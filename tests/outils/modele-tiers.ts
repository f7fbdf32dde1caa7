// Ce que le titulaire et les tiers ajoutent, tenu en mémoire : attendu, reçu, appelé, versé, rendu.
import { lecturesDuService } from "../../src/metier/droits/index.js";
import { type Auteur, ETATS_FINAUX, type EvenementDossier, transitionDe } from "../../src/regles/dossier/index.js";
import { planifierFinancement } from "../../src/regles/financement/index.js";
import { centimes } from "../../src/socle/valeurs/montant.js";
import { sommeDuTitulaire } from "./modele-comptes.js";
import type { CofinancementModele, DossierModele, Modele, PaiementModele } from "./modele-dossiers.js";

/** Met un paiement à rendre, tout ou partie. */
export function mettreARendre(m: Modele, d: DossierModele, { paiement, montant }: { paiement: PaiementModele; montant: number }): void {
  if (montant === paiement.montant) paiement.etat = "a_rembourser";
  else {
    paiement.montant -= montant;
    d.paiements.push({ ...paiement, montant, etat: "a_rembourser" });
  }
  d.aRembourserDepuis ??= m.jour;
}

/** Ne garde que cette somme de ce que le titulaire a payé. */
export function garder(m: Modele, d: DossierModele, somme: number): void {
  let reste = somme;
  for (const paiement of [...d.paiements]) {
    if (paiement.etat === "attendu" || paiement.etat === "refuse") paiement.etat = "annule";
    if (paiement.etat !== "paye") continue;
    const montant = paiement.montant - Math.min(reste, paiement.montant);
    reste -= paiement.montant - montant;
    if (montant > 0) mettreARendre(m, d, { paiement, montant });
  }
}

export function suivrePaiements(m: Modele, d: DossierModele, evenement: EvenementDossier): void {
  if (evenement === "accepter_et_payer") {
    d.paiements.push({ montant: sommeDuTitulaire(d.parts), etat: "attendu", reference: null, recu: false, retour: null });
  }
  if (transitionDe(evenement).effet === "utiliser") garder(m, d, sommeDuTitulaire(d.dues));
  else if (ETATS_FINAUX.has(d.etat)) garder(m, d, 0);
}

function appelerUn(un: CofinancementModele, pris: number): void {
  if (un.etat === "verse") un.aRendre = (un.appele ?? 0) > pris ? (un.appele ?? 0) - pris : null;
  else if (pris === 0) [un.etat, un.appele] = ["libere", null];
  else [un.etat, un.appele] = ["appele", pris];
}

/** Appelle de chaque tiers ce que les parts lui prennent ; le reste est libéré. */
export function appeler(d: DossierModele, parts: DossierModele["parts"]): void {
  const demandes = new Map<string, number>();
  for (const { source, financeur, montant } of parts) {
    if (source === "abondement" && financeur !== null) demandes.set(financeur, (demandes.get(financeur) ?? 0) + montant);
  }
  for (const un of d.cofinancements) {
    if (un.etat !== "accorde" && un.etat !== "appele" && un.etat !== "verse") continue;
    const demande = demandes.get(un.financeur) ?? 0;
    const pris = Math.min(demande, un.appele ?? un.accorde ?? 0);
    demandes.set(un.financeur, demande - pris);
    appelerUn(un, pris);
  }
}

function liberer(d: DossierModele): void {
  for (const un of d.cofinancements) {
    if (un.etat === "demande") un.etat = "renonce";
    if (un.etat === "accorde" || un.etat === "appele") [un.etat, un.appele] = ["libere", null];
  }
}

export function suivreCofinancements(d: DossierModele, evenement: EvenementDossier, auteur: Auteur): void {
  const { effet } = transitionDe(evenement);
  const expire = evenement === "expirer_cofinancement" || (evenement === "refuser_financement" && auteur === "horloge");
  for (const un of d.cofinancements) if (expire && un.etat === "demande") un.etat = "expire";
  if (effet === "reserver") appeler(d, d.parts);
  else if (effet === "utiliser") appeler(d, d.dues);
  else if (ETATS_FINAUX.has(d.etat)) liberer(d);
}

export const accordes = (d: DossierModele) =>
  d.cofinancements.flatMap(({ etat, financeur, accorde }) =>
    etat === "accorde" && accorde !== null ? [{ financeur, montant: centimes(accorde) }] : [],
  );

/** La loi refuse-t-elle la formation avec les seuls tiers d'accord ? */
export function tiersNecessaire(m: Modele, d: DossierModele): boolean {
  const commun = { date: m.jour, lotsCec: [], dotations: [], abondements: accordes(d) };
  const { statut, heures, prix } = d;
  const { type } = d.offre;
  const plan =
    statut === "agent_public"
      ? planifierFinancement({ ...commun, titulaire: { statut }, formation: { type, heures }, cpfHeures: 0 }, lecturesDuService())
      : planifierFinancement(
          { ...commun, titulaire: { statut }, formation: { type, prix: centimes(prix) }, cpf: centimes(0) },
          lecturesDuService(),
        );
  return plan.decision === "refuse";
}

export function evenementDuTemps(m: Modele, d: DossierModele, evenement: EvenementDossier): EvenementDossier {
  return evenement === "expirer_cofinancement" && tiersNecessaire(m, d) ? "refuser_financement" : evenement;
}
