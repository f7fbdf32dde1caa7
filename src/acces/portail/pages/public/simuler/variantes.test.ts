// Chaque variante proposée, essayée pour de bon, ouvre le droit.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluerDroits } from "../../../../../regles/acquisition.js";
import { lecturesParDefaut } from "../../../../../regles/lectures.js";
import { dateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { composerDossier } from "./dossier.js";
import type { Reponses } from "./formulaire.js";
import { chercherVariantes } from "./variantes.js";

const AUJOURDHUI = dateCivile("2026-11-23");

describe("ce qui changerait la réponse", () => {
  it("pour un service civique de 4 mois et demi, donne le jour exact des six mois (D5151-14 I 1°)", () => {
    const reponses: Reponses = { nombres: {}, choix: {}, dates: { debut: dateCivile("2025-10-01"), fin: dateCivile("2026-02-15") } };
    const evaluer = (essai: Reponses) => evaluerDroits(composerDossier("service_civique", essai, AUJOURDHUI), lecturesParDefaut);
    expect(chercherVariantes("service_civique", reponses, evaluer)).toEqual(["Continuer jusqu'au 31 mars 2026."]);
  });

  it("le nombre proposé suffit, et un de moins ne suffit pas (D5151-14 I 7°)", () => {
    const evaluer = (essai: Reponses) => evaluerDroits(composerDossier("benevolat_associatif", essai, AUJOURDHUI), lecturesParDefaut);
    fc.assert(
      fc.property(fc.nat(199), fc.nat(99), (heures, heures2) => {
        fc.pre(heures + heures2 < 200);
        const choix = { fonction: "administration", anciennete: "plus", objet: "oui", declaration: "pas_encore" };
        const reponses: Reponses = { nombres: { annee: 2026, heures, heures2 }, dates: {}, choix };
        const phrase = chercherVariantes("benevolat_associatif", reponses, evaluer)[0] ?? "";
        const propose = Number(/ : (\d+) heures/u.exec(phrase)?.[1]);
        const avec = (essai: number) => evaluer({ ...reponses, nombres: { ...reponses.nombres, heures: essai } }).totalAcquis;
        expect(avec(propose)).toBe(24_000);
        expect(avec(propose - 1)).toBe(0);
      }),
    );
  });
});
