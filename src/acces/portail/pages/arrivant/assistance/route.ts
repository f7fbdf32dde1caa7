// Routes de la voie assistée.
import { z } from "zod";
import { DELAI_REPONSE_JOURS, demanderAssistance, MOTIFS_ASSISTANCE, suivreAssistance } from "../../../../../metier/identite/index.js";
import { ecrireDateLongue } from "../../../../../socle/valeurs/date-civile.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { type ErreurChamp, lireFormulaire } from "../../titulaire/saisie.js";
import { PageAssistance, PageAssistancePublique } from "./page.js";

const formulaireAssistance = z.object({
  motif: z.enum(MOTIFS_ASSISTANCE, { error: "De quoi s'agit-il : choisissez une des six réponses." }),
  message: z
    .string({ error: "Votre message : écrivez quelques mots." })
    .trim()
    .min(10, { error: "Votre message : écrivez une phrase ou deux, pour que la réponse soit utile." })
    .max(4000, { error: "Votre message : 4 000 caractères au plus." }),
  courriel: z
    .string({ error: "Adresse : écrivez-la, par exemple camille.martin@exemple.fr." })
    .trim()
    .pipe(z.email({ error: "Adresse : il manque une partie. Écrivez-la en entier, par exemple camille.martin@exemple.fr." })),
});

async function montrer(demande: Demande, erreurs: readonly ErreurChamp[] = []): Promise<Reponse> {
  const { genre } = demande.ctx.acteur;
  if (genre !== "arrivant" && genre !== "titulaire") return page("Demander de l'aide", PageAssistancePublique());
  const motif = demande.recherche["motif"];
  const corps = motif === undefined ? demande.corps : { motif, ...demande.corps };
  const vue = { jeton: demande.jeton, corps, erreurs, demandes: await suivreAssistance(demande.ctx), jours: DELAI_REPONSE_JOURS };
  return page("Demander de l'aide", PageAssistance(vue), erreurs.length === 0 ? 200 : 422);
}

async function demander(demande: Demande): Promise<Reponse> {
  const lu = lireFormulaire(formulaireAssistance, demande.corps);
  if ("erreurs" in lu) return montrer(demande, lu.erreurs);
  const { numero, echeance } = await demanderAssistance(demande.ctx, lu.valeurs);
  const texte = `Votre demande ${numero} est enregistrée. Réponse au plus tard le ${ecrireDateLongue(echeance)}.`;
  demande.session.ecrire({ annonce: { ton: "acquis", texte } });
  return rediriger("/assistance");
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/assistance", action: "consulter_public", traiter: (demande) => montrer(demande) },
  { methode: "POST", chemin: "/assistance", action: "demander_assistance", traiter: demander },
];
