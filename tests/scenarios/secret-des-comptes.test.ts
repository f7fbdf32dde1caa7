// Ce qu'un organisme reçoit ne dépend que de ses lignes : que la personne ait un compte, ou qu'un autre l'ait déclarée, il n'en apprend rien.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonneSimulee } from "../../src/acces/simulateur/personnes.js";
import { traiterDepots } from "../../src/acces/taches/traiter-depots.js";
import { type ChampsNommes, ecrireCsv } from "../../src/metier/depots/index.js";
import { autoriserDeclarant } from "../../src/metier/organismes/index.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { jetonDe, reponseNue } from "../outils/api.js";
import { Client } from "../outils/client.js";
import { type RaccordementDEssai, raccorder } from "../outils/raccordements.js";
import { type ResponsableConnecte, unResponsableConnecte } from "../outils/sdis.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { ouvrirCompteDe, personneSimulee } from "../outils/visites.js";

const ACTIVITE = "sapeur_pompier_volontaire";
/** Même sexe, même naissance, des noms de même longueur : rien dans ses lignes ne distingue de l'autre cette personne inventée. */
function jumelle(personne: PersonneSimulee): PersonneSimulee {
  const autrement = (texte: string) =>
    `${texte.slice(0, -1)}${texte.endsWith("A") ? "E" : texte.endsWith("a") ? "e" : /\p{Lu}$/u.test(texte) ? "A" : "a"}`;
  const treize = `${personne.nir.slice(0, 10)}${(Number(personne.nir.slice(10, 13)) + 1).toString().padStart(3, "0")}`;
  return {
    ...personne,
    nomNaissance: autrement(personne.nomNaissance),
    nomUsage: personne.nomUsage === "" ? "" : autrement(personne.nomUsage),
    prenoms: personne.prenoms.map(autrement),
    nir: `${treize}${(97 - (Number(treize) % 97)).toString().padStart(2, "0")}`,
  };
}

/** L'une a ouvert son compte ; l'autre n'est jamais venue. */
const CONNUE = personneSimulee("pompiere-trente-ans");
const JAMAIS_VENUE = jumelle(CONNUE);

let service: ServiceDeTest;
let sdis: ResponsableConnecte;
let logiciel: RaccordementDEssai;
let logicielAutre: RaccordementDEssai;

const idDe = ({ organisme }: ResponsableConnecte) => organisme.split("/").at(-1) ?? "";

/** Une ligne juste pour la personne, sous ce numéro de ligne. */
function ligne(personne: PersonneSimulee, idLigne: string, changements: ChampsNommes = {}): ChampsNommes {
  return {
    id_ligne: idLigne,
    operation: "creation",
    annee_reference: "2025",
    code_activite: ACTIVITE,
    nir: personne.nir,
    nom_naissance: personne.nomNaissance,
    nom_usage: personne.nomUsage,
    prenoms: personne.prenoms.join(" "),
    sexe: personne.sexe === "female" ? "F" : "M",
    date_naissance: personne.dateNaissance,
    code_commune_naissance: personne.lieuNaissance,
    code_pays_naissance: personne.paysNaissance,
    siret_organisme: "00000101600013",
    nom_organisme: "SDIS",
    code_postal_organisme: "38000",
    fonction: "SANS_OBJET",
    date_signature: "2025-03-01",
    arrete_notifie_le: "2025-04-15",
    quantite: "5",
    unite: "ANNEES_ENGAGEMENT",
    ...changements,
  };
}

/** Tout ce qu'un déclarant peut écrire d'une personne pour sonder s'il y a un compte derrière. */
function sondes(personne: PersonneSimulee, prefixe: string): ChampsNommes[] {
  const [, ...autresPrenoms] = personne.prenoms;
  const id = (rang: number) => `${prefixe}-${rang}`;
  return [
    ligne(personne, id(1)),
    ligne(personne, id(2), { nom_naissance: "QUIDAM", nom_usage: "" }),
    ligne(personne, id(3), { prenoms: "Zoé" }),
    ligne(personne, id(4), { nir: "" }),
    ligne(personne, id(5), { nir: "", prenoms: [...autresPrenoms, "Zoé"].join(" ") }),
    ligne(personne, id(6), { nir: "", code_commune_naissance: "" }),
    ligne(personne, id(7), { nir: "", date_naissance: `${personne.dateNaissance.slice(0, 4)}-00-00` }),
    ligne(personne, id(8), { sexe: "M" }),
    ligne(personne, id(9), { nir: `${personne.nir.slice(0, 13)}00` }),
    ligne(personne, id(10), { courriel: `${prefixe}@exemple.test` }),
    ligne(personne, id(11), { operation: "annulation", id_ligne_origine: id(1) }),
    ligne(personne, id(12), { operation: "rectification", id_ligne_origine: id(10), quantite: "4" }),
    ligne(personne, id(13), { operation: "annulation", id_ligne_origine: "jamais-envoyee" }),
    ligne(personne, id(14), { operation: "rectification", id_ligne_origine: id(10), nir: jumelle(personne).nir }),
    ligne(personne, id(15), { operation: "rectification", id_ligne_origine: id(2), nir: "", nom_usage: "" }),
    ligne(personne, id(16), { operation: "rectification", id_ligne_origine: id(14), sexe: "M" }),
    ligne(personne, id(1)),
  ];
}

/** Retire d'une réponse ce qui vient de la personne ou du hasard : le reste doit être le même pour toutes. */
function sansLaPersonne(texte: string, personne: PersonneSimulee): string {
  let nu = texte.replaceAll(/\b(vue|tri|ici)-[ab]\b/gu, "[lot]");
  const traits = [personne.nir, `${personne.nir.slice(0, 13)}00`, personne.dateNaissance, personne.nomNaissance, personne.lieuNaissance];
  for (const trait of [...traits, personne.nomUsage, ...personne.prenoms]) if (trait !== "") nu = nu.replaceAll(trait, "[trait]");
  // Les identifiants gardent leur ordre d'apparition : deux lignes qui ont le même, ou non, le disent.
  const vus = new Map<string, string>();
  const numeroter = (uuid: string) => {
    if (!vus.has(uuid)) vus.set(uuid, `[numéro ${vus.size + 1}]`);
    return vus.get(uuid) ?? "";
  };
  return nu
    .replaceAll(/name="_csrf" value="[^"]*"/gu, "")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, numeroter)
    .replaceAll(/[0-9a-f]{64}/gu, "[empreinte]")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, "[instant]")
    .replaceAll(/\d{1,2} \p{L}+ \d{4} à \d{1,2}\s?[h:]\s?\d\d/gu, "[instant]");
}

/** Tout ce que le déclarant peut lire de son dépôt, par l'API et par le portail. */
async function toutLire(lotId: string, prefixe: string): Promise<Record<string, string>> {
  const entetes = { authorization: `Bearer ${await jetonDe(service.url, logiciel)}` };
  const lu: Record<string, string> = {};
  for (const chemin of [
    `depots/${lotId}`,
    `depots/${lotId}/lignes`,
    `depots/${lotId}/rapport`,
    `lignes/${prefixe}-1`,
    `lignes/${prefixe}-10`,
  ]) {
    const { statut, corps } = await reponseNue(`${service.url}/api/v1/${chemin}`, entetes);
    lu[`API ${chemin.replace(lotId, "")}`] = `${statut} ${corps}`;
  }
  for (const page of [`${lotId}?montrer=tout`, `${lotId}/rapport.csv`, `${lotId}/a-corriger.csv`, `lignes?id=${prefixe}-1`]) {
    const { statut, html } = await sdis.client.aller(`${sdis.organisme}/depots/${page}`);
    lu[`portail ${page.replace(lotId, "")}`] = `${statut} ${html}`;
  }
  return lu;
}

interface Options {
  readonly cle: string;
  readonly essai?: boolean;
}

async function deposer(avec: RaccordementDEssai, lignes: readonly ChampsNommes[], { cle, essai = false }: Options): Promise<string> {
  const jeton = await jetonDe(service.url, avec);
  const reponse = await fetch(`${service.url}/api/v1/depots?essai=${essai}`, {
    method: "POST",
    headers: { authorization: `Bearer ${jeton}`, "content-type": "text/csv", "idempotency-key": cle },
    body: ecrireCsv(lignes),
  });
  const { id }: { id: string } = await reponse.json();
  expect(reponse.status).toBe(202);
  const { base } = service.bases;
  const signaler = (erreur: unknown) => {
    throw erreur;
  };
  for (let essais = 0; essais < 40; essais += 1) {
    await traiterDepots({ base, horloge: service.horloge, signaler });
    const { corps } = await reponseNue(`${service.url}/api/v1/depots/${id}`, { authorization: `Bearer ${jeton}` });
    if (corps.includes('"TRAITE"')) return id;
  }
  throw new Error("Le lot n'a pas eu sa réponse.");
}

async function courriels(): Promise<{ a: string; sujet: string; texte: string }[]> {
  return service.bases.proprietaire.requete({ text: "select a, sujet, texte from socle.courriels order by cree_le, id", values: [] });
}

/** Dépose les sondes d'une personne et rend tout ce que le déclarant en voit, courriels compris, sans ce qui la nomme. */
async function sonder(personne: PersonneSimulee, prefixe: string, essai = false): Promise<Record<string, string>> {
  const avant = (await courriels()).length;
  const lotId = await deposer(logiciel, sondes(personne, prefixe), { cle: prefixe, essai });
  const lu = await toutLire(lotId, prefixe);
  lu["courriels"] = JSON.stringify((await courriels()).slice(avant));
  return Object.fromEntries(Object.entries(lu).map(([nom, texte]) => [nom.replaceAll(prefixe, ""), sansLaPersonne(texte, personne)]));
}

beforeAll(async () => {
  service = await unService();
  const { base } = service.bases;
  sdis = await unResponsableConnecte(service, "cheffe-volontariat");
  const autre = await unResponsableConnecte(service, "gestionnaire-service-civique");
  await base.transaction((tx) =>
    autoriserDeclarant(
      { base: tx, horloge: service.horloge, acteur: { genre: "systeme" } },
      { organismeId: idDe(autre), type: ACTIVITE, depuis: dateCivile("2017-01-01"), peutEmployerNir: true, raison: "Essai du secret." },
    ),
  );
  logiciel = await raccorder(base, service.horloge, { organismeId: idDe(sdis) });
  logicielAutre = await raccorder(base, service.horloge, { organismeId: idDe(autre) });
  await ouvrirCompteDe(new Client(service), CONNUE.cle);
}, 60_000);
afterAll(() => service.fermer());

describe("un déclarant n'apprend pas si une personne a un compte", () => {
  it("mêmes statuts, mêmes rapports, mêmes pages, mêmes courriels : numéro juste, nom faux, traits seuls, correction, annulation", async () => {
    const connue = await sonder(CONNUE, "vue-a");
    const jamaisVenue = await sonder(JAMAIS_VENUE, "vue-b");
    expect(connue).toEqual(jamaisVenue);
    const statuts = [...(connue["API depots//lignes"] ?? "").matchAll(/"statut":"(\w+)"/gu)].map(([, statut]) => statut);
    expect(statuts).toHaveLength(17);
    expect(new Set(statuts).size).toBeGreaterThanOrEqual(3);
    expect(connue["courriels"]).toContain("Une activité a été déclarée pour vous");
  }, 60_000);

  it("un essai n'en dit pas plus", async () => {
    expect(await sonder(CONNUE, "tri-a", true)).toEqual(await sonder(JAMAIS_VENUE, "tri-b", true));
  }, 60_000);

  it("ni si un autre organisme l'a déjà déclarée", async () => {
    const declaree = personneSimulee("agent-public");
    const libre = jumelle(declaree);
    await deposer(logicielAutre, [ligne(declaree, "ailleurs-1"), ligne(declaree, "ailleurs-2", { nir: "" })], { cle: "ailleurs" });
    const voir = async (personne: PersonneSimulee, prefixe: string) => {
      const lotId = await deposer(logiciel, [ligne(personne, `${prefixe}-1`), ligne(personne, `${prefixe}-2`, { nir: "" })], {
        cle: prefixe,
      });
      const lu = await toutLire(lotId, prefixe);
      return Object.fromEntries(Object.entries(lu).map(([nom, texte]) => [nom.replaceAll(prefixe, ""), sansLaPersonne(texte, personne)]));
    };
    const ici = await voir(declaree, "ici-a");
    expect(ici).toEqual(await voir(libre, "ici-b"));
    expect(ici["API depots//lignes"]).toContain("ACCEPTEE");
  }, 60_000);
});
