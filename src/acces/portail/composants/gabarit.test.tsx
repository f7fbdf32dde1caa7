// Le cadre des pages : rien en ligne, la navigation de celui qui est là, une déconnexion qui porte le jeton.
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { etatConformite, Gabarit, PageRefus, type Presence } from "./index.js";

function rendre(presence: Presence | null, chemin = "/"): string {
  return renderToString(
    <Gabarit
      titre={'Accueil <b>"'}
      presence={presence}
      demonstration={{ jour: "lundi 23 novembre 2026" }}
      jeton="jeton-1"
      cheminActuel={chemin}
    >
      <h1>Bonjour</h1>
    </Gabarit>,
  );
}

const TITULAIRE: Presence = { prenom: "Amélie", nom: "Dupont", titulaire: true, organismes: [] };

describe("le gabarit", () => {
  it("n'a ni style ni script en ligne, et échappe le titre", () => {
    const html = rendre(TITULAIRE);
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=/iu);
    expect(html.match(/<script[^>]*>[^<]+/u)).toBeNull();
    expect(html).toContain("<title>Accueil &lt;b>&quot; – Compte d'engagement citoyen</title>");
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('href="#contenu"');
  });

  it("montre au visiteur la connexion, et au titulaire son compte et sa déconnexion", () => {
    const visiteur = rendre(null);
    expect(visiteur).toContain('href="/connexion"');
    expect(visiteur).not.toContain("/mon-compte");
    const titulaire = rendre(TITULAIRE, "/mon-compte/activites/2025");
    expect(titulaire).toContain('href="/mon-compte/droits"');
    expect(titulaire).toContain('<form action="/deconnexion" method="post"><input type="hidden" name="_csrf" value="jeton-1"/>');
    expect(titulaire).toContain('href="/mon-compte/activites" aria-current="true"');
    expect(titulaire.match(/aria-current/gu)).toHaveLength(1);
  });

  it("nomme chaque organisme quand la personne en a plusieurs", () => {
    const organismes = [
      { id: "a", nom: "Judo club", accueil: "a-attester" },
      { id: "b", nom: "Amis des orgues", accueil: "a-attester" },
      { id: "c", nom: "Service d'incendie", accueil: "depots" },
      { id: "d", nom: "Ateliers du Nord", accueil: "cofinancements" },
    ] as const;
    const html = rendre({ titulaire: false, organismes });
    expect(html).toContain('href="/organisme/a/a-attester"');
    expect(html).toContain("À attester : Amis des orgues");
    expect(html).toContain('href="/organisme/c/depots"');
    expect(html).toContain("Cofinancements : Ateliers du Nord");
    expect(html).not.toContain('href="/mon-compte"');
  });

  it("dit le jour de la démonstration et l'état d'accessibilité sans audit", () => {
    const html = rendre(null);
    expect(html).toContain("nous sommes le lundi 23 novembre 2026");
    expect(html).toContain('href="/demonstration/horloge"');
    expect(html).toContain("Accessibilité : non conforme");
  });
});

describe("l'état de conformité au RGAA", () => {
  const audit = { jour: "1er mars 2027", auditeur: "X", nonConformites: [] };
  it.each([
    [null, "non conforme"],
    [{ ...audit, taux: 49 }, "non conforme"],
    [{ ...audit, taux: 50 }, "partiellement conforme"],
    [{ ...audit, taux: 99 }, "partiellement conforme"],
    [{ ...audit, taux: 100 }, "totalement conforme"],
  ])("suit le taux de l'audit (%#)", (donne, attendu) => {
    expect(etatConformite(donne)).toBe(attendu);
  });
});

describe("la page d'un refus", () => {
  it("dit le fait, la conduite, l'article, et où reprendre", () => {
    const html = renderToString(
      <PageRefus
        titre="Trop tard"
        phrase="La date est passée."
        conduite="Déclarez l'an prochain."
        article="R5151-18"
        retour="/mon-compte"
      />,
    );
    expect(html).toContain('href="/droit#r5151-18"');
    expect(html).toContain('href="/mon-compte"');
    expect(html).toContain("Déclarez l'an prochain.");
  });
});
