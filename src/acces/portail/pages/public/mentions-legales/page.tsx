// Les mentions légales : qui publie, qui héberge, sous quelle licence, et ce que ce service n'est pas.
import { Alerte, Fiche } from "../../../composants/index.js";

export function PageMentionsLegales({ demonstration, urlPublique }: { readonly demonstration: boolean; readonly urlPublique: string }) {
  const aRemplir = demonstration
    ? "Aucun : cette démonstration tourne sur votre machine."
    : "À indiquer par l'exploitant avant l'ouverture.";
  return (
    <>
      <h1>Mentions légales</h1>
      <Alerte ton="neutre" titre="Ce site n'est pas un site de l'État">
        C'est un logiciel libre, qui applique le Code du travail. Il n'est ni Mon Compte Formation, ni Le Compte Bénévole, et ne les
        remplace pas.
      </Alerte>
      <Fiche
        lignes={[
          ["Adresse", urlPublique],
          ["Éditeur", aRemplir],
          ["Directeur de la publication", aRemplir],
          ["Hébergeur", aRemplir],
          ["Licence du logiciel", "EUPL-1.2 (licence publique de l'Union européenne)"],
          [
            "Police de caractères",
            <span key="police">
              Atkinson Hyperlegible Next, du Braille Institute, sous licence{" "}
              <a href="/public/atkinson-hyperlegible-next-OFL.txt">SIL Open Font 1.1</a>
            </span>,
          ],
          ["Dessins et icônes", "Faits pour ce service, sous la licence du logiciel"],
          ["Données des associations", "Répertoire national des associations, sous Licence Ouverte 2.0"],
        ]}
      />
      <section aria-labelledby="temoins">
        <h2 id="temoins">Témoins de connexion</h2>
        <p>
          Un seul témoin (cookie), déposé quand vous vous connectez ou envoyez un formulaire. Il vous reconnaît d'une page à l'autre et
          disparaît à la déconnexion. Ni mesure d'audience, ni publicité : il n'y a rien à accepter ni à refuser.
        </p>
      </section>
      <section aria-labelledby="erreur">
        <h2 id="erreur">Si une réponse du service vous semble fausse</h2>
        <p>
          Chaque réponse cite son article : comparez-la au texte, depuis <a href="/droit">le droit appliqué</a>. Le texte officiel de
          Légifrance l'emporte toujours.
        </p>
      </section>
    </>
  );
}
