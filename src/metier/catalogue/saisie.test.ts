// La saisie de l'offre au portail : les règles par champ, les numéros engendrés, les sessions tenues, et chacun chez soi.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Monde, responsableDeTest, SYSTEME, unMonde } from "../../../tests/outils/benevoles.js";
import { actionDeTest, formationDeTest, SIRET_AUTRE_FORMATEUR, SIRET_FORMATEUR, sessionDeTest } from "../../../tests/outils/offre.js";
import { sql } from "../../socle/base/base.js";
import { type DateCivile, dateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import type { Acteur } from "../identite/index.js";
import { ajouterResponsable } from "../organismes/index.js";
import {
  ajouterSession,
  autoriserBenevoles,
  changerSession,
  controlerSaisie,
  type FormationSaisie,
  lireFormation,
  listerFormationsDe,
  referencerFormateur,
  retirerFormation,
  saisirFormation,
} from "./index.js";

const AGENT: Acteur = { genre: "agent", agentId: "agente-1" };
let monde: Monde;
let organismeId: string;
let autreId: string;
let responsable: Acteur;
const ctx = (acteur: Acteur): Contexte => ({ base: monde.test.base, horloge: monde.horloge, acteur });

function saisie(changements: Partial<FormationSaisie> = {}): FormationSaisie {
  const { source, siret, numero, ...formation } = formationDeTest();
  return { ...formation, ...changements };
}
const saisir = (formation: FormationSaisie, qui = responsable) => monde.agir(qui, (c) => saisirFormation(c, { organismeId, formation }));

beforeAll(async () => {
  monde = await unMonde("2026-11-23T10:00:00Z");
  const inscrire = (siret: string) => monde.agir(AGENT, (c) => referencerFormateur(c, { siret, denomination: `Centre ${siret}` }));
  ({ organismeId } = await inscrire(SIRET_FORMATEUR));
  ({ organismeId: autreId } = await inscrire(SIRET_AUTRE_FORMATEUR));
  await monde.agir(AGENT, (c) => autoriserBenevoles(c, { siret: SIRET_FORMATEUR, raison: "Essai." }));
  const personne = { courriel: "offre@centre.fr", nom: "Ferrand", prenom: "Lise", fonction: "directrice" };
  await monde.agir(AGENT, (c) => ajouterResponsable(c, { organismeId, ...personne }));
  responsable = { ...responsableDeTest(personne.courriel), organismes: [organismeId] };
  const certifications: readonly [string, boolean, string | null, boolean][] = [
    ["RNCP100", true, null, false],
    ["RNCP101", false, null, false],
    ["RNCP102", true, "2026-11-22", false],
    ["RS100", true, "2026-11-23", false],
    ["RS5616", true, null, true],
  ];
  for (const [code, active, fin, clea] of certifications) {
    await monde.test.base.requete(sql`insert into catalogue.certifications (code, intitule, active, fin_enregistrement, clea, empreinte, modifiee_le)
      values (${code}, ${`Titre ${code}`}, ${active}, ${fin}, ${clea}, ''::bytea, now())`);
  }
  await monde.test.base.requete(sql`insert into catalogue.blocs values ('RNCP100BC01', 'RNCP100', 'Premier bloc')`);
});
afterAll(() => monde.test.fermer());

describe("la saisie d'une formation", () => {
  it("pour des bénévoles, demande l'autorisation de l'exploitant (L6323-6 II 5°)", async () => {
    const autoriser = (raison: string | null) => monde.agir(AGENT, (c) => autoriserBenevoles(c, { siret: SIRET_FORMATEUR, raison }));
    await autoriser(null);
    const essai = saisir(saisie({ type: "benevoles_volontaires" }));
    await expect(essai).rejects.toMatchObject({ details: { champ: "type", faute: "benevoles_non_autorise" } });
    await autoriser("Essai.");
    expect((await saisir(saisie({ type: "benevoles_volontaires" }))).numero).not.toBe("");
  });

  it("engendre les numéros qui manquent, et le même numéro la change", async () => {
    const vide = actionDeTest({ numero: "", sessions: [sessionDeTest({ numero: "" }), sessionDeTest({ numero: "" })] });
    const { formationId, numero } = await saisir(saisie({ actions: [vide] }));
    const gardee = await lireFormation(ctx({ genre: "anonyme" }), formationId);
    expect(numero).toMatch(/^F-[0-9A-F]{8}$/u);
    expect(gardee).toMatchObject({ source: "portail", numero, organisme: { siret: SIRET_FORMATEUR, organismeId } });
    expect(gardee.actions[0]?.sessions).toHaveLength(2);
    expect(await saisir(saisie({ numero, intitule: "Autre titre", actions: gardee.actions }))).toEqual({ formationId, numero });
    const changee = await lireFormation(ctx(AGENT), formationId);
    expect(changee).toEqual({ ...gardee, intitule: "Autre titre" });
  });

  it.each<[string, Partial<FormationSaisie>, string, string]>([
    ["sans intitulé", { intitule: " " }, "intitule", "manque"],
    ["intitulé sans fin", { intitule: "a".repeat(256) }, "intitule", "trop_long"],
    ["prérequis à vérifier sans le dire", { prerequisAVerifier: true }, "prerequis", "manque"],
    ["niveau 9", { niveauSortie: 9 }, "niveauSortie", "niveau"],
    ["page sans protocole", { url: "exemple.fr" }, "url", "adresse_web"],
    ["bénévoles sans public (L6323-6 II 5°)", { publics: [] }, "publics", "public_manque"],
    ["bénévoles et certification", { certification: "RNCP100" }, "certification", "certification_interdite"],
    ["RNCP sans code", { type: "rncp", publics: [] }, "certification", "certification_manque"],
    ["code sans forme", { type: "rncp", publics: [], certification: "100" }, "certification", "certification_forme"],
    [
      "RNCP au répertoire spécifique",
      { type: "rncp", publics: [], certification: "RS100" },
      "certification",
      "certification_autre_repertoire",
    ],
    ["certification inconnue", { type: "rncp", publics: [], certification: "RNCP9" }, "certification", "certification_inconnue"],
    ["certification inactive", { type: "rncp", publics: [], certification: "RNCP101" }, "certification", "certification_inactive"],
    ["certification finie hier", { type: "rncp", publics: [], certification: "RNCP102" }, "certification", "certification_inactive"],
    ["CléA qui n'en est pas", { type: "clea", publics: [], certification: "RS100" }, "certification", "certification_autre_repertoire"],
    ["bloc absent", { type: "bloc_competences", publics: [], certification: "RNCP100" }, "blocs", "bloc_manque"],
    ["bloc d'ailleurs", { type: "bloc_competences", publics: [], certification: "RNCP100", blocs: ["X"] }, "blocs", "bloc_inconnu"],
    ["public d'un RNCP", { type: "rncp", certification: "RNCP100" }, "publics", "public_sans_objet"],
    ["sans lieu", { actions: [] }, "actions", "action_manque"],
    ["sans commune", { actions: [actionDeTest({ commune: "" })] }, "actions.0.commune", "commune_manque"],
    ["code postal court", { actions: [actionDeTest({ codePostal: "3800" })] }, "actions.0.codePostal", "code_postal"],
    ["prix négatif", { actions: [actionDeTest({ prix: -1 })] }, "actions.0.prix", "prix"],
    ["prix en décimales", { actions: [actionDeTest({ prix: 0.5 })] }, "actions.0.prix", "prix"],
    ["zéro heure", { actions: [actionDeTest({ heures: 0 })] }, "actions.0.heures", "heures"],
    ["heures illisibles", { actions: [actionDeTest({ heures: Number.NaN })] }, "actions.0.heures", "heures"],
    ["sans date", { actions: [actionDeTest({ sessions: [] })] }, "actions.0.sessions", "session_manque"],
    ["deux lieux du même numéro", { actions: [actionDeTest(), actionDeTest()] }, "actions.1.numero", "numero_en_double"],
  ])("nomme le champ en faute : %s", async (_cas, changements, champ, faute) => {
    await expect(saisir(saisie(changements))).rejects.toMatchObject({ code: "catalogue/saisie-invalide", details: { champ, faute } });
  });

  it.each<[string, { debut?: DateCivile; fin?: DateCivile; places?: number }, string, string]>([
    ["la fin précède", { fin: dateCivile("2027-01-31") }, "fin", "fin_avant_debut"],
    ["déjà finie", { debut: dateCivile("2026-11-01"), fin: dateCivile("2026-11-22") }, "fin", "session_passee"],
    ["places en trop peu", { places: -1 }, "places", "places"],
  ])("juge les dates d'une session : %s", async (_cas, changements, champ, faute) => {
    const essai = saisie({ actions: [actionDeTest({ sessions: [sessionDeTest({ numero: "", ...changements })] })] });
    expect(await controlerSaisie(ctx(responsable), essai)).toEqual([{ champ: `actions.0.sessions.0.${champ}`, faute }]);
  });

  it("une session passée n'empêche pas de changer la formation", async () => {
    const passee = sessionDeTest({ debut: dateCivile("2026-11-01"), fin: dateCivile("2026-11-22") });
    expect(await controlerSaisie(ctx(responsable), saisie({ actions: [actionDeTest({ sessions: [passee] })] }))).toEqual([]);
  });

  it("dit toutes les fautes d'un coup", async () => {
    const fautes = await controlerSaisie(
      ctx(responsable),
      saisie({ intitule: "", publics: [], actions: [actionDeTest({ prix: -1, heures: 0 })] }),
    );
    expect(fautes.map(({ champ }) => champ)).toEqual(["intitule", "publics", "actions.0.prix", "actions.0.heures"]);
  });

  it.each<Partial<FormationSaisie>>([
    { type: "rncp", publics: [], certification: "RNCP100" },
    { type: "bloc_competences", publics: [], certification: "RNCP100", blocs: ["RNCP100BC01"] },
    { type: "repertoire_specifique", publics: [], certification: "RS100" },
    { type: "clea", publics: [], certification: "RS5616" },
    { type: "bilan_competences", publics: [] },
    { actions: [actionDeTest({ modalite: "distance", commune: "", codePostal: null, entreesPermanentes: true, sessions: [] })] },
  ])("accepte ce que la loi finance : %j (L6323-6)", async (changements) => {
    expect(await controlerSaisie(ctx(responsable), saisie(changements))).toEqual([]);
  });
});

describe("les sessions et le retrait", () => {
  const session = { debut: dateCivile("2027-03-01"), fin: dateCivile("2027-03-02"), places: 8 };

  it("ajoute, suspend et rouvre une session", async () => {
    const { formationId, numero } = await saisir(saisie());
    const actionId = (await lireFormation(ctx(AGENT), formationId)).actions[0]?.id ?? "";
    const { sessionId } = await monde.agir(responsable, (c) => ajouterSession(c, { organismeId, actionId, ...session }));
    await monde.agir(responsable, (c) => changerSession(c, { organismeId, sessionId, etat: "suspendue" }));
    const sessions = (await lireFormation(ctx(AGENT), formationId)).actions[0]?.sessions ?? [];
    expect(sessions.find(({ id }) => id === sessionId)).toMatchObject({ ...session, etat: "suspendue" });
    // Renvoyer l'ancienne offre, même identique, la rétablit : la session ajoutée n'y est pas.
    await saisir(saisie({ numero }));
    expect((await lireFormation(ctx(AGENT), formationId)).actions[0]?.sessions.map((s) => s.numero)).toEqual(["S1"]);
  });

  it("refuse une date impossible, et ce qui n'est pas à l'organisme", async () => {
    const { formationId } = await saisir(saisie());
    const action = (await lireFormation(ctx(AGENT), formationId)).actions[0];
    const [actionId, sessionId] = [action?.id ?? "", action?.sessions[0]?.id ?? ""];
    const essais: readonly [() => Promise<unknown>, string][] = [
      [
        () => ajouterSession(ctx(responsable), { organismeId, actionId, ...session, fin: dateCivile("2027-02-01") }),
        "catalogue/saisie-invalide",
      ],
      [() => ajouterSession(ctx(responsable), { organismeId, actionId: sessionId, ...session }), "catalogue/action-introuvable"],
      [() => changerSession(ctx(responsable), { organismeId, sessionId: "x", etat: "fermee" }), "catalogue/session-introuvable"],
      [() => ajouterSession(ctx(SYSTEME), { organismeId: autreId, actionId, ...session }), "catalogue/action-introuvable"],
      [() => changerSession(ctx(SYSTEME), { organismeId: autreId, sessionId, etat: "fermee" }), "catalogue/session-introuvable"],
      [() => retirerFormation(ctx(SYSTEME), { organismeId: autreId, formationId }), "catalogue/formation-introuvable"],
      [() => ajouterSession(ctx(responsable), { organismeId: autreId, actionId, ...session }), "identite/action-interdite"],
      [() => changerSession(ctx(responsable), { organismeId: autreId, sessionId, etat: "fermee" }), "identite/action-interdite"],
      [() => retirerFormation(ctx(responsable), { organismeId: autreId, formationId }), "identite/action-interdite"],
      [() => saisirFormation(ctx(responsable), { organismeId: autreId, formation: saisie() }), "identite/action-interdite"],
    ];
    for (const [essai, code] of essais) await expect(essai()).rejects.toMatchObject({ code });
  });

  it("une formation retirée se lit encore, ne se liste plus, et revient si on la saisit de nouveau", async () => {
    const { formationId, numero } = await saisir(saisie());
    const liste = async () => (await listerFormationsDe(ctx(responsable), organismeId)).map(({ id }) => id);
    expect(await liste()).toContain(formationId);
    for (let fois = 0; fois < 2; fois += 1) await monde.agir(responsable, (c) => retirerFormation(c, { organismeId, formationId }));
    expect(await liste()).not.toContain(formationId);
    const retiree = await lireFormation(ctx({ genre: "anonyme" }), formationId);
    expect(retiree).toMatchObject({ retiree: true, actions: [{ numero: "A1", sessions: [{ numero: "S1" }] }] });
    await saisir(saisie({ numero }));
    expect((await lireFormation(ctx(AGENT), formationId)).retiree).toBe(false);
  });

  it("une clé inconnue ou mal formée n'est pas une formation", async () => {
    for (const cle of ["", "x", "00000000-0000-4000-8000-000000000000"])
      await expect(lireFormation(ctx(AGENT), cle)).rejects.toMatchObject({ code: "catalogue/formation-introuvable" });
  });
});
