// Route du tableau de bord.
import { identiteProuvee, lireTitulaire, nomMontre } from "../../../../../metier/identite/index.js";
import { lireActivites } from "../../../lectures/activites.js";
import { lireCompte } from "../../../lectures/compte.js";
import { lireDeclarations } from "../../../lectures/declarations.js";
import { lireMesDossiers } from "../../../lectures/dossiers.js";
import { derniersEvenements } from "../../../lectures/evenements.js";
import { type Demande, page, type Reponse, type Route } from "../../../route.js";
import { titulaireDe } from "../titulaire.js";
import { PageTableauDeBord } from "./page.js";

async function montrer(demande: Demande): Promise<Reponse> {
  const { ctx } = demande;
  const { titulaireId } = titulaireDe(demande);
  const titulaire = await lireTitulaire(ctx, titulaireId);
  const compte = await lireCompte(ctx, titulaireId);
  const { declarations } = await lireDeclarations(ctx, titulaireId);
  const contenu = PageTableauDeBord({
    prenom: nomMontre(titulaire.personne).prenom,
    aujourdhui: ctx.horloge.aujourdhui(),
    compte,
    evenements: derniersEvenements(compte, declarations, await lireActivites(ctx, titulaireId)),
    dossiers: await lireMesDossiers(ctx, titulaireId),
    identiteAProuver: !identiteProuvee(ctx.acteur),
  });
  return page("Mon compte", contenu);
}

export const routes: readonly Route[] = [{ methode: "GET", chemin: "/mon-compte", action: "consulter_compte", traiter: montrer }];
