// Les phrases qui disent pourquoi un plan a changé : ce qui manque, et qui l'a pris.
import { describe, expect, it } from "vitest";
import { REFUS_DOSSIERS } from "../../metier/dossiers/index.js";
import { Refus } from "../../socle/refus.js";
import { phraseDuRefus } from "./index.js";

const planChange = (details: ConstructorParameters<typeof Refus>[1]) => phraseDuRefus(new Refus("dossiers/plan-change", details)).phrase;
const BASE = { autreNumero: null, autreIntitule: null, enHeures: false, moinsCec: 0, moinsCpf: 0, cec: 0, cpf: 0 };

describe("un plan qui a changé dit pourquoi", () => {
  it("une autre inscription a pris les droits : laquelle, combien, et ce qu'il resterait à payer", () => {
    const phrase = planChange({
      ...BASE,
      cause: "autre_inscription",
      autreNumero: "7K4MB-92QXC",
      autreIntitule: "Trésorerie",
      moinsCec: 24_000,
      resteAvant: 0,
      reste: 6_000,
    });
    expect(phrase.replaceAll(/[\u00a0\u202f]/gu, " ")).toBe(
      "Une autre inscription (Trésorerie, dossier 7K4MB-92QXC) vient de réserver 240 € de vos droits d'engagement. Il resterait 60 € à votre charge, au lieu de 0 €.",
    );
  });

  it("les heures d'un agent public se disent en heures, et un reste inchangé ne se répète pas", () => {
    const phrase = planChange({ ...BASE, cause: "droits", enHeures: true, moinsCpf: 2.5, resteAvant: 0, reste: 0 });
    expect(phrase).toContain("2,5 h de votre compte de formation de moins");
    expect(phrase).toContain("Ce que vous payez ne change pas");
  });
});

describe("chaque refus d'un dossier", () => {
  it.each(REFUS_DOSSIERS)("%s a une phrase et une conduite, même sans détail", (code) => {
    const { phrase, conduite } = phraseDuRefus(new Refus(code));
    expect(phrase).toMatch(/^\p{Lu}.+\.$/u);
    expect(conduite).toMatch(/^\p{Lu}.+\.$/u);
    expect(phrase + conduite).not.toMatch(/undefined|null/u);
  });
});
