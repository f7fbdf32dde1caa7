// Les formulaires : rien n'est injecté, chaque erreur est reliée à son champ, ce qui a été tapé reste.
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Bouton, ChampCase, ChampChoix, ChampDate, ChampListe, ChampTexte, ChampZone, Formulaire, ResumeErreurs } from "./index.js";

const PIEGE = `"><script>alert('x')</script>`;

describe("les champs", () => {
  it("échappent ce qui a été tapé, dans la valeur comme dans l'erreur", () => {
    const html = renderToString(
      <>
        <ChampTexte nom="a" libelle="Nom" valeur={PIEGE} erreur={`« ${PIEGE} » n'est pas un nom.`} />
        <ChampZone nom="b" libelle="Mot" valeur={PIEGE} />
      </>,
    );
    expect(html).not.toContain("<script");
    expect(html.match(/&lt;script|&quot;>&lt;script/gu)?.length).toBeGreaterThanOrEqual(3);
  });

  it("sont décrits par leur aide puis par leur erreur, et se disent invalides", () => {
    const html = renderToString(<ChampTexte nom="heures" libelle="Heures" aide="Dans l'année." erreur="Donnez un nombre." />);
    expect(html).toContain('aria-describedby="champ-heures-aide champ-heures-erreur"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('id="champ-heures-aide"');
    expect(html).toContain('id="champ-heures-erreur"');
    expect(html).toContain('<label for="champ-heures">');
  });

  it("sans aide ni erreur, n'annoncent rien de trop", () => {
    const html = renderToString(<ChampTexte nom="heures" libelle="Heures" />);
    expect(html).not.toContain("aria-describedby");
    expect(html).not.toContain("aria-invalid");
  });

  it("le résumé mène à chaque champ, et au premier choix d'un groupe", () => {
    const erreurs = [
      { champ: "heures", phrase: "Donnez un nombre." },
      { champ: "fonction", phrase: "Choisissez une réponse." },
    ];
    const html = renderToString(
      <>
        <ResumeErreurs erreurs={erreurs} />
        <ChampTexte nom="heures" libelle="Heures" />
        <ChampChoix
          nom="fonction"
          legende="Fonction"
          options={[
            { valeur: "a", libelle: "A" },
            { valeur: "b", libelle: "B" },
          ]}
          erreur="Choisissez une réponse."
        />
      </>,
    );
    const liens = [...html.matchAll(/href="#([^"]+)"/gu)].map((lien) => lien[1]);
    expect(liens).toEqual(["champ-heures", "champ-fonction"]);
    for (const lien of liens) expect(html).toContain(`id="${lien}"`);
    expect(html).toContain("2 réponses sont à revoir");
    expect(html).toMatch(/tabindex="-1" autofocus/iu);
  });

  it("gardent la réponse choisie, la case cochée et l'option retenue", () => {
    const options = [
      { valeur: "a", libelle: "A" },
      { valeur: "b", libelle: "B" },
    ];
    const html = renderToString(
      <>
        <ChampChoix nom="c" legende="C" options={options} valeur="b" />
        <ChampListe nom="l" libelle="L" options={options} valeur="b" />
        <ChampCase nom="k" libelle="K" coche />
        <ChampDate nom="d" libelle="D" valeur="31/02/2026" />
      </>,
    );
    expect(html).toMatch(/value="b" checked/u);
    expect(html).toMatch(/<option[^>]*selected[^>]*>B/u);
    expect(html).toMatch(/name="k" value="oui" checked/u);
    expect(html).toContain('value="31/02/2026"');
  });
});

describe("le formulaire", () => {
  it("porte le jeton en POST et jamais en GET", () => {
    expect(renderToString(<Formulaire action="/x" jeton={'a"b'} />)).toContain('<input type="hidden" name="_csrf" value="a&quot;b"/>');
    expect(renderToString(<Formulaire action="/x" jeton="secret" methode="GET" />)).not.toContain("secret");
  });

  it("le bouton envoie le nom et la valeur demandés", () => {
    expect(renderToString(<Bouton libelle="Attester" nom="choix" valeur="attester" />)).toContain('name="choix" value="attester"');
  });
});
