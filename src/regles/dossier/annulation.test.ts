// Annuler : rétractation, annulation sans frais, annulation tardive, au jour près.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ajouterJours, dateCivile } from "../../socle/valeurs/date-civile.js";
import { jugerAnnulation } from "./annulation.js";
import { joursFeries } from "./jours-ouvres.js";
import { lecturesDossierParDefaut } from "./lectures-dossier.js";

const jour = dateCivile;
const defaut = lecturesDossierParDefaut;
/** Acceptée le jeudi 13 mai 2027 ; la formation commence le lundi 7 juin, ou le jeudi 1er juillet. */
const accepteeLe = jour("2027-05-13");

function juger(aujourdhui: string, debut: string, departement = "75") {
  return jugerAnnulation({ aujourdhui: jour(aujourdhui), accepteeLe, debut: jour(debut), departement }, defaut);
}

describe("annuler une inscription", () => {
  it("quatorze jours ouvrés pour se rétracter, Pentecôte sautée (conditions du service)", () => {
    expect(juger("2027-06-03", "2027-07-01").evenement).toBe("se_retracter");
    expect(juger("2027-06-04", "2027-07-01").evenement).toBe("annuler_a_temps");
  });

  it("sans frais tant que plus de sept jours ouvrés séparent du début (conditions du service)", () => {
    expect(juger("2027-06-21", "2027-07-01").evenement).toBe("annuler_a_temps");
    expect(juger("2027-06-22", "2027-07-01").evenement).toBe("annuler_tard");
    expect(juger("2027-06-22", "2027-07-01").sansFraisJusquau).toBe("2027-06-21");
  });

  it("trop tard, tout est dû, et la force majeure est dite", () => {
    const { motifs, evenement } = juger("2027-06-04", "2027-06-07");
    expect(evenement).toBe("annuler_tard");
    expect(motifs[0]?.phrase).toContain("jusqu'au jeudi 3 juin 2027 compris");
    expect(motifs[0]?.phrase).toContain("100 % du prix est dû");
    expect(motifs[0]?.phrase).toContain("force majeure");
  });

  it("la rétractation finit au plus tard la veille du début", () => {
    const tot = jour("2027-05-28");
    const accepte = { accepteeLe: jour("2027-05-24"), debut: tot, departement: null };
    expect(jugerAnnulation({ ...accepte, aujourdhui: jour("2027-05-27") }, defaut).evenement).toBe("se_retracter");
    expect(jugerAnnulation({ ...accepte, aujourdhui: tot }, defaut)).toMatchObject({
      evenement: "annuler_tard",
      sansFraisJusquau: "2027-05-27",
    });
  });

  it("les fêtes du lieu de formation avancent le dernier jour : Noël en Moselle (L3134-13)", () => {
    expect(joursFeries(2028, "57")).toContain("2028-12-26");
    expect(juger("2028-12-20", "2029-01-03").sansFraisJusquau).toBe("2028-12-20");
    expect(juger("2028-12-20", "2029-01-03", "57").sansFraisJusquau).toBe("2028-12-19");
  });

  it("selon la lecture, la rétractation se compte en jours du calendrier", () => {
    const faits = { aujourdhui: jour("2027-05-28"), accepteeLe, debut: jour("2027-06-07"), departement: "75" };
    expect(jugerAnnulation(faits, defaut).evenement).toBe("se_retracter");
    const autre = jugerAnnulation(faits, { ...defaut, retractation: "jours" });
    expect(autre.evenement).toBe("annuler_tard");
    expect(autre.sansFraisJusquau).toBe("2027-05-27");
    expect(autre.motifs[0]?.phrase).toContain("quatorze jours du calendrier");
  });

  it("ne coûte rien jusqu'au jour dit, et coûte dès le lendemain", () => {
    const decalages = fc.integer({ min: 0, max: 90 });
    fc.assert(
      fc.property(decalages, fc.integer({ min: 1, max: 90 }), (attente, avance) => {
        const debut = ajouterJours(accepteeLe, avance);
        const faits = { aujourdhui: ajouterJours(accepteeLe, attente), accepteeLe, debut, departement: "67" };
        const { evenement, sansFraisJusquau } = jugerAnnulation(faits, defaut);
        expect(evenement === "annuler_tard").toBe(faits.aujourdhui > sansFraisJusquau);
        expect(sansFraisJusquau < debut).toBe(true);
      }),
    );
  });
});
