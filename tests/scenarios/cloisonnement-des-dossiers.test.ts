// Un dossier de formation, chacun de sa place : l'organisme, le cofinanceur, un autre titulaire et l'agent n'en lisent que leur part.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Route } from "../../src/acces/portail/route.js";
import { permissionDe, type Role } from "../../src/metier/identite/index.js";
import { sql } from "../../src/socle/base/base.js";
import type { Client, ReponseLue } from "../outils/client.js";
import type { ServiceDeTest } from "../outils/service.js";
import { INCONNU, personneSimulee } from "../outils/visites.js";
import { AUTRE, adresseDansLeDossier, type DossierCofinance, type EnPlace, FORMEE, unDossierCofinance } from "./dossier-cofinance.js";

/** Ce que seuls la personne et l'agent peuvent lire : ses comptes, ses activités, ce que chaque source et elle paient. */
const SECRETS =
  /\bCPF\b|compte personnel|participation obligatoire|1 200 €|480 €|240 €|465,67|sapeur-pompier|réserve militaire|solde|dotation/iu;

let service: ServiceDeTest;
let monte: DossierCofinance;
let institut: EnPlace;
let maison: EnPlace;
let employeur: EnPlace;
let agente: Client;
let formee: Client;
let autre: Client;
let dossierId: string;
let cofinancementId: string;

beforeAll(async () => {
  monte = await unDossierCofinance();
  ({ service, institut, maison, employeur, agente, formee, autre, dossierId, cofinancementId } = monte);
}, 180_000);
afterAll(() => service.fermer());

const corps = ({ html }: ReponseLue) =>
  (/<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? html).replaceAll(/<[^>]+>/gu, " ").replaceAll(/&[a-z#0-9]+;|\s+/gu, " ");

const ecrit = async () =>
  JSON.stringify(
    await service.bases.base.requete(sql`
  select d.etat, d.version, (select count(*)::int from dossiers.evenements e where e.dossier_id = d.id) as evenements,
    (select array_agg(c.etat) from dossiers.cofinancements c where c.dossier_id = d.id) as apports,
    (select array_agg(p.etat) from dossiers.paiements p where p.dossier_id = d.id) as paiements
  from dossiers.dossiers d where d.id = ${dossierId}`),
  );

const adresseDe = ({ chemin }: Route, organismeId: string) => adresseDansLeDossier(chemin, monte, { organismeId, inconnu: INCONNU });

const ouvertes = (role: Role, methode: "GET" | "POST") =>
  service.routes.filter(
    (route) => route.methode === methode && permissionDe(role, route.action) !== "non" && route.chemin !== "/deconnexion",
  );

/** Ce qui ne parle de personne : la notice des dépôts, et l'offre que l'organisme écrit lui-même. */
const GENERALES = /\/depots\/format$|\/offre/u;

const delOrganisme = (methode: "GET" | "POST") =>
  ouvertes("responsable", methode).filter(({ chemin }) => chemin.startsWith("/organisme/:id/"));

async function lireTout(client: Client, routes: readonly Route[], organismeId = INCONNU): Promise<Map<string, ReponseLue>> {
  const lues = new Map<string, ReponseLue>();
  for (const route of routes) lues.set(route.chemin, await client.aller(adresseDe(route, organismeId)));
  return lues;
}

const fuites = (lues: ReadonlyMap<string, ReponseLue>) =>
  [...lues].flatMap(([chemin, reponse]) => {
    const trouve = GENERALES.test(chemin) ? null : SECRETS.exec(corps(reponse));
    return trouve === null ? [] : [`${chemin} : « ${trouve[0]} »`];
  });

describe("l'organisme du dossier", () => {
  it("lit la demande, le prix et ses délais, jamais un solde, une source ni un plan", async () => {
    const lues = await lireTout(institut.client, delOrganisme("GET"), institut.organismeId);
    expect(lues.size).toBeGreaterThan(15);
    const dossier = lues.get("/organisme/:id/demandes/:dossier");
    expect(dossier?.statut).toBe(200);
    expect(corps(dossier ?? { statut: 0, url: "", html: "" })).toMatch(/QUESTEMBERT.*2 345,67 €/u);
    expect(fuites(lues)).toEqual([]);
  }, 60_000);
});

describe("un autre organisme de formation", () => {
  it("ne trouve pas le dossier, ni chez lui ni chez l'autre", async () => {
    const siennes = delOrganisme("GET").filter(({ chemin }) => chemin.includes(":dossier"));
    expect(siennes.length).toBeGreaterThan(0);
    for (const organismeId of [maison.organismeId, institut.organismeId]) {
      const lues = await lireTout(maison.client, siennes, organismeId);
      expect([...lues].filter(([, { statut }]) => statut !== 404)).toEqual([]);
    }
    const lues = await lireTout(maison.client, delOrganisme("GET"), maison.organismeId);
    expect([...lues].filter(([, reponse]) => /QUESTEMBERT|2 345,67/u.test(corps(reponse)))).toEqual([]);
    expect(fuites(lues)).toEqual([]);
  }, 60_000);

  it("ne peut rien y faire", async () => {
    const avant = await ecrit();
    const _csrf = await maison.client.jeton();
    const gestes = delOrganisme("POST").filter(({ chemin }) => chemin.includes(":dossier") || chemin.includes(":cofinancement"));
    expect(gestes.length).toBeGreaterThan(8);
    for (const route of gestes) {
      for (const organismeId of [maison.organismeId, institut.organismeId, employeur.organismeId]) {
        const champs = { _csrf, raison: "x", mot: "", le: "01/02/2027", sortieLe: "12/02/2027", taux: "100", numero: "F-1" };
        const rang = cofinancementId.slice(0, 8);
        const changes = {
          prix: "1",
          debut: "01/02/2027",
          fin: "12/02/2027",
          heures: "1",
          [`montant-${rang}`]: "1",
          [`raison-${rang}`]: "x",
        };
        const { statut } = await maison.client.envoyer(adresseDe(route, organismeId), { ...champs, ...changes });
        expect([route.chemin, statut]).toEqual([route.chemin, 404]);
      }
    }
    expect(await ecrit()).toBe(avant);
  }, 60_000);
});

describe("un autre titulaire", () => {
  const desDossiers = (methode: "GET" | "POST") => ouvertes("titulaire", methode).filter(({ chemin }) => chemin.includes(":dossier"));

  it("ne trouve pas le dossier, et ne peut rien y faire", async () => {
    const avant = await ecrit();
    const _csrf = await autre.jeton();
    for (const route of desDossiers("GET")) {
      expect([route.chemin, (await autre.aller(adresseDe(route, INCONNU))).statut]).toEqual([route.chemin, 404]);
    }
    expect(desDossiers("POST").length).toBeGreaterThan(8);
    for (const route of desDossiers("POST")) {
      const champs = {
        _csrf,
        empreinte: "x",
        raison: "x",
        note: "5",
        choix: "tard",
        issue: "paye",
        montant: "1",
        organisme: maison.organismeId,
      };
      const { statut } = await autre.envoyer(adresseDe(route, INCONNU), { ...champs, financeur: "employeur", retour: "/" });
      expect([route.chemin, statut]).toEqual([route.chemin, 404]);
    }
    expect(await ecrit()).toBe(avant);
    const emportees = await autre.aller("/mon-compte/mes-donnees.json");
    expect(emportees.html).not.toContain(dossierId);
  }, 60_000);

  it("la personne, elle, retrouve tout de son dossier", async () => {
    const texte = corps(await formee.aller(`/mon-compte/formations/${dossierId}`));
    expect(texte).toMatch(/1 200 €[\s\S]*240 €[\s\S]*240 €[\s\S]*200 €[\s\S]*465,67 €/u);
    expect((await formee.aller("/mon-compte/mes-donnees.json")).html).toContain(dossierId);
  }, 30_000);
});

describe("le cofinanceur", () => {
  it("lit la somme, la formation et son prix, jamais le plan ni un droit", async () => {
    const lues = await lireTout(employeur.client, delOrganisme("GET"), employeur.organismeId);
    expect(corps(lues.get("/organisme/:id/cofinancements") ?? { statut: 0, url: "", html: "" })).toMatch(/QUESTEMBERT.*200 €/u);
    expect(fuites(lues)).toEqual([]);
    expect(lues.get("/organisme/:id/demandes/:dossier")?.statut).toBe(404);
  }, 60_000);
});

describe("l'agent de l'exploitant", () => {
  it("trouve le dossier par son numéro, et lit ce que chaque financeur doit", async () => {
    const { html } = await agente.aller(`/exploitation/dossiers/${dossierId}`);
    const texte = corps({ statut: 200, url: "", html });
    expect(texte).toMatch(/1 200 €/u);
    expect(texte).toMatch(/200 €/u);
    expect(texte).toMatch(/465,67 €/u);
  }, 30_000);
});

describe("aucune page ne montre un numéro de sécurité sociale", () => {
  it("ni à la personne, ni à l'organisme, ni au cofinanceur, ni à l'agent", async () => {
    const nirs = [FORMEE, AUTRE].map((cle) => personneSimulee(cle).nir);
    const places: readonly (readonly [Role, Client, string])[] = [
      ["titulaire", formee, INCONNU],
      ["titulaire", autre, INCONNU],
      ["responsable", institut.client, institut.organismeId],
      ["responsable", maison.client, maison.organismeId],
      ["responsable", employeur.client, employeur.organismeId],
      ["agent", agente, INCONNU],
    ];
    const montres: string[] = [];
    for (const [role, client, organismeId] of places) {
      for (const [chemin, { url, html }] of await lireTout(client, ouvertes(role, "GET"), organismeId)) {
        // Le fournisseur d'identité simulé montre le numéro de ses personnes d'essai : ce n'est pas une page du service.
        if (!url.startsWith(service.url)) continue;
        const serre = html.replaceAll(/<[^>]+>|[\s.]/gu, "");
        if (nirs.some((nir) => serre.includes(nir) || serre.includes(nir.slice(0, 13)))) montres.push(`${role} ${chemin}`);
      }
    }
    expect(montres).toEqual([]);
  }, 180_000);
});
