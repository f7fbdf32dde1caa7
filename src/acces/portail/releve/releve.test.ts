// Le relevé : ce qui y paraît, ce qui n'y paraît pas, et un PDF balisé qu'un lecteur d'écran sait lire.
import { describe, expect, it } from "vitest";
import { dateCivile } from "../../../socle/valeurs/date-civile.js";
import type { VueActivite, VueDeclaration } from "../lectures/vues.js";
import { composerReleve, type MatiereReleve } from "./donnees.js";
import { ecrirePdf } from "./typst.js";

const DECLARATION: VueDeclaration = {
  id: "d",
  type: "benevolat_associatif",
  annee: 2026,
  organismeId: "o",
  organismeNom: "Judo club de Lannemezan #[*_ $x$",
  fonction: "encadrement",
  thematique: null,
  debut: dateCivile("2026-01-05"),
  fin: dateCivile("2026-12-20"),
  heures: 120,
  etat: { ton: "acquis", mot: "Attestée", suite: "" },
  declareLe: null,
  attesteLe: null,
  refus: null,
  echeance: null,
  quiAgit: "personne",
  corrigeable: false,
  retirable: false,
};
const ACTIVITE: VueActivite = {
  id: "a",
  type: "service_civique",
  annee: 2025,
  deposant: "Agence du service civique",
  faits: [["Début", "1er janvier 2025"]],
  deposeLe: null,
  recensee: true,
};
const MATIERE: MatiereReleve = {
  nom: "Zoé-Ève ŒUVRARD",
  naissance: dateCivile("1990-05-01"),
  ouvertLe: dateCivile("2026-11-23"),
  aujourdhui: dateCivile("2027-06-18"),
  compte: {
    disponible: 24_000,
    acquis: 24_000,
    part: 24_000,
    plafond: 72_000,
    lots: [],
    repris: [],
    indus: [],
    enCours: [],
    prochaineEtape: null,
  },
  declarations: [DECLARATION],
  activites: [ACTIVITE, { ...ACTIVITE, id: "b", deposant: "Réserve gardée pour soi", recensee: false }],
};

describe("le relevé", () => {
  it("range les activités par année, la plus récente d'abord", () => {
    expect(composerReleve(MATIERE).annees.map(({ titre }) => titre)).toEqual(["2026", "2025"]);
  });

  it("tait l'activité que la personne garde hors de son compte (L5151-8)", () => {
    expect(JSON.stringify(composerReleve(MATIERE))).not.toContain("Réserve gardée pour soi");
  });

  it("s'écrit en PDF balisé, en français, et pareil deux fois", async () => {
    const releve = composerReleve(MATIERE);
    const pdf = await ecrirePdf(releve);
    // Le compilateur est un paquet facultatif : là où il manque, la page imprimable le remplace.
    if (pdf === null) return expect(process.platform === "linux" && process.arch === "x64").toBe(false);
    const brut = Buffer.from(pdf).toString("latin1");
    expect(brut.startsWith("%PDF-")).toBe(true);
    expect(brut).toContain("/StructTreeRoot");
    expect(brut).toMatch(/\/Lang\s*\(fr\)/u);
    expect(brut).toContain("pdfuaid");
    const second = await ecrirePdf(releve);
    expect(second === null ? null : Buffer.compare(Buffer.from(second), Buffer.from(pdf))).toBe(0);
  });

  it("s'écrit aussi quand il n'y a encore rien", async () => {
    const vide = composerReleve({ ...MATIERE, declarations: [], activites: [] });
    expect(vide.annees).toEqual([]);
    await expect(ecrirePdf(vide)).resolves.not.toThrow();
  });
});
