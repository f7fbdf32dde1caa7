// Ce que l'organisme peut déclarer, dit à son logiciel.
import { autorisationsDe, vautLe } from "../../metier/organismes/index.js";
import { definirOperation, organismeDe, SANS_PARAMETRES } from "./operation.js";
import { schemaAutorisations } from "./schemas.js";

export const listerAutorisations = definirOperation({
  id: "listerAutorisations",
  methode: "GET",
  chemin: "/api/v1/autorisations",
  groupe: "Autorisations",
  portee: "depots:lire",
  resume: "Ce que l'organisme peut déclarer",
  description: "Les types d'activité que l'organisme peut déclarer, leurs dates, et s'il peut employer le numéro de sécurité sociale.",
  parametres: SANS_PARAMETRES,
  reponses: { 200: { description: "Les autorisations, en vigueur ou finies.", schema: schemaAutorisations } },
  async traiter(appel) {
    const { base, horloge, acteur } = appel;
    const jour = horloge.aujourdhui();
    const autorisations = await autorisationsDe({ base, horloge, acteur }, organismeDe(appel));
    return {
      statut: 200,
      corps: {
        autorisations: autorisations.map((une) => ({
          code_activite: une.type,
          depuis: une.depuis,
          jusqu_au: une.jusquAu,
          en_vigueur: vautLe(une, jour),
          peut_employer_nir: une.peutEmployerNir,
        })),
      },
    };
  },
});
