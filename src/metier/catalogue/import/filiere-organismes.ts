// Garder les organismes de formation de la liste publique.
import { createHash } from "node:crypto";
import { rafraichirRecherche } from "../rafraichir-recherche.js";
import { doublon, type Filiere } from "./filiere.js";
import { lireOrganismes, type OrganismeDonne } from "./lire-organismes.js";
import { ecrireOrganismesRecus, formationsDesOrganismes } from "./organismes-recus.sql.js";
import { Vus } from "./vus.js";

/** Ce que pèse un organisme, en caractères environ. */
const POIDS = 300;

export function filiereOrganismes(): Filiere<OrganismeDonne> {
  const vus = new Vus();
  return {
    lire: lireOrganismes,
    noter: ({ siret }) => (vus.ajouter(siret) ? null : { issue: "rejetee", fautes: [doublon(siret)] }),
    peser: () => POIDS,
    async garder({ base, horloge }, organismes, importId) {
      const lignes = organismes.map((organisme) => {
        const empreinte = createHash("sha256").update(JSON.stringify(organisme)).digest("hex");
        return { ...organisme, empreinte };
      });
      const ecrits = await ecrireOrganismesRecus(base, lignes, { importId, le: horloge.maintenant() });
      const changes = ecrits.filter(({ creee }) => !creee).map(({ siret }) => siret);
      if (changes.length > 0) await rafraichirRecherche(base, await formationsDesOrganismes(base, changes));
      const issues = new Map(ecrits.map(({ siret, creee }) => [siret, creee ? ("creee" as const) : ("modifiee" as const)]));
      return organismes.map(({ siret }) => ({ issue: issues.get(siret) ?? "inchangee" }));
    },
    // Un organisme absent de la liste peut encore avoir des dossiers en cours : il reste.
    retirer: async () => 0,
  };
}
