// Routes du parcours de déclaration : une question par écran, chaque réponse gardée dès qu'elle est donnée.
import { enregistrerBrouillon, retirerDeclaration } from "../../../../../metier/declarations/index.js";
import { lireDeclarations } from "../../../lectures/declarations.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { type ErreurChamp, lireFormulaire } from "../saisie.js";
import { titulaireDe } from "../titulaire.js";
import { brouillonDe } from "./brouillon.js";
import { envoyer, montrerAccuse, montrerVerification } from "./envoi.js";
import { choisirAssociation, enregistrerNouvelle, montrerAssociation, montrerFiche, montrerNouvelle } from "./etapes-association.js";
import { choisirFonction, choisirPeriode, montrerFonction, montrerPeriode } from "./etapes-heures.js";
import { formulaireType } from "./formulaire.js";
import { PageType } from "./page-type.js";
import { adresse } from "./parcours.js";

const DEPART = "/mon-compte/declarer";

async function montrerDepart(demande: Demande, erreurs: readonly ErreurChamp[] = []): Promise<Reponse> {
  const { brouillons } = await lireDeclarations(demande.ctx, titulaireDe(demande).titulaireId);
  const contenu = PageType({
    jeton: demande.jeton,
    valeur: demande.corps["type"] ?? "",
    erreurs,
    brouillons: brouillons.filter(({ organismeId }) => organismeId !== null),
  });
  return page("Déclarer mes heures", contenu, erreurs.length === 0 ? 200 : 422);
}

async function commencer(demande: Demande): Promise<Reponse> {
  const lu = lireFormulaire(formulaireType, demande.corps);
  if ("erreurs" in lu) return montrerDepart(demande, lu.erreurs);
  const { titulaireId } = titulaireDe(demande);
  const { brouillons } = await lireDeclarations(demande.ctx, titulaireId);
  // Un brouillon encore vide resert : revenir à cette question n'en laisse pas un de plus derrière soi.
  const vide = brouillons.find(({ organismeId, fonction }) => organismeId === null && fonction === null);
  const brouillon = await enregistrerBrouillon(demande.ctx, {
    titulaireId,
    type: lu.valeurs.type,
    declarationId: vide?.id ?? null,
    contenu: {},
  });
  return rediriger(adresse(brouillon.id, "association"));
}

async function abandonner(demande: Demande): Promise<Reponse> {
  const brouillon = await brouillonDe(demande);
  await retirerDeclaration(demande.ctx, { titulaireId: titulaireDe(demande).titulaireId, declarationId: brouillon.id });
  demande.session.ecrire({ annonce: { ton: "acquis", texte: "La déclaration commencée est abandonnée." } });
  return rediriger(DEPART);
}

type Etape = readonly [string, (demande: Demande) => Promise<Reponse>, ((demande: Demande) => Promise<Reponse>)?];

const ETAPES: readonly Etape[] = [
  [DEPART, (demande) => montrerDepart(demande), commencer],
  [`${DEPART}/:id/association`, (demande) => montrerAssociation(demande), choisirAssociation],
  [`${DEPART}/:id/nouvelle-association`, (demande) => montrerNouvelle(demande), enregistrerNouvelle],
  [`${DEPART}/:id/fiche`, montrerFiche],
  [`${DEPART}/:id/fonction`, (demande) => montrerFonction(demande), choisirFonction],
  [`${DEPART}/:id/periode`, (demande) => montrerPeriode(demande), choisirPeriode],
  [`${DEPART}/:id/verifier`, (demande) => montrerVerification(demande), envoyer],
  [`${DEPART}/:id/accuse`, montrerAccuse],
  [`${DEPART}/:id/abandonner`, async () => rediriger(DEPART), abandonner],
];

export const routes: readonly Route[] = ETAPES.flatMap(([chemin, montrer, recevoir]): Route[] => [
  { methode: "GET", chemin, action: "declarer", traiter: montrer },
  ...(recevoir === undefined ? [] : [{ methode: "POST", chemin, action: "declarer", traiter: recevoir } as const]),
]);
