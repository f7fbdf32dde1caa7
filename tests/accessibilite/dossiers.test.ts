// Autour d'un dossier de formation, chaque page de chacun : statut, HTML, axe et débordement, au téléphone et à l'écran large.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionDe, type Role } from "../../src/metier/identite/index.js";
import { fermerNavigateur, type Visiteur } from "../outils/navigateur.js";
import { INCONNU } from "../outils/visites.js";
import { adresseDansLeDossier, type DossierCofinance, FORMEE, unDossierCofinance } from "../scenarios/dossier-cofinance.js";
import { Place } from "../scenarios/gestes-formation.js";

let monte: DossierCofinance;
beforeAll(async () => {
  monte = await unDossierCofinance();
}, 180_000);
afterAll(async () => {
  await fermerNavigateur();
  await monte.service.fermer();
});

const DES_FORMATIONS =
  /\/(?:formations|demandes|offre|paiements|paiement|cofinancements|dossiers|financeurs|formateurs|catalogue|droits)\b/u;

/** Les pages ouvertes à ce rôle dont tous les objets sont connus ; un fichier à télécharger n'en est pas une. */
function pagesDe(role: Role, organismeId: string): string[] {
  const { actionId, sessionId } = monte.session;
  const recherche = new URLSearchParams({ action: actionId, session: sessionId }).toString();
  return monte.service.routes
    .filter(({ methode, action, chemin }) => methode === "GET" && DES_FORMATIONS.test(chemin) && permissionDe(role, action) !== "non")
    .map(({ chemin }) => adresseDansLeDossier(chemin, monte, { organismeId, inconnu: INCONNU }))
    .filter((chemin) => !chemin.includes(INCONNU) && !/\.\w+$/u.test(chemin))
    .map((chemin) => `${monte.service.url}${chemin}${chemin.endsWith("/plan") ? `?${recherche}` : ""}`);
}

/** Ce qui ne se fait pas à cette étape du dossier se dit dans une page, elle aussi vérifiée. */
const HORS_DE_SAISON = /\/annuler$|\/mon-compte\/formations\/[^/]+\/cofinancement$/u;

/** Une formation à dates ne se planifie pas sans en choisir une. */
const SANS_DATE = /\/plan\/[^/]+$/u;

function statutAttendu(adresse: string): number {
  if (HORS_DE_SAISON.test(adresse)) return 409;
  return SANS_DATE.test(adresse) ? 422 : 200;
}

type Entrer = (place: Place) => Promise<Visiteur>;

const ROLES: readonly (readonly [string, Role, () => string, Entrer])[] = [
  ["la personne", "titulaire", () => INCONNU, (place) => place.titulaireRevenue(FORMEE)],
  ["l'organisme", "responsable", () => monte.institut.organismeId, (place) => place.responsable("formatrice-metiers")],
  ["le cofinanceur", "responsable", () => monte.employeur.organismeId, (place) => place.responsable("directrice-rh")],
  ["l'agente", "agent", () => INCONNU, (place) => place.responsable("agente-exploitant")],
];

/** Les pages d'un autre organisme, ou d'un dossier qu'on n'a pas, ne sont pas les siennes. */
const ETRANGERES: Readonly<Record<string, RegExp>> = { "le cofinanceur": /\/demandes\/|\/offre/u };

describe.each([375, 1280])("à %i pixels", (largeur) => {
  it.each(ROLES)(
    "%s : chaque page est saine",
    async (qui, role, organismeDe, entrer) => {
      const place = new Place(monte.service, { largeur });
      const visiteur = await entrer(place);
      const pages = pagesDe(role, organismeDe()).filter((adresse) => ETRANGERES[qui]?.test(adresse) !== true);
      expect(pages.length).toBeGreaterThan(4);
      for (const adresse of pages) await visiteur.visiter(adresse, statutAttendu(adresse));
      await place.fermerLesVisiteurs();
    },
    180_000,
  );
});
