// Le simulateur : la réponse est celle de la loi, ce qui changerait est vrai, ce qui est tapé reste.
import { type ComponentChild, Fragment, h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { demander, demanderPage } from "../../../../../../tests/outils/page-publique.js";
import { TYPES_ACTIVITE } from "../../../../../regles/faits.js";
import { lireDateTapee } from "./formulaire.js";

const BENEVOLE = {
  activite: "benevolat_associatif",
  calculer: "oui",
  annee: "2026",
  heures: "120",
  heures2: "90",
  fonction: "administration",
  anciennete: "plus",
  objet: "oui",
  declaration: "pas_encore",
};

function ecrire(contenu: ComponentChild): string {
  return renderToString(h(Fragment, {}, contenu));
}

async function rendre(recherche: Record<string, string>): Promise<string> {
  return ecrire((await demanderPage("/simuler", recherche)).contenu);
}

describe("le simulateur de bénévolat", () => {
  it("ouvre 240 € pour 120 et 90 heures dans deux associations (D5151-14 I 7°)", async () => {
    const html = await rendre(BENEVOLE);
    expect(html).toContain("240\u00a0€</h2>");
    expect(html).toContain('href="/droit#d5151-14"');
    expect(html).toContain("Déclarez vos heures au plus tard le mercredi 30 juin 2027");
    expect(html).toContain("attester au plus tard le vendredi 31 décembre 2027");
  });

  it("dit ce qui manque et ce qui suffirait quand aucune association n'atteint 100 heures (D5151-14 I 7°)", async () => {
    const html = await rendre({ ...BENEVOLE, heures: "99", heures2: "99" });
    expect(html).toContain("Pas de droit ainsi");
    expect(html).toContain("101 heures au lieu de 99");
  });

  it("refuse les heures faites sans siéger ni encadrer, et nomme les deux fonctions (L5151-9 6° b)", async () => {
    const html = await rendre({ ...BENEVOLE, fonction: "autre" });
    expect(html).toContain("« Je siège au bureau, au conseil d'administration ou à la direction » ou « J'encadre d'autres bénévoles »");
    expect(html).toContain("/droit#l5151-9");
  });

  it("refuse des heures de 2025 non déclarées au 30 juin 2026 (R5151-18)", async () => {
    const html = await rendre({ ...BENEVOLE, annee: "2025" });
    expect(html).toContain("Pas de droit ainsi");
    expect(html).toContain("/droit#r5151-18");
    expect(html).toContain("Oui, au plus tard le 30 juin de l'année suivante");
  });

  it("reste incertain quand l'objet de l'association n'est pas connu, sans le dire acquis (L5151-9 6° a)", async () => {
    const html = await rendre({ ...BENEVOLE, objet: "inconnu" });
    expect(html).not.toContain("240\u00a0€</h2>");
    expect(html).toContain("« Tout est d'intérêt général »");
  });
});

describe("une réponse illisible", () => {
  it("garde ce qui a été tapé, relie l'erreur au champ, et répond 422", async () => {
    const page = await demanderPage("/simuler", { ...BENEVOLE, heures: "cent <vingt>", fonction: "" });
    const html = ecrire(page.contenu);
    expect(page.statut).toBe(422);
    expect(html).toContain('value="cent &lt;vingt>"');
    expect(html).toContain('href="#champ-heures"');
    expect(html).toContain('href="#champ-fonction"');
    expect(html).toContain("2 réponses sont à revoir");
    expect(html).toContain("par exemple 120");
  });

  it("dit quand la fin précède le début", async () => {
    const html = await rendre({ activite: "service_civique", calculer: "oui", debut: "01/06/2026", fin: "01/03/2026" });
    expect(html).toContain("Le dernier jour (1er mars 2026) précède le premier (1er juin 2026).");
  });

  it("refuse une année hors du calendrier", async () => {
    const html = await rendre({ activite: "service_civique", calculer: "oui", debut: "01/06/0999", fin: "01/03/2999" });
    expect(html).toContain("Dernier jour, ou dernier jour prévu : donnez une année entre 2000 et 2060");
  });

  it.each(["31/02/2026", "2026-01-01", "demain", "", "00/01/2026", "1/13/2026"])("n'accepte pas « %s » pour une date", (texte) => {
    expect(lireDateTapee(texte)).toBeNull();
  });

  it.each([["1/3/2026"], ["01.03.2026"], [" 01-03-2026 "], ["1 3 2026"]])("comprend « %s »", (texte) => {
    expect(lireDateTapee(texte)).toBe("2026-03-01");
  });
});

describe("toutes les activités", () => {
  it.each(TYPES_ACTIVITE)("%s : un envoi vide dit ce qui manque, sans panne", async (activite) => {
    const page = await demanderPage("/simuler", { activite, calculer: "oui" });
    expect(page.statut).toBe(422);
    expect(ecrire(page.contenu)).toContain("à revoir");
  });

  it.each(TYPES_ACTIVITE)("%s : des valeurs énormes reçoivent une réponse", async (activite) => {
    const noms = ["heures", "heures1", "heures2", "heures3", "jours", "duree", "interventions", "vacations1", "vacations2", "vacations3"];
    const nombres = Object.fromEntries(noms.map((nom) => [nom, "9999"]));
    const dates = { debut: "01/01/2017", fin: "31/12/2060", signature: "01/01/2020", arrete: "01/02/2020" };
    const page = await demanderPage("/simuler", { ...BENEVOLE, ...nombres, ...dates, qualite: "2", accord: "non", activite });
    expect(page.titre).toMatch(/Résultat|Erreur/u);
  });

  it("une activité inconnue ramène au choix", async () => {
    expect(await demander("/simuler", { activite: "inconnue" })).toEqual({ genre: "redirection", vers: "/simuler" });
  });
});
