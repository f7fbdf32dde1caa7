// Un second compteur tenu en mémoire : la preuve que le port suffit, et le modèle auquel l'autre se compare.
import { randomUUID } from "node:crypto";
import type { CompteurCpf, DemandeCpf, Dotation, SommesCpf } from "../../src/metier/cpf/index.js";
import { Refus } from "../../src/socle/refus.js";

type Postes = Map<string, number>;

interface Reservation {
  readonly reference: string;
  readonly postes: Postes;
  issue: "execution" | "annulation" | null;
  utilise: Postes;
}

interface Compte {
  disponible: Postes;
  financeurs: Map<string, Dotation["financeur"]>;
  reservations: Map<string, Reservation>;
  cles: Map<string, { demande: string; reference: string }>;
}

/** Sommes par poste (« centimes », « heures » en centièmes, ou l'identifiant d'une dotation), sans les nulles. */
function postesDe({ centimes, heures, dotations }: SommesCpf): Postes {
  const postes: Postes = new Map();
  const centiemes = Math.round(heures * 100);
  if (!Number.isSafeInteger(centimes) || centimes < 0 || !(heures >= 0) || Math.abs(centiemes - heures * 100) > 1e-4) {
    throw new Refus("cpf/somme-invalide");
  }
  if (centimes > 0) postes.set("centimes", centimes);
  if (centiemes > 0) postes.set("heures", centiemes);
  for (const { id, montant } of dotations) {
    if (!Number.isSafeInteger(montant) || montant < 0) throw new Refus("cpf/somme-invalide");
    if (montant > 0) postes.set(id, (postes.get(id) ?? 0) + montant);
  }
  if (postes.size === 0) throw new Refus("cpf/somme-invalide");
  return postes;
}

const ajouter = (vers: Postes, poste: string, montant: number) => vers.set(poste, (vers.get(poste) ?? 0) + montant);
const ranger = (postes: Postes) => JSON.stringify([...postes].sort(([a], [b]) => (a < b ? -1 : 1)));

export interface CompteurEnMemoire extends CompteurCpf {
  /** Verse une somme ; pour une dotation, rend son identifiant (celui qui est donné, s'il l'est). */
  verser(
    titulaireId: string,
    somme: { centimes: number } | { heures: number } | { financeur: Dotation["financeur"]; montant: number; id?: string },
  ): string;
}

function regler(compte: Compte, reservation: Reservation, issue: "execution" | "annulation"): void {
  if (reservation.issue !== null) throw new Refus("cpf/reservation-deja-reglee");
  reservation.issue = issue;
  if (issue === "execution") reservation.utilise = new Map(reservation.postes);
  else for (const [poste, montant] of reservation.postes) ajouter(compte.disponible, poste, montant);
}

function rendre(compte: Compte, reservation: Reservation, postes: Postes): void {
  if (reservation.issue !== "execution") throw new Refus("cpf/reservation-non-executee");
  for (const [poste, montant] of postes) {
    if ((reservation.utilise.get(poste) ?? 0) < montant) throw new Refus("cpf/remboursement-excessif");
  }
  for (const [poste, montant] of postes) {
    ajouter(reservation.utilise, poste, -montant);
    ajouter(compte.disponible, poste, montant);
  }
}

function prendre(compte: Compte, postes: Postes): string {
  for (const [poste, montant] of postes) {
    if ((compte.disponible.get(poste) ?? 0) < montant) throw new Refus("cpf/solde-insuffisant");
  }
  for (const [poste, montant] of postes) ajouter(compte.disponible, poste, -montant);
  const reference = randomUUID();
  compte.reservations.set(reference, { reference, postes, issue: null, utilise: new Map() });
  return reference;
}

type Regler = (compte: Compte, reservation: Reservation) => void;

/** Les comptes de chacun, et ce qu'une clé déjà vue y rend. */
class Comptes {
  readonly #comptes = new Map<string, Compte>();

  de(titulaireId: string): Compte {
    const connu = this.#comptes.get(titulaireId);
    if (connu !== undefined) return connu;
    const neuf: Compte = { disponible: new Map(), financeurs: new Map(), reservations: new Map(), cles: new Map() };
    this.#comptes.set(titulaireId, neuf);
    return neuf;
  }

  rejouer({ titulaireId, cle }: DemandeCpf, demande: string, faire: (compte: Compte) => string): string {
    const compte = this.de(titulaireId);
    const deja = compte.cles.get(cle);
    if (deja !== undefined && deja.demande !== demande) throw new Refus("cpf/cle-reutilisee");
    const reference = deja?.reference ?? faire(compte);
    compte.cles.set(cle, { demande, reference });
    return reference;
  }

  async surReservation(demande: DemandeCpf & { readonly reference: string }, quoi: string, agir: Regler): Promise<void> {
    const reservation = this.de(demande.titulaireId).reservations.get(demande.reference);
    if (reservation === undefined) throw new Refus("cpf/reservation-inconnue");
    this.rejouer(demande, `${quoi} ${demande.reference}`, (compte) => {
      agir(compte, reservation);
      return demande.reference;
    });
  }
}

/** Ouvre un compteur vide. */
export function compteurEnMemoire(): CompteurEnMemoire {
  const comptes = new Comptes();
  return {
    verser(titulaireId, somme) {
      const { disponible, financeurs } = comptes.de(titulaireId);
      if ("centimes" in somme) ajouter(disponible, "centimes", somme.centimes);
      else if ("heures" in somme) ajouter(disponible, "heures", Math.round(somme.heures * 100));
      else {
        const id = somme.id ?? randomUUID();
        financeurs.set(id, somme.financeur);
        ajouter(disponible, id, somme.montant);
        return id;
      }
      return "";
    },
    async lire(_ctx, titulaireId) {
      const { disponible, financeurs } = comptes.de(titulaireId);
      const dotations = [...financeurs].map(([id, financeur]) => ({ id, financeur, disponible: disponible.get(id) ?? 0 }));
      return {
        centimes: disponible.get("centimes") ?? 0,
        heures: (disponible.get("heures") ?? 0) / 100,
        dotations: dotations.filter((une) => une.disponible > 0),
      };
    },
    async reserver(_ctx, demande) {
      const postes = postesDe(demande);
      return comptes.rejouer(demande, `reservation ${ranger(postes)}`, (compte) => prendre(compte, postes));
    },
    executer: (_ctx, demande) => comptes.surReservation(demande, "execution", (compte, une) => regler(compte, une, "execution")),
    annuler: (_ctx, demande) => comptes.surReservation(demande, "annulation", (compte, une) => regler(compte, une, "annulation")),
    async rembourser(_ctx, demande) {
      const postes = postesDe(demande);
      await comptes.surReservation(demande, `remboursement ${ranger(postes)}`, (compte, une) => rendre(compte, une, postes));
    },
  };
}
