// Les écrans qui choisissent l'association : chercher, choisir, indiquer celle qui manque, lire sa fiche.
import { proposerOrganisme } from "../../../../../metier/organismes/index.js";
import { chercher, lireQualite } from "../../../lectures/organismes.js";
import { type Demande, page, type Reponse, rediriger } from "../../../route.js";
import { erreursDuRefus, tenter } from "../refus.js";
import { type ErreurChamp, lireFormulaire } from "../saisie.js";
import { brouillonDe, garder } from "./brouillon.js";
import { CHAMPS_ASSOCIATION, formulaireAssociation } from "./formulaire.js";
import { PageAssociation } from "./page-association.js";
import { PageFiche } from "./page-fiche.js";
import { PageNouvelleAssociation } from "./page-nouvelle-association.js";
import { adresse } from "./parcours.js";

const IDENTIFIANT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Recherche par GET : elle se garde, se partage et se rejoue sans rien envoyer. */
export async function montrerAssociation(demande: Demande, erreurs: readonly ErreurChamp[] = []): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  const recherche = (demande.recherche["q"] ?? demande.corps["q"] ?? "").trim().slice(0, 200);
  const vide = demande.recherche["q"] !== undefined && recherche === "";
  const fautes = vide
    ? [{ champ: "q", phrase: "Votre recherche est vide : écrivez un mot du nom, une ville ou un numéro, par exemple judo Rennes." }]
    : erreurs;
  const contenu = PageAssociation({
    jeton: demande.jeton,
    brouillon,
    recherche,
    trouves: recherche === "" ? null : await chercher(demande.ctx, recherche),
    erreurs: fautes,
  });
  return page("Choisir l'association – Déclarer mes heures", contenu, fautes.length === 0 ? 200 : 422);
}

export async function choisirAssociation(demande: Demande): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  const organismeId = demande.corps["organisme"] ?? "";
  if (!IDENTIFIANT.test(organismeId)) {
    return montrerAssociation(demande, [{ champ: "q", phrase: "Aucune association choisie : cherchez-la puis appuyez sur « Choisir »." }]);
  }
  await lireQualite(demande.ctx, organismeId);
  await garder(demande, brouillon, { organismeId });
  return rediriger(adresse(brouillon.id, "fiche"));
}

export async function montrerNouvelle(demande: Demande, erreurs: readonly ErreurChamp[] = []): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  const corps = Object.keys(demande.corps).length > 0 ? demande.corps : { nom: demande.recherche["nom"] ?? "", regime: "loi1901" };
  const contenu = PageNouvelleAssociation({ jeton: demande.jeton, brouillonId: brouillon.id, corps, erreurs });
  return page("Indiquer mon association – Déclarer mes heures", contenu, erreurs.length === 0 ? 200 : 422);
}

export async function enregistrerNouvelle(demande: Demande): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  const lu = lireFormulaire(formulaireAssociation, demande.corps);
  if ("erreurs" in lu) return montrerNouvelle(demande, lu.erreurs);
  const { tribunal, volume, folio, ...association } = lu.valeurs;
  const registreLocal = tribunal === "" ? null : { tribunal, volume, folio };
  // La clé porte le brouillon et le nom : renvoyer le même formulaire ne crée pas deux associations, en indiquer une autre le peut.
  const cle = `${brouillon.id}:${association.nom.slice(0, 50)}`;
  const issue = await tenter(() => proposerOrganisme(demande.ctx, { ...association, registreLocal, cle }));
  if ("refus" in issue) {
    const erreurs = erreursDuRefus(issue.refus, CHAMPS_ASSOCIATION);
    return montrerNouvelle(demande, erreurs.length > 0 ? erreurs : [{ champ: "nom", phrase: issue.refus.message }]);
  }
  await garder(demande, brouillon, { organismeId: issue.fait.id });
  return rediriger(adresse(brouillon.id, "fiche"));
}

export async function montrerFiche(demande: Demande): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  if (brouillon.organismeId === null) return rediriger(adresse(brouillon.id, "association"));
  const qualite = await lireQualite(demande.ctx, brouillon.organismeId);
  const contenu = PageFiche({ brouillonId: brouillon.id, qualite, reserve: brouillon.type === "reserve_civique" });
  return page(`${qualite.organisme.nom} – Déclarer mes heures`, contenu);
}
