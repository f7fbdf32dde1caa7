// Routes du formulaire d'une formation : la saisir, la changer.
import { h } from "preact";
import { controlerSaisie, type Formation, lireFormation, saisirFormation } from "../../../../../../metier/catalogue/index.js";
import { Refus } from "../../../../../../socle/refus.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { montrerRefus, tenter } from "../../../titulaire/refus.js";
import { type OrganismeMontre, organismeDe } from "../../organisme.js";
import { cheminFormationOfferte } from "../chemins.js";
import { corpsDe, erreursDesFautes } from "./ecrire-saisie.js";
import { lireSaisie } from "./lire-saisie.js";
import { PageSaisie, type VueSaisie } from "./page-saisie.js";

const ACTION = "gerer_offre";
const CHEMIN = "/organisme/:id/offre";

/** La formation de l'adresse, si elle est de l'organisme ; celle d'un autre, ou retirée, est introuvable. */
export async function formationOfferte(demande: Demande): Promise<Formation> {
  const formation = await lireFormation(demande.ctx, demande.parametres["formation"] ?? "");
  if (formation.organisme.organismeId !== demande.parametres["id"] || formation.retiree) throw new Refus("catalogue/formation-introuvable");
  return formation;
}

/** Seule une formation saisie ici se change ici ; une autre se change dans son fichier. */
async function formationSaisie(demande: Demande): Promise<Formation> {
  const formation = await formationOfferte(demande);
  if (formation.source !== "portail") throw new Refus("catalogue/formation-introuvable");
  return formation;
}

type Essai = Pick<VueSaisie, "corps" | "erreurs" | "refus">;

async function montrer(demande: Demande, formation: Formation | null, { corps, erreurs, refus }: Essai): Promise<Reponse> {
  const organisme = await organismeDe(demande);
  const vue: VueSaisie = {
    ...{ jeton: demande.jeton, organisme, corps, erreurs, refus },
    formation: formation === null ? null : { id: formation.id, intitule: formation.intitule },
  };
  const statut = erreurs.length > 0 ? 422 : (refus?.statut ?? 200);
  return page(`${formation === null ? "Ajouter une formation" : formation.intitule} – ${organisme.nom}`, h(PageSaisie, { vue }), statut);
}

/** Rien n'est encore tapé : les champs de la formation, avec un lieu de plus s'il est demandé. */
function corpsInitial({ corps, recherche }: Demande, formation: Formation | null): Readonly<Record<string, string>> {
  if (corps["intitule"] !== undefined) return corps;
  const lieux = recherche["lieux"];
  return { ...(formation === null ? {} : corpsDe(formation)), ...(lieux === undefined ? {} : { lieux }) };
}

const ouvrir = async (demande: Demande, formation: Formation | null) =>
  montrer(demande, formation, { corps: corpsInitial(demande, formation), erreurs: [], refus: null });

/** Sans genre choisi, ce qui dépend du genre ne se juge pas encore. */
const DU_GENRE = new Set(["publics", "certification", "blocs"]);

async function enregistrer(demande: Demande, existante: Formation | null): Promise<Reponse> {
  const { ctx, corps } = demande;
  const organisme: Pick<OrganismeMontre, "id"> = { id: demande.parametres["id"] ?? "" };
  const { formation, fautes } = lireSaisie(corps, existante, ctx.horloge.aujourdhui());
  const sansGenre = fautes.some(({ champ }) => champ === "type");
  const controle = (await controlerSaisie(ctx, formation)).filter(({ champ }) => !(sansGenre && DU_GENRE.has(champ)));
  const erreurs = erreursDesFautes([...fautes, ...controle]);
  if (erreurs.length > 0) return montrer(demande, existante, { corps, erreurs, refus: null });
  const issue = await tenter(() => saisirFormation(ctx, { organismeId: organisme.id, formation }));
  if ("refus" in issue && issue.refus.details["faute"] === "benevoles_non_autorise") {
    const refusees = erreursDesFautes([{ champ: "type", faute: "benevoles_non_autorise" }]);
    return montrer(demande, existante, { corps, erreurs: refusees, refus: null });
  }
  if ("refus" in issue) return montrer(demande, existante, { corps, erreurs: [], refus: montrerRefus(issue.refus) });
  const texte =
    existante === null
      ? "La formation est enregistrée : elle se trouve et se demande dès maintenant."
      : "Les changements sont enregistrés.";
  demande.session.ecrire({ annonce: { ton: "acquis", texte } });
  return rediriger(cheminFormationOfferte(organisme.id, issue.fait.formationId));
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: `${CHEMIN}/nouvelle`, action: ACTION, traiter: (demande) => ouvrir(demande, null) },
  { methode: "POST", chemin: `${CHEMIN}/nouvelle`, action: ACTION, traiter: (demande) => enregistrer(demande, null) },
  {
    ...{ methode: "GET", chemin: `${CHEMIN}/:formation/modifier`, action: ACTION },
    traiter: async (demande) => ouvrir(demande, await formationSaisie(demande)),
  },
  {
    ...{ methode: "POST", chemin: `${CHEMIN}/:formation/modifier`, action: ACTION },
    traiter: async (demande) => enregistrer(demande, await formationSaisie(demande)),
  },
];
