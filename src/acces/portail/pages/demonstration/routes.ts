// Les pages propres à la démonstration ; elles ne sont inscrites que dans ce mode.
import { h } from "preact";
import { lireCourriels } from "../../../../socle/base/sessions.sql.js";
import { ajouterMois, type DateCivile, ecrireDateLongue, lireDateCivile } from "../../../../socle/valeurs/date-civile.js";
import type { HorlogeDeplacable } from "../../../demonstration/horloge-demonstration.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../route.js";
import { type CourrielMontre, PageCourriels } from "./courriels/page.js";
import { PageHorloge } from "./horloge/page.js";
import { routes as paiement } from "./paiement/route.js";

export interface OutilsDemonstration {
  readonly horloge: HorlogeDeplacable;
  /** Fait ce que le temps apporte : échéances, droits dus. */
  readonly rattraper: () => Promise<void>;
}

const TITRE = "Avancer le temps";
const HORIZON_MOIS = 600;

function lireJour(corps: Readonly<Record<string, string>>): DateCivile | null {
  const voulu = (corps["aller"] || corps["jour"] || "").trim();
  const francais = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/u.exec(voulu);
  if (francais === null) return lireDateCivile(voulu);
  return lireDateCivile(`${francais[3]}-${(francais[2] ?? "").padStart(2, "0")}-${(francais[1] ?? "").padStart(2, "0")}`);
}

async function avancer(demande: Demande, outils: OutilsDemonstration): Promise<Reponse> {
  const aujourdhui = outils.horloge.aujourdhui();
  const jour = lireJour(demande.corps);
  const refuser = (erreur: string) =>
    page(TITRE, h(PageHorloge, { aujourdhui, jeton: demande.jeton, saisi: demande.corps["jour"] ?? "", erreur }), 422);
  if (jour === null) return refuser("Ce jour n'a pas été compris. Écrivez-le comme 01/01/2028.");
  if (jour > ajouterMois(aujourdhui, HORIZON_MOIS)) return refuser("Ce jour est trop lointain : cinquante ans au plus.");
  if (!(await outils.horloge.avancerAu(jour))) return refuser(`Choisissez un jour après le ${ecrireDateLongue(aujourdhui)}.`);
  await outils.rattraper();
  demande.session.ecrire({ annonce: { ton: "acquis", texte: `Nous sommes maintenant le ${ecrireDateLongue(jour)}.` } });
  return rediriger("/demonstration/horloge");
}

export function routesDemonstration(outils: OutilsDemonstration): readonly Route[] {
  return [
    {
      methode: "GET",
      chemin: "/demonstration/horloge",
      action: "avancer_horloge",
      traiter: (demande) => Promise.resolve(page(TITRE, h(PageHorloge, { aujourdhui: outils.horloge.aujourdhui(), jeton: demande.jeton }))),
    },
    { methode: "POST", chemin: "/demonstration/horloge", action: "avancer_horloge", traiter: (demande) => avancer(demande, outils) },
    {
      methode: "GET",
      chemin: "/demonstration/courriels",
      action: "avancer_horloge",
      async traiter(demande) {
        const courriels = await demande.ctx.base.requete<CourrielMontre>(lireCourriels(50));
        return page("Courriels de la démonstration", h(PageCourriels, { courriels }));
      },
    },
    ...paiement,
  ];
}
