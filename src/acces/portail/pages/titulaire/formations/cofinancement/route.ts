// Routes du cofinancement : chercher le tiers, puis lui demander une somme.
import { h } from "preact";
import { type Dossier, demanderCofinancement, lireDossier, planifierDossier } from "../../../../../../metier/dossiers/index.js";
import { identiteProuvee } from "../../../../../../metier/identite/index.js";
import { compterResponsables, lireOrganisme } from "../../../../../../metier/organismes/index.js";
import { franchir } from "../../../../../../regles/dossier/index.js";
import { REPONSE_FINANCEUR } from "../../../../../../regles/dossier/parametres.js";
import { valeurAu } from "../../../../../../regles/parametre.js";
import { Refus } from "../../../../../../socle/refus.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import { chercher } from "../../../../lectures/organismes.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { erreursDuRefus, montrerRefus, tenter } from "../../refus.js";
import { type ErreurChamp, lireFormulaire } from "../../saisie.js";
import { dossierDemande, type Essai, montrerDossier, SANS_ESSAI } from "../dossier/montrer.js";
import { cheminDossier } from "../dossier/vue.js";
import { PageIdentiteAProuver } from "../identite-a-prouver.js";
import { CHAMPS_COFINANCEMENT, formulaireCofinancement } from "./formulaire.js";
import { PageChercherTiers, PageDemanderTiers, TITRE } from "./page.js";

const CHEMIN = "/mon-compte/formations/:dossier/cofinancement";

/** Ce qu'aucun tiers n'a encore accordé du prix. */
function maximumDe({ offre, cofinancements }: Dossier): number {
  const accordes = cofinancements.filter(({ etat }) => etat === "accorde");
  return accordes.reduce((reste, { montantAccorde }) => reste - (montantAccorde ?? 0), offre.prix);
}

async function montrerRecherche(demande: Demande, dossier: Dossier, erreurs: readonly ErreurChamp[]): Promise<Reponse> {
  const recherche = (demande.recherche["q"] ?? "").trim().slice(0, 200);
  const trouves = recherche === "" ? null : await chercher(demande.ctx, recherche);
  return page(TITRE, h(PageChercherTiers, { vue: { dossier, recherche, trouves, erreurs } }), erreurs.length === 0 ? 200 : 422);
}

interface Formulaire extends Essai {
  readonly organismeId: string;
}

async function montrerFormulaire(demande: Demande, dossier: Dossier, { organismeId, erreurs, refus }: Formulaire): Promise<Reponse> {
  const { ctx, jeton, corps } = demande;
  const organisme = await lireOrganisme(ctx, organismeId);
  const { plan } = await planifierDossier(ctx, dossier.id);
  const vue = {
    ...{ dossier, erreurs, jeton, organisme, corps },
    responsables: await compterResponsables(ctx, organisme.id),
    maximum: maximumDe(dossier),
    reste: plan.resteACharge,
    delai: valeurAu(REPONSE_FINANCEUR, ctx.horloge.aujourdhui()),
    refus: refus === null ? null : montrerRefus(refus),
  };
  const statut = erreurs.length > 0 ? 422 : (vue.refus?.statut ?? 200);
  return page(`${organisme.nom} – ${TITRE}`, h(PageDemanderTiers, { vue }), statut);
}

/** La page n'existe que pour une proposition en attente de réponse. */
async function montrer(demande: Demande): Promise<Reponse> {
  const { ctx } = demande;
  const dossier = await lireDossier(ctx, dossierDemande(demande));
  if (!identiteProuvee(ctx.acteur)) {
    return page(TITRE, h(PageIdentiteAProuver, { titre: TITRE, retour: `${cheminDossier(dossier.id)}/cofinancement` }));
  }
  if (franchir(dossier.etat, "demander_cofinancement", "titulaire") === null) {
    const refus = new Refus("dossiers/etape-impossible", { etat: dossier.etat, evenement: "demander_cofinancement" });
    return montrerDossier(demande, { ...SANS_ESSAI, refus });
  }
  const organismeId = demande.recherche["organisme"] ?? demande.corps["organisme"] ?? "";
  if (organismeId !== "") return montrerFormulaire(demande, dossier, { ...SANS_ESSAI, organismeId });
  const vide = demande.recherche["q"]?.trim() === "";
  const phrase = "Votre recherche est vide : écrivez un mot du nom de l'organisme ou sa ville, par exemple judo.";
  return montrerRecherche(demande, dossier, vide ? [{ champ: "q", phrase }] : []);
}

async function envoyer(demande: Demande): Promise<Reponse> {
  const { ctx, corps } = demande;
  const lui = dossierDemande(demande);
  const dossier = await lireDossier(ctx, lui);
  const organismeId = corps["organisme"] ?? "";
  if (organismeId === "") {
    return montrerRecherche(demande, dossier, [
      { champ: "q", phrase: "Aucun organisme choisi : cherchez-le puis appuyez sur « Choisir »." },
    ]);
  }
  const lu = lireFormulaire(formulaireCofinancement, corps);
  if ("erreurs" in lu) return montrerFormulaire(demande, dossier, { organismeId, erreurs: lu.erreurs, refus: null });
  const maximum = maximumDe(dossier);
  if (lu.valeurs.montant > maximum) {
    const phrase = `La somme : ${ecrireMontant(lu.valeurs.montant)} dépassent ce qui reste du prix. Demandez ${ecrireMontant(maximum)} au plus.`;
    return montrerFormulaire(demande, dossier, { organismeId, erreurs: [{ champ: "montant", phrase }], refus: null });
  }
  const issue = await tenter(() => demanderCofinancement(ctx, { ...lui, organismeId, ...lu.valeurs }));
  if ("refus" in issue) {
    if (issue.refus.code === "dossiers/etape-impossible") return montrerDossier(demande, { ...SANS_ESSAI, refus: issue.refus });
    const erreurs = erreursDuRefus(issue.refus, CHAMPS_COFINANCEMENT);
    return montrerFormulaire(demande, dossier, { organismeId, erreurs, refus: erreurs.length === 0 ? issue.refus : null });
  }
  demande.session.ecrire({ annonce: { ton: "acquis", texte: `Votre demande est partie à ${issue.fait.organismeNom}.` } });
  return rediriger(cheminDossier(lui.dossierId));
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: CHEMIN, action: "demander_formation", traiter: montrer },
  { methode: "POST", chemin: CHEMIN, action: "demander_formation", traiter: envoyer },
];
