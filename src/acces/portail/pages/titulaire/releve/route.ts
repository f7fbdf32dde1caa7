// Routes du relevé : la page à imprimer, et le PDF accessible.
import { lireTitulaire, nomMontre } from "../../../../../metier/identite/index.js";
import { lireActivites } from "../../../lectures/activites.js";
import { lireCompte } from "../../../lectures/compte.js";
import { lireDeclarations } from "../../../lectures/declarations.js";
import { composerReleve, type DonneesReleve } from "../../../releve/donnees.js";
import { ecrirePdf } from "../../../releve/typst.js";
import { type Demande, page, type Reponse, type Route } from "../../../route.js";
import { titulaireDe } from "../titulaire.js";
import { PageReleve } from "./page.js";

async function lireReleve(demande: Demande): Promise<DonneesReleve> {
  const { ctx } = demande;
  const { titulaireId } = titulaireDe(demande);
  const titulaire = await lireTitulaire(ctx, titulaireId);
  const { declarations } = await lireDeclarations(ctx, titulaireId);
  return composerReleve({
    nom: `${titulaire.personne.prenoms} ${nomMontre(titulaire.personne).nom}`,
    naissance: titulaire.personne.naissance,
    ouvertLe: titulaire.ouvertLe,
    aujourdhui: ctx.horloge.aujourdhui(),
    compte: await lireCompte(ctx, titulaireId),
    declarations,
    activites: await lireActivites(ctx, titulaireId),
  });
}

async function montrer(demande: Demande): Promise<Reponse> {
  return page("Relevé d'activités et de droits", PageReleve({ releve: await lireReleve(demande), pdfAbsent: false }));
}

async function telecharger(demande: Demande): Promise<Reponse> {
  const releve = await lireReleve(demande);
  const octets = await ecrirePdf(releve);
  if (octets === null) return page("Relevé d'activités et de droits", PageReleve({ releve, pdfAbsent: true }));
  return {
    genre: "fichier",
    type: "application/pdf",
    nom: `releve-engagement-${demande.ctx.horloge.aujourdhui()}.pdf`,
    octets,
    enLigne: true,
  };
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/mon-compte/releve", action: "consulter_compte", traiter: montrer },
  { methode: "GET", chemin: "/mon-compte/releve.pdf", action: "emporter_donnees", traiter: telecharger },
];
