// Les composants du portail, rendus par le serveur, sans script.
//
// Classes de mise en page pour les pages :
//   .chapeau (phrase d'entrée) · .grille (cartes côte à côte) · .actions (rangée de boutons) · .deux-colonnes (contenu puis aparté)
//   .montant-geant (somme principale) · .discret (texte secondaire) · .liste-nue (liste sans puce) · .hors-ecran (lu, non vu)
//   .a-l-ecran (absent de l'impression).
export { ancreArticle } from "./ancre-article.js";
export { BarrePlan, type MotifDePart, type PartDeBarre, RepereDePart } from "./barre-plan.js";
export { Alerte, Carte, Chemin, Etapes, EtatVide, Etiquette, Titre } from "./blocs.js";
export { ChampDate, ChampListe, ChampTexte, ChampZone, type OptionDeChoix } from "./champs.js";
export { ChampCase, ChampChoix } from "./choix.js";
export { Article, Echelle, type EvenementDeFrise, Fiche, Frise, Progression, Tableau } from "./donnees.js";
export { type AuditAccessibilite, DERNIER_AUDIT, etatConformite } from "./etat-accessibilite.js";
export { ListeFautes } from "./fautes.js";
export { Bouton, type ErreurDeChamp, Formulaire, idChamp, LienBouton, ResumeErreurs } from "./formulaire.js";
export { Gabarit, NOM_DU_SERVICE, type Presence, type ProprietesGabarit } from "./gabarit.js";
export { Geste, type ProprietesGeste, Repli } from "./geste.js";
export { Icone, type NomIcone } from "./icone.js";
export { Illustration } from "./illustration.js";
export { JaugePlafond, type LotDeJauge } from "./jauge-plafond.js";
export { PageRefus } from "./page-refus.js";
export { SousMenu } from "./sous-menu.js";
export { classeTeinte, type Ton } from "./tons.js";
export { espacerLaPage } from "./typographie.js";
