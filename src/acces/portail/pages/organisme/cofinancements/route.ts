// Routes des cofinancements demandés à un organisme : les lire, accorder tout ou partie, refuser avec sa raison.
import { h } from "preact";
import { listerCofinancements, type ReponseCofinancement, repondreCofinancement } from "../../../../../metier/dossiers/index.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { lireMontantTape } from "../../titulaire/formations/montant.js";
import { montrerRefus, tenter } from "../../titulaire/refus.js";
import type { ErreurChamp } from "../../titulaire/saisie.js";
import { organismeDe } from "../organisme.js";
import { champDuCofinancement, PageCofinancements, type VueCofinancements } from "./page.js";

const CHEMIN = "/organisme/:id/cofinancements";
const ACTION = "cofinancer";

type Essai = Pick<VueCofinancements, "erreurs" | "refus">;

/** Ce qui avait été tapé dans une réponse avant une reconnexion. */
function saisieGardee({ session, corps, parametres }: Demande): Readonly<Record<string, string>> {
  const garde = session.lire().formulaireGarde;
  if (garde === undefined || !garde.chemin.startsWith(`/organisme/${parametres["id"] ?? ""}/cofinancements/`)) return corps;
  return { ...garde.corps, ...corps };
}

async function montrer(demande: Demande, { erreurs, refus }: Essai = { erreurs: [], refus: null }): Promise<Reponse> {
  const { ctx, jeton } = demande;
  const organisme = await organismeDe(demande);
  const demandes = await listerCofinancements(ctx, { organismeId: organisme.id });
  const vue = { jeton, organisme, aujourdhui: ctx.horloge.aujourdhui(), demandes, corps: saisieGardee(demande), erreurs, refus };
  const statut = erreurs.length > 0 ? 422 : (refus?.statut ?? 200);
  return page(`Cofinancements – ${organisme.nom}`, h(PageCofinancements, { vue }), statut);
}

function lire(demande: Demande, mot: string): { readonly champ: string; readonly tape: string } {
  const champ = champDuCofinancement(demande.parametres["cofinancement"] ?? "", mot);
  return { champ, tape: (demande.corps[champ] ?? "").trim() };
}

async function repondre(demande: Demande, reponse: Pick<ReponseCofinancement, "montant" | "raison" | "atteste">): Promise<Reponse> {
  const { id: organismeId = "", cofinancement: cofinancementId = "" } = demande.parametres;
  const issue = await tenter(() => repondreCofinancement(demande.ctx, { organismeId, cofinancementId, ...reponse }));
  if ("refus" in issue) {
    if (issue.refus.code === "dossiers/attestation-manquante") {
      const { phrase, conduite } = montrerRefus(issue.refus);
      const erreur: ErreurChamp = { champ: lire(demande, "atteste").champ, phrase: `${phrase} ${conduite}` };
      return montrer(demande, { erreurs: [erreur], refus: null });
    }
    const { champ, maximum } = issue.refus.details;
    if (champ !== "montant" || typeof maximum !== "number") return montrer(demande, { erreurs: [], refus: montrerRefus(issue.refus) });
    const phrase = `Somme : elle va d'un centime à ${ecrireMontant(maximum)}, ce qui est demandé.`;
    return montrer(demande, { erreurs: [{ champ: lire(demande, "montant").champ, phrase }], refus: null });
  }
  const texte = reponse.montant === null ? "Votre refus est enregistré." : `Vous accordez ${ecrireMontant(reponse.montant)}.`;
  demande.session.ecrire({ annonce: { ton: "acquis", texte: `${texte} La personne le lit sur son dossier.` } });
  return rediriger(`/organisme/${organismeId}/cofinancements`);
}

async function accorder(demande: Demande): Promise<Reponse> {
  const { champ, tape } = lire(demande, "montant");
  const montant = lireMontantTape(tape);
  const atteste = lire(demande, "atteste").tape === "oui";
  if (montant !== null) return repondre(demande, { montant, raison: "", atteste });
  const compris = tape === "" ? "il manque la somme" : `« ${tape.slice(0, 40)} » n'est pas une somme`;
  const erreur: ErreurChamp = { champ, phrase: `Somme : ${compris}. Écrivez des euros, par exemple 200 ou 200,50.` };
  return montrer(demande, { erreurs: [erreur], refus: null });
}

async function refuser(demande: Demande): Promise<Reponse> {
  const { champ, tape } = lire(demande, "raison");
  if (tape !== "") return repondre(demande, { montant: null, raison: tape });
  return montrer(demande, {
    erreurs: [{ champ, phrase: "Pourquoi : dites-le en une ou deux phrases, la personne le lira." }],
    refus: null,
  });
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: ACTION, traiter: (demande) => montrer(demande) },
  { methode: "POST", chemin: `${CHEMIN}/:cofinancement/accorder`, action: ACTION, traiter: accorder },
  { methode: "POST", chemin: `${CHEMIN}/:cofinancement/refuser`, action: ACTION, traiter: refuser },
];
