// Une offre pour les pages publiques : une formation de trésorier, d'autres pour remplir deux pages, un titre professionnel expiré.
import { enregistrerFormations, type FormationDonnee, referencerFormateur } from "../../src/metier/catalogue/index.js";
import type { Base } from "../../src/socle/base/base.js";
import { sql } from "../../src/socle/base/base.js";
import { horlogeArretee } from "../../src/socle/horloge.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { actionDeTest, formationDeTest, SIRET_AUTRE_FORMATEUR, SIRET_FORMATEUR, sessionDeTest } from "./offre.js";

const SECOURS: readonly FormationDonnee[] = Array.from({ length: 22 }, (_rien, rang) =>
  formationDeTest({
    numero: `SECOURS-${rang}`,
    intitule: `Premiers secours en équipe, niveau ${rang + 1}`,
    objectif: "Porter secours.",
    contenu: "Les gestes qui sauvent.",
    resultats: "",
    roles: ["securite"],
    publics: ["benevoles", "sapeurs_pompiers"],
    actions: [actionDeTest({ prix: 20_000 + rang * 1_000, accessible: rang % 2 === 0, commune: "Toulouse", codePostal: "31000" })],
  }),
);

const TITRE_EXPIRE = formationDeTest({
  siret: SIRET_AUTRE_FORMATEUR,
  numero: "RNCP-1",
  intitule: "Manager du développement commercial",
  objectif: "Conduire une équipe de vente.",
  contenu: "Vendre, conduire, rendre compte.",
  resultats: "",
  type: "rncp",
  certification: "RNCP99999",
  publics: [],
  roles: [],
  actions: [actionDeTest({ prix: 150_000, heures: 420, commune: "Toulouse", codePostal: "31000" })],
});

const TRESORIER = formationDeTest({
  numero: "TRESORIER-1",
  intitule: "Devenir trésorier d'une association",
  prerequis: "Savoir se servir d'un tableur.",
  prerequisAVerifier: true,
  actions: [
    actionDeTest({
      prix: 40_000,
      sessions: [
        sessionDeTest(),
        sessionDeTest({ numero: "S2", debut: dateCivile("2027-03-01"), fin: dateCivile("2027-03-02"), places: 0 }),
      ],
    }),
    actionDeTest({
      numero: "A2",
      modalite: "distance",
      adresse: "",
      codePostal: null,
      commune: "",
      prix: 9_000,
      entreesPermanentes: true,
      sessions: [],
    }),
  ],
});

/** Enregistre l'offre et rend l'identifiant de la formation de trésorier et celui du titre expiré ; seul le premier formateur reçoit des demandes. */
export async function uneOffrePublique(base: Base): Promise<{ tresorier: string; titreExpire: string }> {
  const horloge = horlogeArretee("2026-11-23T10:00:00Z");
  await base.transaction(async (tx) => {
    const ctx = { base: tx, horloge, acteur: { genre: "systeme" } } as const;
    await referencerFormateur(ctx, { siret: SIRET_FORMATEUR, denomination: "Maison des associations" });
    await tx.requete(sql`
      insert into catalogue.certifications (code, intitule, active, fin_enregistrement, remplacee_par, empreinte, modifiee_le)
      values ('RNCP99999', 'Manager du développement commercial', false, '2026-06-30', '{RNCP99998}', '\\x00', ${horloge.maintenant()})`);
    await enregistrerFormations(ctx, { formations: [TRESORIER, ...SECOURS, TITRE_EXPIRE], importId: null });
  });
  const lire = async (numero: string) => {
    const [ligne] = await base.requete<{ id: string }>(sql`select id from catalogue.formations where numero = ${numero}`);
    return ligne?.id ?? "";
  };
  return { tresorier: await lire("TRESORIER-1"), titreExpire: await lire("RNCP-1") };
}
