// Le script de la documentation, exécuté tel quel contre un vrai service : le fichier est déposé, et les droits arrivent aux pompiers.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RACINE } from "../../src/socle/racine.js";
import { Client } from "../outils/client.js";
import { exempleDuPortail, type LogicielRaccorde, POMPIERS, raccorderParLePortail, unResponsableConnecte } from "../outils/sdis.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { ouvrirCompteDe } from "../outils/visites.js";

const SCRIPT = "docs/exemples/deposer.ts";
const ACTIVITE = "sapeur_pompier_volontaire";
const dossier = mkdtempSync(join(tmpdir(), "cec-api-"));

let service: ServiceDeTest;
let logiciel: LogicielRaccorde;
let exemple: string;

beforeAll(async () => {
  service = await unService();
  const cheffe = await unResponsableConnecte(service, "cheffe-volontariat");
  logiciel = await raccorderParLePortail(cheffe);
  exemple = await exempleDuPortail(cheffe, ACTIVITE);
}, 60_000);
afterAll(async () => {
  await service.fermer();
  rmSync(dossier, { recursive: true });
});

interface Fin {
  readonly statut: number | null;
  readonly sortie: string;
  readonly erreurs: string;
}

/** Exécute le script dans son propre processus, avec ce que la page du raccordement montre. */
function executerLeScript(fichier: string, kid = logiciel.kid): Promise<Fin> {
  const cle = join(dossier, "cle.pem");
  writeFileSync(cle, logiciel.clePrivee, { mode: 0o600 });
  const env = { ...process.env, CEC_URL: service.url, CEC_CLIENT: logiciel.clientId, CEC_KID: kid, CEC_CLE: cle };
  return new Promise((resoudre, rejeter) => {
    const enfant = spawn(process.execPath, ["--import", "tsx", SCRIPT, fichier], { cwd: RACINE, env });
    let [sortie, erreurs] = ["", ""];
    enfant.stdout.setEncoding("utf8").on("data", (texte: string) => {
      sortie += texte;
    });
    enfant.stderr.setEncoding("utf8").on("data", (texte: string) => {
      erreurs += texte;
    });
    enfant.on("error", rejeter).on("close", (statut) => resoudre({ statut, sortie, erreurs }));
  });
}

function fichier(nom: string, contenu: string): string {
  const chemin = join(dossier, nom);
  writeFileSync(chemin, contenu);
  return chemin;
}

async function lotsDuGrandLivre(): Promise<unknown> {
  return service.bases.proprietaire.requete({
    text: "select activite, annee, montant::int as montant, financeur from grand_livre.lots order by titulaire_id",
    values: [],
  });
}

const enTexte = (html: string) =>
  html
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll(/&#?\w+;/gu, " ")
    .replaceAll(/\s+/gu, " ");

describe("déposer par l'API, comme la documentation le dit", () => {
  it("le script du document est le fichier, à la lettre", () => {
    const document = readFileSync(join(RACINE, "docs/deposer-par-l-api.md"), "utf8");
    const bloc = /^```ts\n([\s\S]*?)^```$/mu.exec(document)?.[1];
    expect(bloc).toBe(readFileSync(join(RACINE, SCRIPT), "utf8"));
  });

  it("le script dépose l'exemple, attend, lit la réponse à chaque ligne et le rapport ; relancé, rien ne bouge", async () => {
    const envoye = fichier(`exemple_${ACTIVITE}.csv`, exemple);
    const un = await executerLeScript(envoye);
    expect([un.statut, un.erreurs]).toEqual([0, ""]);
    expect(un.sortie).toContain("3 lignes lues, 3 acceptées, 0 à corriger.");
    expect(un.sortie.match(/ : ACCEPTEE$/gmu)).toHaveLength(3);
    expect(un.sortie).toContain("id_ligne;statut;codes");
    expect(un.sortie).not.toContain(POMPIERS[0]?.nir);
    const deux = await executerLeScript(envoye);
    expect(deux).toEqual(un);
  }, 60_000);

  it("des lignes fausses sont expliquées ; un fichier refusé, une clé inconnue arrêtent le script", async () => {
    const faux = exemple.replaceAll("sdis-2025", "faux-2025").replace(";creation;", ";creatoin;");
    const { statut, sortie } = await executerLeScript(fichier("faux.csv", faux));
    expect(statut).toBe(0);
    expect(sortie).toMatch(/ligne 2, faux-2025-000001 : REJETEE\n {2}operation : /u);
    const refuse = await executerLeScript(fichier("autre.csv", "nom,prenom\r\nA,B\r\n"));
    expect(refuse.statut).not.toBe(0);
    expect(refuse.erreurs).toContain("Fichier refusé");
    const inconnue = await executerLeScript(fichier("faux.csv", faux), "inconnue");
    expect(inconnue.erreurs).toContain("Jeton refusé (401, invalid_client)");
    expect(inconnue.erreurs).not.toContain(logiciel.clePrivee.split("\n")[1]);
  }, 60_000);

  it.each(POMPIERS.map((pompier) => [pompier.cle, pompier] as const))(
    "%s se connecte, donne son numéro et trouve ses 240 € (L5151-9, L5151-11)",
    async (cle, { signature }) => {
      const avant = await lotsDuGrandLivre();
      const client = new Client(service);
      await ouvrirCompteDe(client, cle);
      const droits = enTexte((await client.aller("/mon-compte/droits")).html);
      expect(droits).toContain("240 €");
      const apres = await lotsDuGrandLivre();
      expect(apres).toHaveLength((Array.isArray(avant) ? avant.length : 0) + 1);
      expect(apres).toContainEqual({
        activite: ACTIVITE,
        annee: Number(signature.slice(0, 4)),
        montant: 24_000,
        financeur: "autorite_gestion_sis",
      });
    },
    30_000,
  );
});
