// L'organisme émet sa facture : le numéro est le sien, la somme est celle que le service calcule.
import { PAIEMENT_ORGANISME } from "../../regles/dossier/parametres.js";
import { valeurAu } from "../../regles/parametre.js";
import { Refus } from "../../socle/refus.js";
import { ajouterJours, type DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { estResponsable } from "../organismes/index.js";
import type { Facture } from "./dossier.js";
import { avancerFacturation } from "./facturation-etape.js";
import { factureNeuve, netVerse, partsDuPrix } from "./facturation-suites.js";
import { ecrireFacture, numeroPris, trouverFactures, verrouillerNumeros } from "./factures.sql.js";
import { prendreDeLOrganisme, signataireDe } from "./prendre.js";
import { prevenirDeCote } from "./prevenir-argent.js";
import { factureMontree } from "./vues.js";

const LONGUEUR_NUMERO = 40;
const FORME_NUMERO = /^[\p{L}\p{N}][\p{L}\p{N} ./_-]*$/u;

function numeroDonne(tape: string): string {
  const numero = tape.trim().replace(/\s+/gu, " ");
  if (numero.length > LONGUEUR_NUMERO || !FORME_NUMERO.test(numero)) throw new Refus("dossiers/saisie-invalide", { champ: "numero" });
  return numero;
}

/** Dernier jour pour payer une facture émise ce jour-là. */
function payerAvant(jour: DateCivile): DateCivile {
  return ajouterJours(jour, valeurAu(PAIEMENT_ORGANISME, jour));
}

/**
 * Émet la facture du solde dû ; la même demande deux fois rend la même facture.
 * Refuse « dossiers/facturation-impossible », « dossiers/facture-numero-pris », « dossiers/saisie-invalide » (numero).
 */
export async function facturer(
  ctx: Contexte,
  demande: { readonly organismeId: string; readonly dossierId: string; readonly numero: string },
): Promise<Facture> {
  exiger(ctx.acteur, "traiter_dossier", await estResponsable(ctx.base, ctx.acteur, demande.organismeId));
  const numero = numeroDonne(demande.numero);
  const dossier = await prendreDeLOrganisme(ctx, demande);
  const factures = await trouverFactures(ctx.base, [dossier.id]);
  const deja = factures.find((une) => une.genre === "facture" && une.numero === numero && une.etat !== "rejetee");
  if (deja !== undefined) return factureMontree(deja);
  const etat = dossier.facturation;
  if (etat !== "a_facturer") throw new Refus("dossiers/facturation-impossible", { etat, evenement: "facturer" });
  await verrouillerNumeros(ctx.base, dossier.organismeId);
  if (await numeroPris(ctx.base, dossier.organismeId, numero)) throw new Refus("dossiers/facture-numero-pris", { numero });
  const du = dossier.duOrganisme ?? 0;
  const net = netVerse(factures);
  const signataire = signataireDe(ctx);
  const aujourdhui = ctx.horloge.aujourdhui();
  const facture = factureNeuve(ctx, dossier, {
    ...{ genre: "facture", numero, montant: du - net, parts: partsDuPrix(dossier, net, du) },
    ...{ emisePar: signataire, payerAvant: payerAvant(aujourdhui) },
  });
  await ecrireFacture(ctx.base, facture);
  const champs = { factureeLe: aujourdhui };
  const devenu = await avancerFacturation(ctx, dossier, {
    evenement: "facturer",
    par: "organisme",
    signataire,
    details: { numero },
    champs,
  });
  await prevenirDeCote(ctx, devenu, { evenement: "facturer", facture });
  return factureMontree(facture);
}
