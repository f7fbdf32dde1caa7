// L'adaptateur par défaut : les centimes au grand livre, les dotations et les heures dans les tables d'ici, une seule référence pour le tout.
import { type DetailsRefus, Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import {
  annulerReservation,
  type Ecriture,
  executerReservation,
  lireSoldes,
  rembourser as rembourserAuGrandLivre,
  reserver as reserverAuGrandLivre,
} from "../grand-livre/index.js";
import { type Acteur, exiger } from "../identite/index.js";
import type { CompteurCpf, DemandeCpf, SoldeCpf, SommesCpf } from "./compteur.js";
import { type DemandeMouvement, ecrireMouvement } from "./ecrire-mouvement.js";
import { lireFinanceur } from "./financeur.js";
import {
  type LigneCompte,
  type LigneDotation,
  type LigneMouvement,
  lireCompteCpf,
  lireDotations,
  lireReglement,
  lireReservation,
  lireUtiliseCpf,
  lireVariations,
  type Variation,
} from "./mouvements.sql.js";
import { enHeures, rangerSommes, type SommesRangees } from "./sommes.js";

const FORME_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

type DemandeReference = DemandeCpf & { readonly reference: string };

const estLeSien = (acteur: Acteur, titulaireId: string) => acteur.genre === "titulaire" && acteur.titulaireId === titulaireId;
const cleAuGrandLivre = (cle: string) => `cpf:${cle}`;

/** Chaque refus du grand livre, dit avec les mots du second compteur. */
const EQUIVALENTS: Readonly<Record<string, (details: DetailsRefus) => Refus>> = {
  "grand-livre/solde-insuffisant": (details) => new Refus("cpf/solde-insuffisant", { ...details, compteur: "centimes" }),
  "grand-livre/cle-reutilisee": () => new Refus("cpf/cle-reutilisee"),
  "grand-livre/reservation-deja-reglee": () => new Refus("cpf/reservation-deja-reglee"),
  "grand-livre/reservation-non-executee": () => new Refus("cpf/reservation-non-executee"),
  "grand-livre/remboursement-excessif": () => new Refus("cpf/remboursement-excessif"),
};

async function auGrandLivre(ecrire: () => Promise<Ecriture>): Promise<string> {
  try {
    return (await ecrire()).id;
  } catch (erreur) {
    throw (erreur instanceof Refus && EQUIVALENTS[erreur.code]?.(erreur.details)) || erreur;
  }
}

async function lire(ctx: Contexte, titulaireId: string): Promise<SoldeCpf> {
  exiger(ctx.acteur, "mobiliser_cpf", estLeSien(ctx.acteur, titulaireId));
  const { cpf } = await lireSoldes(ctx, titulaireId);
  const [compte] = await ctx.base.requete<LigneCompte>(lireCompteCpf(titulaireId));
  const dotations = compte === undefined ? [] : await ctx.base.requete<LigneDotation>(lireDotations(titulaireId));
  return {
    centimes: cpf.disponible,
    heures: enHeures(Number(compte?.heures_disponible ?? 0n)),
    dotations: dotations.map(({ id, financeur, disponible }) => ({
      id,
      financeur: lireFinanceur(financeur),
      disponible: Number(disponible),
    })),
  };
}

function exigerDisponible(compteur: "heures" | "dotation", disponible: number, demande: number): void {
  if (disponible < demande) throw new Refus("cpf/solde-insuffisant", { compteur, disponible, demande });
}

/** Ce qu'une réservation déplace des dotations et des heures, vérifié sur le compte verrouillé. */
async function prendre(ctx: Contexte, titulaireId: string, prise: { sommes: SommesRangees; compte: LigneCompte }): Promise<Variation[]> {
  const { heures, dotations } = prise.sommes;
  exigerDisponible("heures", Number(prise.compte.heures_disponible), heures);
  const restes = dotations.length === 0 ? [] : await ctx.base.requete<LigneDotation>(lireDotations(titulaireId));
  const parId = new Map(restes.map(({ id, disponible }) => [id, Number(disponible)]));
  const variations: Variation[] = dotations.map(({ id, montant }) => {
    exigerDisponible("dotation", parId.get(id) ?? 0, montant);
    return { dotationId: id, disponible: -montant, reserve: montant, utilise: 0 };
  });
  if (heures > 0) variations.push({ dotationId: null, disponible: -heures, reserve: heures, utilise: 0 });
  return variations;
}

async function reserver(ctx: Contexte, demande: DemandeCpf & SommesCpf): Promise<string> {
  exiger(ctx.acteur, "mobiliser_cpf", estLeSien(ctx.acteur, demande.titulaireId));
  const { titulaireId, cle } = demande;
  const sommes = rangerSommes(demande);
  const mouvement: DemandeMouvement = { titulaireId, cle, genre: "reservation", reference: null, contenu: sommes };
  return ecrireMouvement(ctx, mouvement, {
    avant: async () =>
      sommes.centimes === 0
        ? null
        : auGrandLivre(() => reserverAuGrandLivre(ctx, { titulaireId, cle: cleAuGrandLivre(cle), cpf: sommes.centimes, cec: 0 })),
    composer: (compte) => prendre(ctx, titulaireId, { sommes, compte }),
  });
}

async function trouverReservation(ctx: Contexte, { titulaireId, reference }: DemandeReference): Promise<LigneMouvement> {
  if (!FORME_UUID.test(reference)) throw new Refus("cpf/reservation-inconnue");
  const [reservation] = await ctx.base.requete<LigneMouvement>(lireReservation(titulaireId, reference));
  if (reservation === undefined) throw new Refus("cpf/reservation-inconnue");
  return reservation;
}

interface LigneVariation {
  readonly dotation_id: string | null;
  readonly reserve: bigint;
}

async function exigerNonReglee(ctx: Contexte, { titulaireId, reference }: DemandeReference): Promise<void> {
  const [reglement] = await ctx.base.requete<LigneMouvement>(lireReglement(titulaireId, reference));
  if (reglement !== undefined) throw new Refus("cpf/reservation-deja-reglee", { issue: reglement.genre });
}

/** Règle une réservation une seule fois : les centimes au grand livre, le reste ici, dans la même transaction. */
async function regler(ctx: Contexte, demande: DemandeReference, genre: "execution" | "annulation"): Promise<void> {
  exiger(ctx.acteur, "mobiliser_cpf", estLeSien(ctx.acteur, demande.titulaireId));
  const { titulaireId, cle, reference } = demande;
  const reservation = await trouverReservation(ctx, demande);
  await ecrireMouvement(
    ctx,
    { titulaireId, cle, genre, reference, contenu: {} },
    {
      avant: async () => {
        await exigerNonReglee(ctx, demande);
        const { ecriture_id: reservationId } = reservation;
        if (reservationId === null) return null;
        const reglement = { titulaireId, cle: cleAuGrandLivre(cle), reservationId };
        return auGrandLivre(() => (genre === "execution" ? executerReservation(ctx, reglement) : annulerReservation(ctx, reglement)));
      },
      composer: async () => {
        await exigerNonReglee(ctx, demande);
        const lignes = await ctx.base.requete<LigneVariation>(lireVariations(titulaireId, reservation.rang));
        return lignes.map(({ dotation_id: dotationId, reserve }) => {
          const montant = Number(reserve);
          const rendu = genre === "annulation" ? montant : 0;
          return { dotationId, disponible: rendu, reserve: -montant, utilise: montant - rendu };
        });
      },
    },
  );
}

/** Lignes du retour, jamais plus que ce qui avait été utilisé et n'a pas été rendu. */
async function rendre(ctx: Contexte, demande: DemandeReference, { heures, dotations }: SommesRangees): Promise<Variation[]> {
  const { titulaireId, reference } = demande;
  const lignes = await ctx.base.requete<{ dotation_id: string | null; utilise: bigint }>(lireUtiliseCpf(titulaireId, reference));
  const utilise = new Map(lignes.map((ligne) => [ligne.dotation_id, Number(ligne.utilise)]));
  const voulues = [
    ...dotations.map(({ id, montant }) => ({ dotationId: id, montant })),
    ...(heures > 0 ? [{ dotationId: null, montant: heures }] : []),
  ];
  return voulues.map(({ dotationId, montant }) => {
    if ((utilise.get(dotationId) ?? 0) < montant) throw new Refus("cpf/remboursement-excessif");
    return { dotationId, disponible: montant, reserve: 0, utilise: -montant };
  });
}

async function rembourser(ctx: Contexte, demande: DemandeReference & SommesCpf): Promise<void> {
  exiger(ctx.acteur, "mobiliser_cpf", estLeSien(ctx.acteur, demande.titulaireId));
  const { titulaireId, cle, reference } = demande;
  const sommes = rangerSommes(demande);
  const { ecriture_id: reservationId } = await trouverReservation(ctx, demande);
  await ecrireMouvement(
    ctx,
    { titulaireId, cle, genre: "remboursement", reference, contenu: sommes },
    {
      avant: async () => {
        const [reglement] = await ctx.base.requete<LigneMouvement>(lireReglement(titulaireId, reference));
        if (reglement?.genre !== "execution") throw new Refus("cpf/reservation-non-executee", { issue: reglement?.genre ?? null });
        if (sommes.centimes === 0) return null;
        if (reservationId === null) throw new Refus("cpf/remboursement-excessif");
        const retour = { titulaireId, cle: cleAuGrandLivre(cle), reservationId, cpf: sommes.centimes, cec: 0 };
        return auGrandLivre(() => rembourserAuGrandLivre(ctx, retour));
      },
      composer: () => rendre(ctx, demande, sommes),
    },
  );
}

/** Le second compteur tenu par le service lui-même. */
export const compteurTenuIci: CompteurCpf = {
  lire,
  reserver,
  executer: (ctx, demande) => regler(ctx, demande, "execution"),
  annuler: (ctx, demande) => regler(ctx, demande, "annulation"),
  rembourser,
};
