// Routes du profil.
import { lireTitulaire, modifierProfil, type Titulaire } from "../../../../../metier/identite/index.js";
import type { VueProfil } from "../../../lectures/vues.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { type ErreurChamp, lireFormulaire } from "../saisie.js";
import { titulaireDe } from "../titulaire.js";
import { formulaireProfil } from "./formulaire.js";
import { PageProfil } from "./page.js";

const TITRE = "Mon profil";

export function vueProfil(titulaire: Titulaire): VueProfil {
  const { personne } = titulaire;
  return {
    prenoms: personne.prenoms,
    nomNaissance: personne.nomNaissance,
    nomUsage: personne.nomUsage,
    naissance: personne.naissance,
    courriel: personne.courriel,
    statut: titulaire.statut,
    contratApprentissage: titulaire.contratApprentissage,
    retraite: titulaire.retraite,
    preuve: personne.preuve,
  };
}

async function montrer(demande: Demande, erreurs: readonly ErreurChamp[]): Promise<Reponse> {
  const titulaire = await lireTitulaire(demande.ctx, titulaireDe(demande).titulaireId);
  const corps = Object.keys(demande.corps).length === 0 ? null : demande.corps;
  const contenu = PageProfil({ jeton: demande.jeton, profil: vueProfil(titulaire), corps, erreurs });
  return page(TITRE, contenu, erreurs.length === 0 ? 200 : 422);
}

async function enregistrer(demande: Demande): Promise<Reponse> {
  const lu = lireFormulaire(formulaireProfil, demande.corps);
  if ("erreurs" in lu) return montrer(demande, lu.erreurs);
  await modifierProfil(demande.ctx, { titulaireId: titulaireDe(demande).titulaireId, ...lu.valeurs });
  demande.session.ecrire({ annonce: { ton: "acquis", texte: "Votre profil est enregistré." } });
  return rediriger("/mon-compte/profil");
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/mon-compte/profil", action: "consulter_compte", traiter: (demande) => montrer(demande, []) },
  { methode: "POST", chemin: "/mon-compte/profil", action: "modifier_profil", traiter: enregistrer },
];
