// Ce que la démonstration montre des formations : un catalogue riche, des organismes de toutes sortes, et des personnes qui ont de quoi payer.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Client } from "../../../tests/outils/client.js";
import { SANS_CRITERE } from "../../../tests/outils/criteres.js";
import { type ServiceDeTest, unService } from "../../../tests/outils/service.js";
import { ouvrirCompteDe, personneSimulee } from "../../../tests/outils/visites.js";
import { chercherFormations, listerFormateurs, listerFormationsDe, PUBLICS, ROLES_ASSOCIATIFS } from "../../metier/catalogue/index.js";
import type { Contexte } from "../../metier/contexte.js";
import { compteurCpf } from "../../metier/cpf/index.js";
import { lireSoldes, listerLots } from "../../metier/grand-livre/index.js";
import { empreinteNir, trouverTitulaireParEmpreinte } from "../../metier/identite/index.js";
import { ajouterJoursOuvres } from "../../regles/dossier/index.js";
import { anneeDe, dateCivile } from "../../socle/valeurs/date-civile.js";
import { lireSiret } from "../../socle/valeurs/siret.js";
import { EMPLOYEUR_DEMONSTRATION, FORMATEURS_DEMONSTRATION } from "../simulateur/formateurs.js";
import { formationsDeDemonstration } from "./formations.js";

let service: ServiceDeTest;
beforeAll(async () => {
  service = await unService();
});
afterAll(() => service.fermer());
const systeme = (): Contexte => ({ base: service.bases.base, horloge: service.horloge, acteur: { genre: "systeme" } });

describe("le catalogue de la démonstration (L6323-6)", () => {
  it.each(["2026-11-23", "2026-12-24", "2027-04-30", "2028-02-29"])(
    "a plus de quarante formations de bénévoles et de volontaires, datées de façon qu'on puisse s'y inscrire au jour %s",
    async (jour) => {
      const aujourdhui = dateCivile(jour);
      const formations = await formationsDeDemonstration(aujourdhui);
      const benevoles = formations.filter(({ type }) => type === "benevoles_volontaires");
      expect(benevoles.length).toBeGreaterThanOrEqual(40);
      expect(new Set(benevoles.flatMap(({ publics }) => publics))).toEqual(new Set(PUBLICS));
      expect(new Set(benevoles.flatMap(({ roles }) => roles))).toEqual(new Set(ROLES_ASSOCIATIFS));
      const actions = formations.flatMap((formation) => formation.actions);
      expect(Math.max(...benevoles.flatMap((une) => une.actions.map(({ prix }) => prix)))).toBe(72_000);
      expect(new Set(actions.map(({ modalite }) => modalite))).toEqual(new Set(["presentiel", "mixte", "distance"]));
      expect(new Set(actions.map(({ accessible }) => accessible))).toEqual(new Set([true, false]));
      const douze = ajouterJoursOuvres(aujourdhui, 12, null);
      for (const { sessions, entreesPermanentes } of actions) {
        expect(entreesPermanentes || sessions.some(({ debut, etat }) => etat === "ouverte" && debut >= douze)).toBe(true);
        expect(sessions.every(({ debut, etat }) => debut >= douze || etat !== "ouverte")).toBe(true);
      }
      expect(actions.some(({ sessions }) => sessions.some(({ fin }) => fin < aujourdhui))).toBe(true);
    },
  );

  it("a des organismes inscrits, un qui ne l'est pas, un suspendu, et chacun son offre", async () => {
    const agente: Contexte = { ...systeme(), acteur: { genre: "agent", agentId: "agente" } };
    const tous = await listerFormateurs(agente, { texte: "" });
    expect(tous.filter(({ organismeId }) => organismeId === null).map(({ siret }) => siret)).toEqual([
      FORMATEURS_DEMONSTRATION.find(({ cle }) => cle === "academie-littoral")?.siret,
    ]);
    const inscrits = tous.filter(({ organismeId }) => organismeId !== null);
    const attendus = FORMATEURS_DEMONSTRATION.filter(({ responsables }) => responsables.length > 0);
    expect(inscrits.map(({ siret }) => siret).sort()).toEqual(attendus.map(({ siret }) => siret).sort());
    expect(inscrits.filter(({ suspension }) => suspension !== null)).toHaveLength(1);
    for (const { organismeId } of inscrits) {
      if (organismeId === null) throw new Error("Un organisme inscrit a son identifiant.");
      expect((await listerFormationsDe(systeme(), organismeId)).length).toBeGreaterThan(0);
    }
    const sirets = [...FORMATEURS_DEMONSTRATION.map(({ siret }) => siret), EMPLOYEUR_DEMONSTRATION.siret];
    expect(sirets.map(lireSiret)).toEqual(sirets);
    expect(new Set(sirets).size).toBe(sirets.length);
  });

  it("se cherche, sans jamais proposer une certification finie", async () => {
    const criteres = { ...SANS_CRITERE, rayonKm: 50 };
    const trouver = async (texte: string) => (await chercherFormations(systeme(), { ...criteres, texte })).fiches;
    expect(
      (await trouver("gestionnaire économie sociale")).map(({ certification, prix }) => [certification?.split(" ")[0], prix]),
    ).toContainEqual([expect.stringContaining("RNCP99000101"), 150_000]);
    expect(await trouver("comptabilité")).not.toEqual([]);
    for (const finie of ["tourier boulangerie", "agroalimentaire"]) expect(await trouver(finie)).toEqual([]);
  });

  it("garde dans l'offre d'un organisme des certifications dont l'enregistrement est fini, pour montrer le refus (L6323-6)", async () => {
    const agente: Contexte = { ...systeme(), acteur: { genre: "agent", agentId: "agente" } };
    const siret = FORMATEURS_DEMONSTRATION.find(({ cle }) => cle === "institut-metiers")?.siret ?? "";
    const [{ organismeId } = { organismeId: null }] = await listerFormateurs(agente, { texte: siret });
    const offre = await listerFormationsDe(systeme(), organismeId ?? "");
    const aujourdhui = service.horloge.aujourdhui();
    const finies = offre.filter(({ certification }) => (certification?.finEnregistrement ?? aujourdhui) < aujourdhui);
    expect(finies.map(({ certification }) => certification?.code).sort()).toEqual(["RNCP30271", "RS6117"]);
    expect(offre.filter(({ certification }) => certification?.clea === true)).toHaveLength(1);
  });
});

/** Ouvre le compte d'une personne de la démonstration par la page, et rend son identifiant. */
async function ouvrir(cle: string): Promise<string> {
  await ouvrirCompteDe(new Client(service), cle);
  const titulaireId = await trouverTitulaireParEmpreinte(systeme(), empreinteNir(personneSimulee(cle).nir));
  if (titulaireId === null) throw new Error(`Le compte de « ${cle} » n'est pas ouvert.`);
  return titulaireId;
}

describe("les personnes de la démonstration, dès leur première connexion", () => {
  it("l'employée a 1 200 € au CPF, puis deux droits de 240 € dans l'ordre de leur déclaration (D5151-13)", async () => {
    const titulaireId = await ouvrir("employee-formation");
    const an = anneeDe(service.horloge.aujourdhui());
    expect((await compteurCpf().lire(systeme(), titulaireId)).centimes).toBe(120_000);
    const lots = await listerLots(systeme(), titulaireId);
    expect(lots.map(({ financeur, declareLe, disponible }) => [financeur, declareLe, disponible])).toEqual([
      ["autorite_gestion_sis", `${an - 2}-03-20`, 24_000],
      ["etat", `${an - 1}-05-10`, 24_000],
    ]);
  });

  it("la bénévole retraitée a 480 € de droits d'engagement (L6323-3)", async () => {
    const titulaireId = await ouvrir("benevole-retraitee");
    expect((await lireSoldes(systeme(), titulaireId)).cec.disponible).toBe(48_000);
  });

  it("le demandeur d'emploi a une dotation de sa région, et l'agente publique des heures (L6323-4 III, décret 2017-928)", async () => {
    const demandeur = await compteurCpf().lire(systeme(), await ouvrir("demandeur-emploi"));
    expect(demandeur).toMatchObject({ centimes: 100_000, dotations: [{ financeur: "region", disponible: 50_000 }] });
    expect(await compteurCpf().lire(systeme(), await ouvrir("agent-public"))).toMatchObject({ centimes: 0, heures: 48.5 });
  });
});
