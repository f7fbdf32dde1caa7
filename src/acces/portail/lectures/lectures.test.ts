// Les faits d'un compte sont dits en mots, avec leurs dates, et rien de ce qui est caché n'y transparaît.
import { describe, expect, it } from "vitest";
import type { DeclarationComplete } from "../../../metier/declarations/index.js";
import type { DroitsDuTitulaire, InduExplique, LotExplique } from "../../../metier/droits/index.js";
import type { Lot } from "../../../metier/grand-livre/index.js";
import { TYPES_ACTIVITE } from "../../../regles/faits.js";
import { dateCivile } from "../../../socle/valeurs/date-civile.js";
import { centimes } from "../../../socle/valeurs/montant.js";
import { anneeADeclarer, calendrierDe, seuilsDe } from "./calendrier.js";
import { composerCompte } from "./compte.js";
import { suiviDe } from "./declarations.js";
import { ecrireDelai, ecrireEcheance, ecrireHeures } from "./delais.js";
import { anneeDesFaits, ecrireFaits } from "./faits.js";
import { motActivite, motFinanceur } from "./mots.js";

const JUIN = dateCivile("2027-06-18");

describe("les délais", () => {
  it.each([
    ["2027-06-18", "aujourd'hui"],
    ["2027-06-19", "demain"],
    ["2027-06-30", "dans 12 jours"],
    ["2027-06-17", "hier"],
    ["2027-06-08", "il y a 10 jours"],
  ])("vu du 18 juin 2027, le %s est %s", (date, attendu) => {
    expect(ecrireDelai(JUIN, dateCivile(date))).toBe(attendu);
  });

  it("s'écrivent en toutes lettres", () => {
    expect(ecrireEcheance(JUIN, dateCivile("2027-06-30"))).toBe("mercredi 30 juin 2027, dans 12 jours");
    expect(ecrireHeures(37.5)).toBe("37,5\u00a0h");
  });
});

describe("les mots", () => {
  it("aucune activité de la loi ne se montre en code (L5151-9)", () => {
    for (const type of TYPES_ACTIVITE) expect(motActivite(type)).not.toContain("_");
    expect(motFinanceur("autorite_gestion_sis")).not.toContain("_");
  });
});

describe("le calendrier", () => {
  it("propose l'année précédente jusqu'au 30 juin, l'année en cours ensuite (R5151-16)", () => {
    expect(anneeADeclarer(dateCivile("2027-06-30"))).toBe(2026);
    expect(anneeADeclarer(dateCivile("2027-07-01"))).toBe(2027);
  });

  it("donne l'ouverture, la clôture et la fin des attestations (R5151-16, R5151-17)", () => {
    expect(calendrierDe(2026)).toEqual({ annee: 2026, ouverture: "2027-01-01", cloture: "2027-06-30", finAttestation: "2027-12-31" });
  });

  it("lit les minimums dans la loi (D5151-14 I 7°)", () => {
    expect(seuilsDe("benevolat_associatif", 2026)).toEqual({ heures: 200, heuresDansUnOrganisme: 100, article: "D5151-14 I 7°" });
    expect(seuilsDe("reserve_civique", 2020).heures).toBe(80);
  });
});

describe("les faits", () => {
  it("s'écrivent un par ligne, sans identifiant opaque", () => {
    const faits = { type: "service_civique", id: "x", debut: "2025-01-01", fin: "2025-08-31", contrat: "C-42", organisme: { id: "z" } };
    expect(ecrireFaits(faits)).toEqual([
      ["Début", "1er janvier 2025"],
      ["Fin", "31 août 2025"],
    ]);
    expect(anneeDesFaits(faits)).toBe(2025);
    expect(ecrireFaits({ vacationsParAn: [75, 80] })).toEqual([["Vacations par an", "75, puis 80"]]);
  });
});

const DECLARATION: DeclarationComplete = {
  id: "d",
  titulaireId: "t",
  type: "benevolat_associatif",
  etat: "declaree",
  annee: 2026,
  organismeId: "o",
  fonction: "encadrement",
  debut: dateCivile("2026-01-05"),
  fin: dateCivile("2026-12-20"),
  heures: 120,
  intitule: null,
  thematique: null,
  saisie: {},
  declareLe: dateCivile("2027-02-03"),
  attesteLe: null,
  motifRefus: null,
  mot: null,
  motifEcheance: null,
  autoAttestee: false,
  version: 1,
};

describe("où en est une déclaration", () => {
  it("envoyée, l'association répond avant le 31 décembre (R5151-17)", () => {
    expect(suiviDe(DECLARATION, JUIN)).toMatchObject({
      echeance: "2027-12-31",
      quiAgit: "association",
      corrigeable: true,
      retirable: true,
    });
    expect(suiviDe(DECLARATION, dateCivile("2027-07-01")).corrigeable).toBe(false);
  });

  it("refusée, elle se corrige avant le 30 juin, puis l'association seule peut revenir sur sa réponse (R5151-18)", () => {
    const refusee: DeclarationComplete = { ...DECLARATION, etat: "refusee", motifRefus: "heures_inexactes", mot: "85" };
    expect(suiviDe(refusee, JUIN)).toMatchObject({ echeance: "2027-06-30", quiAgit: "vous", corrigeable: true });
    expect(suiviDe(refusee, dateCivile("2027-07-01"))).toMatchObject({
      echeance: "2027-12-31",
      quiAgit: "association",
      corrigeable: false,
    });
    expect(suiviDe(refusee, dateCivile("2028-01-01"))).toMatchObject({ echeance: null, quiAgit: "personne" });
  });

  it("attestée ou échue, plus personne n'a à agir", () => {
    expect(suiviDe({ ...DECLARATION, etat: "attestee" }, JUIN)).toMatchObject({ quiAgit: "personne", retirable: false });
    const echue = suiviDe({ ...DECLARATION, etat: "echue", motifEcheance: "attestation" }, JUIN);
    expect(echue.etat.suite).toContain("31 décembre 2027");
    expect(echue.etat.suite).toContain("R5151-18");
  });
});

const ZERO = centimes(0);
const DROIT_ENTIER = centimes(24_000);

function unLot(id: string, activite: string, disponible = DROIT_ENTIER): LotExplique {
  const lot: Lot = {
    id,
    activite,
    annee: 2025,
    financeur: "etat",
    montant: DROIT_ENTIER,
    declareLe: dateCivile("2026-01-10"),
    decisionId: "x",
    disponible,
    reserve: ZERO,
    utilise: ZERO,
  };
  return { lot, decision: null, reprise: null };
}

describe("le compte", () => {
  const solde = { acquis: ZERO, disponible: ZERO, reserve: ZERO, utilise: ZERO };
  const droits: DroitsDuTitulaire = {
    soldes: { cec: solde, cpf: solde },
    lots: [unLot("a", "service_civique"), unLot("b", "benevolat_associatif"), unLot("c", "benevolat_associatif", ZERO)],
    enCours: [],
    reponse: { droits: [], totalAcquis: 0, plafond: 72_000, resteAcquerable: 72_000, hypotheses: [], avertissements: [] },
    indus: [],
    prochaineEtape: null,
  };

  it("sépare les droits debout de ceux qui ont été repris, et additionne les premiers", () => {
    const compte = composerCompte(droits, [], { toutVoir: true, date: JUIN, noms: new Map() });
    expect(compte).toMatchObject({ disponible: 48_000, acquis: 48_000, part: 24_000, plafond: 72_000 });
    expect(compte.lots.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(compte.repris.map(({ id }) => id)).toEqual(["c"]);
  });

  const indu = (lotId: string, retenues: readonly { lotId: string; montant: number }[]): InduExplique => {
    const retenu = retenues.reduce((somme, { montant }) => somme + montant, 0);
    const constat = { montant: 24_000, retenu, reste: 24_000 - retenu, etat: "constate", retenueDecidee: true, raison: null } as const;
    const textes = { motif: "faits_retires", motifs: [MOTIF_HORS], explication: [], hypotheses: [], recours: [] };
    return { id: `indu-${lotId}`, lotId, jour: JUIN, retenues, ...constat, ...textes };
  };
  const MOTIF_HORS = { code: "hors_compte", article: "L5151-8", phrase: "L'activité n'est plus sur le compte." };

  it("une part entièrement retenue dit pour quel droit, et l'indu dit où il a été pris (L6323-45)", () => {
    const retenues = [{ lotId: "c", montant: 10_000 }];
    const compte = composerCompte({ ...droits, indus: [indu("a", retenues)] }, [], { toutVoir: true, date: JUIN, noms: new Map() });
    expect(compte.repris[0]?.reprise).toMatchObject([{ code: "retenue_indu", article: "L6323-45" }]);
    expect(compte.repris[0]?.reprise?.[0]?.phrase).toMatch(/100\s€ ont été retenus ici .* service civique, 2025\./u);
    expect(compte.repris[0]?.retenues).toEqual([{ montant: 10_000, autre: "Service civique, 2025", lien: "/mon-compte/droits/a" }]);
    expect(compte.indus).toMatchObject([
      { lotId: "a", reste: 14_000, etat: { mot: "À rembourser" }, retenues: [{ montant: 10_000, lien: "/mon-compte/droits/c" }] },
    ]);
  });

  it("la somme rendue par une formation remboursée paie sa propre part : rien n'y paraît pris ailleurs, et la raison reste (L6323-45)", () => {
    const retenues = [{ lotId: "c", montant: 24_000 }];
    const compte = composerCompte({ ...droits, indus: [indu("c", retenues)] }, [], { toutVoir: true, date: JUIN, noms: new Map() });
    expect(compte.repris[0]).toMatchObject({ retenues: [], reprise: [MOTIF_HORS] });
    expect(compte.indus[0]?.retenues).toMatchObject([{ autre: "La somme rendue par votre formation remboursée", lien: null }]);
  });

  it("sans identité prouvée, un indu né de ce que d'autres ont déposé reste caché", () => {
    const compte = composerCompte({ ...droits, indus: [indu("a", [])] }, [], { toutVoir: false, date: JUIN, noms: new Map() });
    expect(compte.indus).toEqual([]);
  });

  it("sans identité prouvée, cache les droits nés de ce que d'autres ont déposé, et leur somme avec eux", () => {
    const compte = composerCompte(droits, [], { toutVoir: false, date: JUIN, noms: new Map() });
    expect(compte.lots.map(({ activite }) => activite)).toEqual(["benevolat_associatif"]);
    expect(compte.acquis).toBe(24_000);
    expect(JSON.stringify(compte)).not.toContain("service_civique");
  });
});
