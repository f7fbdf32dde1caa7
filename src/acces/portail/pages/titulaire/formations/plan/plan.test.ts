// Le plan et ses cas de vie, par de vraies requêtes : des droits attendus, une détention, une adresse sans formation.
import { afterAll, beforeAll, expect, it } from "vitest";
import { Client } from "../../../../../../../tests/outils/client.js";
import { type SessionDOffre, unMondeFormation } from "../../../../../../../tests/outils/dossiers-formation.js";
import { sessionDeTest } from "../../../../../../../tests/outils/offre.js";
import { type ServiceDeTest, unService } from "../../../../../../../tests/outils/service.js";
import { ouvrirCompteDe } from "../../../../../../../tests/outils/visites.js";
import { sql } from "../../../../../../socle/base/base.js";

let service: ServiceDeTest;
let etudiante: Client;
let rncp: SessionDOffre;
let benevoles: SessionDOffre;

beforeAll(async () => {
  service = await unService();
  const monde = await unMondeFormation("2026-11-23T10:00:00Z", service.bases);
  const sessions = [sessionDeTest()];
  rncp = await monde.offre({ type: "rncp", intitule: "Assistante de direction" }, { prix: 150_000, heures: 70, sessions });
  benevoles = await monde.offre({}, { prix: 40_000, sessions });
  etudiante = new Client(service);
  await ouvrirCompteDe(etudiante, "etudiante");
}, 60_000);
afterAll(() => service.fermer());

async function lire(session: SessionDOffre, suite = ""): Promise<string> {
  const { html, statut } = await etudiante.aller(
    `/mon-compte/formations/plan?action=${session.actionId}&session=${session.sessionId}${suite}`,
  );
  expect(statut).toBe(200);
  return html
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/gu, " ");
}

it("sans droit attendu, on le dit, et l'adresse qui les compterait ne change rien", async () => {
  expect(await lire(rncp)).toContain("Vous n'attendez aucun droit");
  expect(await lire(rncp, "&droits=oui")).not.toContain("Dans cette hypothèse");
});

it("les droits attendus se nomment, avec leur jour, et refont le plan à côté (D5151-13)", async () => {
  const faits = JSON.stringify({ type: "reserve_militaire_operationnelle", annee: 2026, jours: 95 });
  await service.bases.base.requete(sql`
    insert into activites.activites (titulaire_id, id, organisme_id, id_externe, organisme_nom, type, faits, declare_le, recensee)
    select titulaire_id, gen_random_uuid(), 'organisme', 'x1', 'Organisme', 'reserve_militaire_operationnelle', ${faits}::jsonb,
      '2026-11-15', true from identite.titulaires`);
  expect(await lire(rncp)).toContain("240 € attendus (réserve militaire opérationnelle 2026)");
  const refait = await lire(rncp, "&droits=oui");
  expect(refait).toContain("Vous paieriez 240 € de moins");
  expect(refait).toContain("mes droits attendus sont inscrits");
});

it("en détention, les droits d'engagement attendent, et une formation de bénévoles est refusée (code pénitentiaire L411-6)", async () => {
  await service.bases.base.requete(sql`update identite.titulaires set statut = 'detenu'`);
  const certifiante = await lire(rncp);
  expect(certifiante).toContain("redeviennent utilisables à la libération");
  expect(certifiante).not.toContain("Droits d'engagement : service civique");
  const refusee = await lire(benevoles);
  expect(refusee).toContain("La loi n'admet pas ce financement");
  expect(refusee).toContain("Un aménagement de peine, ou la libération");
});

it("une adresse sans formation mène à la recherche, une formation inconnue est introuvable", async () => {
  expect(new URL((await etudiante.aller("/mon-compte/formations/plan")).url).pathname).toBe("/formations");
  expect((await etudiante.aller("/mon-compte/formations/plan?action=inconnue")).statut).toBe(404);
});
