// Routes de la première connexion : l'âge d'abord, le numéro ensuite, puis le compte et ce qui l'attendait.
import { rattacherActivites } from "../../../../../metier/activites/index.js";
import type { Contexte } from "../../../../../metier/contexte.js";
import { rattacherCpf } from "../../../../../metier/cpf/index.js";
import { calculerDroits } from "../../../../../metier/droits/index.js";
import {
  type ActeurArrivant,
  empreinteDuTitulaire,
  lireArrivant,
  nomMontre,
  type Ouverture,
  ouvertureSelonAge,
  ouvrirCompte,
  type Personne,
} from "../../../../../metier/identite/index.js";
import { Refus } from "../../../../../socle/refus.js";
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { retourSur } from "../../../connexion/retour.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { ecrireHeure } from "../../public/connexion-courriel/heure.js";
import { type ErreurChamp, lireFormulaire } from "../../titulaire/saisie.js";
import { formulaireOuverture } from "./formulaire.js";
import { type Aiguillage, PageAge, PageOuverture } from "./page.js";

interface Suites {
  readonly erreurs: readonly ErreurChamp[];
  readonly aiguillage: Aiguillage | null;
  readonly statut: number;
}

const RIEN: Suites = { erreurs: [], aiguillage: null, statut: 200 };

function arrivantDe(demande: Demande): ActeurArrivant {
  const { acteur } = demande.ctx;
  if (acteur.genre === "arrivant") return acteur;
  throw new Refus(acteur.genre === "anonyme" ? "identite/connexion-requise" : "identite/action-interdite", { action: "ouvrir_compte" });
}

function montrer(demande: Demande, personne: Personne, suites: Suites = RIEN): Reponse {
  const aujourdhui = demande.ctx.horloge.aujourdhui();
  const sansContrat = ouvertureSelonAge(personne.naissance, null, aujourdhui);
  const avecContrat = ouvertureSelonAge(personne.naissance, aujourdhui, aujourdhui);
  if (!avecContrat.possible) return refuserAge(sansContrat, false);
  const { erreurs, aiguillage, statut } = suites;
  const vue = { jeton: demande.jeton, personne, corps: demande.corps, erreurs, aiguillage, demanderContrat: !sansContrat.possible };
  return page("Ouvrir votre compte", PageOuverture(vue), statut);
}

function refuserAge(age: ReturnType<typeof ouvertureSelonAge>, contratOuvrirait: boolean): Reponse {
  const phrase = age.motifs[0]?.phrase ?? "Le compte s'ouvre à seize ans.";
  return page("Pas encore l'âge d'ouvrir un compte", PageAge({ ouvrableLe: ecrireDate(age.aPartirDu), phrase, contratOuvrirait }), 422);
}

async function afficher(demande: Demande): Promise<Reponse> {
  if (demande.ctx.acteur.genre === "titulaire") return rediriger("/mon-compte");
  const reponse = montrer(demande, await lireArrivant(demande.ctx, arrivantDe(demande).personneId));
  // Sur une visite, la page d'âge est une réponse, non un envoi refusé.
  return reponse.genre === "page" ? { ...reponse, statut: 200 } : reponse;
}

async function ouvrir(demande: Demande): Promise<Reponse> {
  const { personneId } = arrivantDe(demande);
  const personne = await lireArrivant(demande.ctx, personneId);
  const lu = lireFormulaire(formulaireOuverture, { ...demande.corps });
  if ("erreurs" in lu) return montrer(demande, personne, { ...RIEN, erreurs: lu.erreurs, statut: 422 });
  const contrat = lu.valeurs.contratApprentissage;
  if (contrat !== null && contrat > demande.ctx.horloge.aujourdhui()) {
    const phrase = "Signature du contrat d'apprentissage : cette date n'est pas encore passée. Revenez quand le contrat sera signé.";
    return montrer(demande, personne, { ...RIEN, erreurs: [{ champ: "contratApprentissage", phrase }], statut: 422 });
  }
  const ouverture = await ouvrirCompte(demande.ctx, { personneId, ...lu.valeurs });
  if (ouverture.genre === "ouvert") return accueillir(demande, personne, ouverture.titulaireId);
  if (ouverture.genre === "age")
    return refuserAge({ possible: false, aPartirDu: ouverture.ouvrableLe, motifs: ouverture.motifs }, contrat === null);
  return montrer(demande, personne, suitesDe(ouverture));
}

const CHAMPS = { sexe: "le sexe", annee: "l'année de naissance", mois: "le mois de naissance", lieu: "le lieu de naissance" } as const;

function erreurNir(phrase: string, aiguillage: Aiguillage | null = null): Suites {
  return { erreurs: [{ champ: "nir", phrase }], aiguillage, statut: 422 };
}

function suitesDe(refus: Exclude<Ouverture, { genre: "ouvert" } | { genre: "age" }>): Suites {
  if (refus.genre === "bloque") {
    return { ...erreurNir(`Trop d'essais. Par sécurité, attendez jusqu'à ${ecrireHeure(refus.jusquA)}, puis réessayez.`), statut: 429 };
  }
  if (refus.genre === "nir_faux") return erreurNir(refus.phrase);
  if (refus.genre === "nir_incoherent") {
    const champs = refus.champs.map((champ) => CHAMPS[champ]).join(", ");
    return erreurNir(
      "Numéro de sécurité sociale : il ne s'accorde pas avec votre identité. Relisez-le ; si c'est bien le vôtre, demandez de l'aide.",
      {
        titre: "Ce numéro et votre identité ne disent pas la même chose",
        phrase: `Ce qui diffère : ${champs}. Cela arrive après un changement d'état civil ou une erreur de saisie. Une personne peut vérifier avec vous.`,
        motif: "nir_incoherent",
      },
    );
  }
  return erreurNir("Numéro de sécurité sociale : un compte est déjà ouvert avec ce numéro.", {
    titre: "Un compte est déjà ouvert avec ce numéro",
    phrase:
      "Si c'est le vôtre, déconnectez-vous et reprenez la voie employée la première fois (FranceConnect ou courriel). Sinon, demandez de l'aide : nous vérifierons.",
    motif: "nir_deja_pris",
  });
}

/** Le compte ouvert, la personne y trouve ce que des organismes avaient déclaré pour elle. */
async function accueillir(demande: Demande, personne: Personne, titulaireId: string): Promise<Reponse> {
  const { preuve } = arrivantDe(demande);
  const ctx: Contexte = { ...demande.ctx, acteur: { genre: "titulaire", titulaireId, preuve } };
  const nirEmpreinte = await empreinteDuTitulaire(ctx, titulaireId);
  const trouvees = nirEmpreinte === null ? 0 : await rattacherActivites(ctx, { titulaireId, nirEmpreinte });
  if (nirEmpreinte !== null) await rattacherCpf(ctx, { titulaireId, nirEmpreinte });
  if (trouvees > 0) await calculerDroits(ctx, titulaireId);
  const { retour, accesEnCours: _achevee, ...avant } = demande.session.lire();
  await demande.session.renouveler({ ...avant, ...nomMontre(personne), titulaireId });
  const suite = trouvees === 0 ? "" : trouvees === 1 ? " Une activité vous y attendait." : ` ${trouvees} activités vous y attendaient.`;
  demande.session.ecrire({ annonce: { ton: "acquis", texte: `Votre compte est ouvert.${suite}` } });
  return rediriger(retourSur(retour) ?? "/mon-compte");
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/premiere-connexion", action: "se_connecter", traiter: afficher },
  { methode: "POST", chemin: "/premiere-connexion", action: "ouvrir_compte", traiter: ouvrir },
];
