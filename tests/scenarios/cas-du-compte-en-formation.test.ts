// Ce que la loi garantit autour d'une formation, vu dans les pages : refuser, garder ses droits, annuler à temps, rendre un indu.
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deposerActivite } from "../../src/metier/activites/index.js";
import { calculerDroits } from "../../src/metier/droits/index.js";
import { empreinteNir } from "../../src/metier/identite/index.js";
import { sql } from "../../src/socle/base/base.js";
import { type DateCivile, dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { SYSTEME } from "../outils/benevoles.js";
import { fichierMcf, ligneMcf } from "../outils/catalogue.js";
import { type MondeFormation, type SessionDOffre, unMondeFormation } from "../outils/dossiers-formation.js";
import { fermerNavigateur, type Visiteur } from "../outils/navigateur.js";
import { sessionDeTest } from "../outils/offre.js";
import { personneSimulee } from "../outils/visites.js";
import { lu, type Place, unePlace } from "./gestes-formation.js";

const VISAGE = "salariee";
const SESSION = sessionDeTest({ debut: dateCivile("2027-02-01"), fin: dateCivile("2027-02-12") });
const DELAI = 180_000;

type Titulaire = Awaited<ReturnType<MondeFormation["beneficiaire"]>>;

let place: Place;
let monde: MondeFormation;
let visiteur: Visiteur;
let rncp: SessionDOffre;

beforeAll(async () => {
  place = await unePlace();
  monde = await unMondeFormation("2026-09-01T09:00:00Z", place.service.bases);
  visiteur = await place.titulaire(VISAGE);
  rncp = await monde.offre({ type: "rncp", publics: [], roles: [] }, { prix: 150_000, heures: 70, sessions: [SESSION] });
}, DELAI);
afterAll(async () => {
  await place.fermer();
  await fermerNavigateur();
});

const entrer = (titulaire: Titulaire) => place.entrerComme(visiteur, VISAGE, titulaire);
const voirDossier = (id: string) => visiteur.visiter(`${place.url}/mon-compte/formations/${id}`);
const voirDroits = () => visiteur.visiter(`${place.url}/mon-compte/droits`);

/** Un organisme déclare une activité de cette personne, et ses droits se calculent. */
async function deposer(
  personne: { readonly titulaireId: string } | { readonly nirEmpreinte: string },
  faits: object,
  declareLe?: DateCivile,
): Promise<string> {
  const depot = { organismeId: "organisme", organismeNom: "Réserve des lavoirs", idExterne: randomUUID(), personne, faits };
  const { activiteId } = await monde.agir(SYSTEME, (ctx) =>
    deposerActivite(ctx, declareLe === undefined ? depot : { ...depot, declareLe }),
  );
  if ("titulaireId" in personne) await monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, personne.titulaireId));
  return activiteId;
}

const SANITAIRE = { type: "reserve_sanitaire", annee: 2025, jours: 40 };
const MILITAIRE = { type: "reserve_militaire_operationnelle", annee: 2025, jours: 90 };

describe("un droit utilisé, puis indu", () => {
  it(
    "se reprend sur les droits à venir, jamais au-delà (L6323-45, cas 90)",
    async () => {
      const titulaire = await monde.titulaire();
      const { titulaireId } = titulaire;
      await place.service.bases.base.requete(
        sql`update identite.titulaires set statut = 'demandeur_emploi' where titulaire_id = ${titulaireId}`,
      );
      const activiteId = await deposer({ titulaireId }, SANITAIRE);
      const courte = await monde.offre({ type: "rncp", publics: [], roles: [] }, { prix: 24_000, heures: 14 });
      await monde.dossier(titulaire, courte, "service_fait_valide");
      expect(await monde.etatDesLots(titulaire)).toEqual([[0, 0, 24_000]]);
      await place.service.bases.base.requete(sql`update activites.activites set annulee_le = now() where id = ${activiteId}`);
      await monde.agir(SYSTEME, (ctx) => calculerDroits(ctx, titulaireId));
      await entrer(titulaire);
      await voirDroits();
      expect(await lu(visiteur)).toMatch(/À rembourser Il reste 240 €/u);
      const agente = await place.responsable("agente-exploitant");
      await agente.visiter(`${place.url}/exploitation/indus`);
      await agente.page.locator("summary", { hasText: "Décider" }).click();
      await agente.choisir(/^Retenir/u);
      await agente.remplir("Pourquoi ?", "L'activité a été annulée par la réserve.");
      await agente.cliquer("Enregistrer la décision");
      await deposer({ titulaireId }, MILITAIRE);
      await voirDroits();
      const texte = await lu(visiteur);
      expect(texte).toMatch(/Remboursé/u);
      expect(texte).toMatch(/Retenu 240 €/u);
      expect(texte).not.toMatch(/-240|−240/u);
      monde.horloge.placer("2026-11-23T10:00:00Z");
    },
    DELAI,
  );
});

describe("personne n'oblige à s'en servir", () => {
  it(
    "refuser une proposition n'est pas une faute, et laisse tout intact (L6323-2, cas 86)",
    async () => {
      const titulaire = await monde.beneficiaire({ lots: [24_000, 24_000], cpf: 120_000 });
      const avant = await monde.lots(titulaire);
      const { id } = await monde.dossier(titulaire, rncp, "proposee");
      await entrer(titulaire);
      await voirDossier(id);
      expect(await lu(visiteur)).toMatch(/refuser n'est pas une faute\. Article L6323-2/u);
      await visiteur.page.locator("summary", { hasText: "Refuser la proposition" }).click();
      await visiteur.cliquer("Refuser la proposition");
      expect(await lu(visiteur)).toContain("Chercher une autre formation");
      expect(await monde.lots(titulaire)).toEqual(avant);
    },
    DELAI,
  );
});

describe("annuler à temps", () => {
  it(
    "rend les 150 € d'engagement à leur lot, et tout le reste (R6333-5, cas 89)",
    async () => {
      const titulaire = await monde.beneficiaire({ cpf: 120_000 });
      await deposer(titulaire, { ...SANITAIRE, annee: 2024 }, dateCivile("2025-02-01"));
      await deposer(titulaire, MILITAIRE, dateCivile("2026-02-01"));
      const avant = await monde.lots(titulaire);
      const { id } = await monde.dossier(titulaire, rncp, "acceptee");
      expect(await monde.etatDesLots(titulaire)).toEqual([
        [9_000, 15_000, 0],
        [24_000, 0, 0],
      ]);
      await entrer(titulaire);
      await voirDossier(id);
      await visiteur.cliquer("Annuler mon inscription");
      await visiteur.cliquer("Annuler mon inscription, sans frais");
      expect(await monde.lots(titulaire)).toEqual(avant);
      expect((await monde.soldeCpf(titulaire)).centimes).toBe(120_000);
      await voirDroits();
      expect(await lu(visiteur)).toContain("480 € acquis, 480 € disponibles");
    },
    DELAI,
  );
});

describe("les droits n'ont ni fin ni frontière", () => {
  it(
    "un droit de 2017 jamais utilisé est toujours là, et paierait (L5151-3, cas 87)",
    async () => {
      const nirEmpreinte = empreinteNir(personneSimulee("retraite").nir);
      await deposer({ nirEmpreinte }, { type: "reserve_sanitaire", annee: 2017, jours: 40 }, dateCivile("2018-02-01"));
      const retraite = await place.titulaire("retraite", "demandeur_emploi");
      await retraite.visiter(`${place.url}/mon-compte/droits`);
      const texte = await lu(retraite);
      expect(texte).toContain("Réserve sanitaire, 2017");
      expect(texte).toContain("240 € acquis, 240 € disponibles");
      await retraite.visiter(`${place.url}/mon-compte/formations/plan?action=${rncp.actionId}&session=${rncp.sessionId}`);
      const plan = await lu(retraite);
      expect(plan).toMatch(/réserve sanitaire, 2017 240 €/u);
      expect(plan).toMatch(/vos droits n'ont pas de date de fin/u);
    },
    DELAI,
  );

  it(
    "vivre à l'étranger ne change ni les droits ni le plan : rien ne demande où l'on vit (L5151-3, cas 88)",
    async () => {
      const expatriee = await place.titulaire("nee-a-letranger");
      await expatriee.visiter(`${place.url}/mon-compte/profil`);
      const champs = await expatriee.page
        .locator("main :is(input, select, textarea)")
        .evaluateAll((saisies) => saisies.map((saisie) => saisie.getAttribute("name") ?? ""));
      expect(champs.filter((nom) => /pays|adresse|residence|commune|postal/iu.test(nom))).toEqual([]);
      await expatriee.visiter(`${place.url}/mon-compte/formations/plan?action=${rncp.actionId}&session=${rncp.sessionId}`);
      const plan = await lu(expatriee);
      expect(plan).toMatch(/Droits d'engagement : réserve communale de sécurité civile, 20\d\d 240 €/u);
      expect(plan).toMatch(/si vous partez vivre à l'étranger\. Article L5151-3/u);
    },
    DELAI,
  );
});

describe("ce que la loi ferme", () => {
  it(
    "un agent public ne prend pas de jours de congé sur son compte (CGFP L422-4, cas 84)",
    async () => {
      const agent = await place.titulaire("agent-public", "agent_public");
      await agent.visiter(`${place.url}/mon-compte/droits`);
      expect(await lu(agent)).toMatch(/jours de congé .*La loi ne le permet pas .*exclus pour les agents publics.*CGFP L422-4/u);
      await voirDroits();
      expect(await lu(visiteur)).toMatch(/Votre employeur décide .*L5151-12/u);
    },
    DELAI,
  );

  it(
    "une création d'entreprise n'entre pas au catalogue, avec la raison et l'article (L6323-6, cas 80)",
    async () => {
      const chemin = join(tmpdir(), `mcf-${randomUUID()}.csv`);
      const creation = { code_rs: "", code_rncp: "", intitule_certification: "Accompagnement à la création d'entreprise" };
      await writeFile(chemin, fichierMcf([ligneMcf(1, creation)]));
      const agente = await place.responsable("agente-exploitant");
      await agente.visiter(`${place.url}/exploitation/catalogue`);
      await agente.page.locator('input[name="format"][value="mcf"]').check();
      await agente.page.locator('input[type="file"]').setInputFiles(chemin);
      await agente.cliquer("Importer ce fichier");
      const texte = await lu(agente);
      expect(texte).toContain("Cette formation accompagne une création d'entreprise, ce que la loi ne finance plus.");
      expect(texte).toContain("L6323-6");
      await visiteur.visiter(`${place.url}/formations?types=creation_entreprise`);
      expect(await lu(visiteur)).not.toContain("création d'entreprise");
    },
    DELAI,
  );
});
