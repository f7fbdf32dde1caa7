// Ce que le temps fait des dossiers : chaque délai laissé passer, un dossier malade, et le numéro qu'on dicte.
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ETATS_MENES, type MondeFormation, type SessionDOffre, unMondeFormation } from "../../../tests/outils/dossiers-formation.js";
import { ecrireDossier, verrouillerDossier } from "./dossiers.sql.js";
import {
  type Dossier,
  echoirDossiers,
  installerLecturesDossier,
  lireDossierExploitant,
  lireNumeroDossier,
  listerDossiersIsoles,
  proposer,
} from "./index.js";
import { tirerNumero } from "./numero.js";

let monde: MondeFormation;
let session: SessionDOffre;

beforeAll(async () => {
  monde = await unMondeFormation();
  session = await monde.offre({}, { prix: 20_000 });
});
beforeEach(() => monde.horloge.placer("2026-09-01T09:00:00Z"));
afterAll(() => monde.test.fermer());

const neuf = () => monde.beneficiaire({ lots: [24_000], statut: "demandeur_emploi" });
const recu = (id: string) => ({ organismeId: monde.organismeId, dossierId: id });
const temps = () => echoirDossiers(monde.test.base, monde.horloge);

describe("le temps", () => {
  const CAS: readonly [(typeof ETATS_MENES)[number], string, Dossier["etat"]][] = [
    ["brouillon", "2027-09-01", "sans_suite_titulaire"],
    ["demandee", "2026-09-20", "sans_suite_organisme"],
    ["en_verification", "2026-11-01", "sans_suite_organisme"],
    ["proposee", "2026-09-20", "sans_suite_titulaire"],
    ["attente_paiement", "2026-10-20", "sans_suite_titulaire"],
    ["acceptee", "2027-09-01", "annulee_organisme"],
    ["en_formation", "2027-09-01", "annulee_organisme"],
    ["en_examen", "2027-09-01", "annulee_titulaire"],
    ["service_fait_declare", "2027-02-01", "service_fait_valide"],
  ];
  it.each(CAS)("%s, laissé jusqu'au %s, devient %s, et aucun droit ne reste réservé", async (etat, jour, fin) => {
    const titulaire = await monde.beneficiaire({ lots: [24_000], statut: etat === "attente_paiement" ? "salarie" : "demandeur_emploi" });
    const { id } = await monde.dossier(titulaire, session, etat);
    monde.horloge.placer(`${jour}T09:00:00Z`);
    await temps();
    expect((await monde.relire(titulaire, id)).etat).toBe(fin);
    const [lot] = await monde.lots(titulaire);
    expect(lot).toMatchObject(fin === "service_fait_valide" ? { disponible: 4_000, utilise: 20_000 } : { disponible: 24_000, reserve: 0 });
  });

  it("une action qui arrive après l'échéance trouve le dossier déjà échu, que la tâche soit passée ou non", async () => {
    const titulaire = await neuf();
    const { id } = await monde.dossier(titulaire, session, "demandee");
    monde.horloge.placer("2026-09-20T09:00:00Z");
    const refus = await monde.refus(monde.formateur, (ctx) => proposer(ctx, { ...recu(id), changements: null, mot: "" }));
    expect(refus).toMatchObject({ code: "dossiers/etape-impossible", details: { etat: "sans_suite_organisme" } });
  });

  it("le dernier jour utile est compris : rien n'échoit avant le lendemain", async () => {
    const titulaire = await neuf();
    const { id, echeances } = await monde.dossier(titulaire, session, "demandee");
    const jour = echeances[0]?.jour ?? "";
    monde.horloge.placer(`${jour}T20:00:00Z`);
    await temps();
    expect((await monde.relire(titulaire, id)).etat).toBe("demandee");
  });

  it("un dossier qui lève est mis de côté et signalé, sans arrêter les autres ; réparé, il passe", async () => {
    const titulaire = await neuf();
    const { id: malade } = await monde.dossier(titulaire, session, "acceptee");
    const { id: sain } = await monde.dossier(titulaire, session, "demandee");
    const garde = await monde.test.base.transaction((tx) => verrouillerDossier(tx, malade));
    if (garde === null) throw new Error("Dossier perdu.");
    await monde.test.base.transaction((tx) => ecrireDossier(tx, { ...garde, reservationCec: randomUUID() }));
    monde.horloge.placer("2027-09-01T09:00:00Z");
    const signales: string[] = [];
    await echoirDossiers(monde.test.base, monde.horloge, (_erreur, dossierId) => signales.push(dossierId));
    expect(signales).toEqual([malade]);
    expect((await monde.relire(titulaire, sain)).etat).toBe("sans_suite_organisme");
    expect(await monde.agir(monde.agent, listerDossiersIsoles)).toMatchObject([
      { dossierId: malade, numero: garde.numero, raison: "grand-livre/reservation-inconnue" },
    ]);
    await monde.test.base.transaction((tx) => ecrireDossier(tx, garde));
    expect(await temps()).toBe(1);
    expect(await monde.agir(monde.agent, listerDossiersIsoles)).toEqual([]);
  });
});

describe("le numéro d'un dossier", () => {
  it("se relit comme on le tape, et une faute d'un signe ou deux signes inversés se voient", () => {
    fc.assert(
      fc.property(fc.nat(9), fc.constantFrom(..."23456789ABCDEFGHJKMNPQRSTUVWXYZ"), (rang, signe) => {
        const numero = tirerNumero();
        const nus = numero.replace("-", "");
        expect(lireNumeroDossier(` ${nus.toLowerCase()} `)).toBe(numero);
        const change = nus.slice(0, rang) + signe + nus.slice(rang + 1);
        expect(lireNumeroDossier(change)).toBe(change === nus ? numero : null);
        const inverse =
          nus.slice(0, rang) +
          nus
            .slice(rang, rang + 2)
            .split("")
            .reverse()
            .join("") +
          nus.slice(rang + 2);
        if (inverse !== nus) expect(lireNumeroDossier(inverse)).toBeNull();
      }),
    );
  });

  it("désigne le dossier chez l'exploitant", async () => {
    const titulaire = await neuf();
    const { id, numero } = await monde.dossier(titulaire, session, "demandee");
    expect((await monde.agir(monde.agent, (ctx) => lireDossierExploitant(ctx, numero.toLowerCase()))).id).toBe(id);
    expect((await monde.refus(monde.agent, (ctx) => lireDossierExploitant(ctx, "inconnu"))).code).toBe("dossiers/introuvable");
  });
});

describe("les lectures de l'exploitant", () => {
  it("un choix mal écrit est refusé et ne change rien", () => {
    expect(installerLecturesDossier("depart=acceptation, retractation=jours")).toEqual([]);
    expect(installerLecturesDossier("depart=hier")).toEqual(["LECTURES_DOSSIER : « depart=hier » n'est pas une lecture connue"]);
    expect(installerLecturesDossier("")).toEqual([]);
  });
});
