// Le prestataire de paiement joué par la démonstration : il dit au service que la carte a passé, ou non.
import { randomUUID } from "node:crypto";
import { h } from "preact";
import { type Dossier, enregistrerPaiement, lireDossier, type Paiement } from "../../../../../metier/dossiers/index.js";
import { Refus } from "../../../../../socle/refus.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { titulaireDe } from "../../titulaire/titulaire.js";
import { PagePaiement } from "./page.js";

const CHEMIN = "/demonstration/paiement/:dossier/:paiement";

interface APayer {
  readonly dossier: Dossier;
  readonly paiement: Paiement;
}

async function lireAPayer(demande: Demande): Promise<APayer> {
  const { titulaireId } = titulaireDe(demande);
  const dossier = await lireDossier(demande.ctx, { titulaireId, dossierId: demande.parametres["dossier"] ?? "" });
  const paiement = dossier.paiements.find(({ id }) => id === demande.parametres["paiement"]);
  if (paiement === undefined) throw new Refus("dossiers/introuvable");
  return { dossier, paiement };
}

function attendu({ dossier, paiement }: APayer): boolean {
  return dossier.etat === "attente_paiement" && (paiement.etat === "attendu" || paiement.etat === "refuse");
}

/** On ne revient qu'au dossier : le reste de l'adresse n'est pas de confiance. */
function retourVers({ id }: Dossier): string {
  return `/mon-compte/formations/${id}`;
}

async function montrer(demande: Demande): Promise<Reponse> {
  const { dossier, paiement } = await lireAPayer(demande);
  const vue = {
    ...{ jeton: demande.jeton, action: demande.chemin, retour: retourVers(dossier), quoi: dossier.offre.intitule },
    ...{ numero: dossier.numero, montant: paiement.montant },
    attendu: attendu({ dossier, paiement }),
  };
  return page("Payer ma part", h(PagePaiement, vue));
}

/** Le prestataire parle en son nom : la personne ne peut pas se dire payée elle-même. */
async function conclure(demande: Demande): Promise<Reponse> {
  const { dossier, paiement } = await lireAPayer(demande);
  if (!attendu({ dossier, paiement })) return rediriger(retourVers(dossier));
  const issue = demande.corps["issue"] === "paye" ? "paye" : "refuse";
  const { titulaireId, id: dossierId } = dossier;
  await enregistrerPaiement(
    { ...demande.ctx, acteur: { genre: "systeme" } },
    { titulaireId, dossierId, paiementId: paiement.id, issue, reference: `demonstration-${randomUUID()}` },
  );
  demande.session.ecrire({
    annonce:
      issue === "paye"
        ? { ton: "acquis", texte: "Votre part est payée : vous êtes inscrit." }
        : { ton: "refus", texte: "La banque a refusé le paiement. Vos droits restent réservés : vous pouvez recommencer." },
  });
  return rediriger(retourVers(dossier));
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "demander_formation", traiter: montrer },
  { methode: "POST", chemin: CHEMIN, action: "demander_formation", traiter: conclure },
];
