// La facturation tenue en mémoire : ce que l'organisme a reçu, ce qu'il attend, ce qu'il rend.
import { type EvenementFacturation, franchirFacturation } from "../../src/regles/dossier/index.js";
import type { DossierModele, Modele } from "./modele-dossiers.js";

type Par = "dossier" | "organisme" | "exploitant";

/** Fait faire un pas à la facturation, d'après sa table. */
export function facturation(d: DossierModele, evenement: EvenementFacturation, par: Par): void {
  const vers = franchirFacturation(d.facturation, evenement, par);
  // Chaque geste a déjà vérifié qu'il est possible : une suite que la table n'admet pas est un défaut du moteur.
  if (vers === null) throw new Error(`La facturation « ${d.facturation} » n'admet pas « ${evenement} ».`);
  d.traces.push(`facturation ${evenement} ${d.facturation} ${vers} ${par}`);
  d.facturation = vers;
}

/** Ce que l'organisme garde si chaque retour demandé est reçu. */
export function netVerse({ factures }: DossierModele): number {
  return factures.reduce((net, { genre, etat, montant }) => {
    if (genre === "retour") return etat === "rejetee" ? net : net - montant;
    return etat === "payee" ? net + montant : net;
  }, 0);
}

export function demanderAcompte(m: Modele, d: DossierModele): void {
  const montant = Math.floor((d.prix * m.acompte) / 100);
  if (montant === 0) return;
  d.factures.push({ genre: "acompte", numero: "", montant, etat: "emise", reference: null });
  facturation(d, "demander_acompte", "dossier");
}

/** Met la facturation d'accord avec ce qui est dû. */
export function suivreFacturation(d: DossierModele, par: "dossier" | "exploitant"): void {
  const net = netVerse(d);
  const du = d.du ?? 0;
  for (const facture of d.factures) if (facture.etat === "emise" && facture.genre !== "retour") facture.etat = "rejetee";
  if (d.facturation === "facturee") {
    facturation(d, "rejeter_facture", "exploitant");
    d.factureeLe = null;
  }
  if (du < net) {
    // Un retour pas encore reçu laisse sa place à celui qui demande le tout.
    for (const facture of d.factures) if (facture.etat === "emise" && facture.genre === "retour") facture.etat = "rejetee";
    d.factures.push({ genre: "retour", numero: "", montant: netVerse(d) - du, etat: "emise", reference: null });
    facturation(d, "demander_retour", par);
  } else if (du > net && d.facturation !== "a_facturer") facturation(d, "ouvrir_facturation", "dossier");
  else if (du === net && d.facturation === "acompte_verse") facturation(d, "solder", par);
  else if (du === net && (d.facturation === "acompte_attendu" || d.facturation === "a_facturer")) facturation(d, "fermer_facturation", par);
}
