// La déclaration d'accessibilité, dans l'ordre imposé par le RGAA, générée du dernier audit enregistré.
import { type AuditAccessibilite, etatConformite, Fiche, NOM_DU_SERVICE } from "../../../composants/index.js";

const TECHNOLOGIES = ["HTML", "CSS", "SVG", "PDF", "JavaScript, facultatif : tout le service marche sans lui"];
const ENVIRONNEMENTS = ["Chromium sans interface, à 375 et 1 280 pixels de large, avec et sans JavaScript, au clavier seul"];
const OUTILS = ["axe-core", "html-validate", "lecture de chaque page sur capture d'écran"];
const PAGES = ["/", "/compte-engagement-citoyen", "/activites", "/simuler", "/droit", "/accessibilite", "/connexion", "/mon-compte"];

function Liste({ elements }: { readonly elements: readonly string[] }) {
  return (
    <ul>
      {elements.map((element) => (
        <li key={element}>{element}</li>
      ))}
    </ul>
  );
}

function Resultats({ audit }: { readonly audit: AuditAccessibilite | null }) {
  if (audit === null) {
    return (
      <p>
        Aucun audit n'a encore été fait. Des contrôles automatiques passent à chaque modification, mais ils ne couvrent qu'une partie des
        106 critères : ils ne suffisent pas à se dire conforme.
      </p>
    );
  }
  return <p>{`L'audit du ${audit.jour}, mené par ${audit.auditeur}, constate ${audit.taux} % des critères applicables respectés.`}</p>;
}

function NonAccessibles({ audit }: { readonly audit: AuditAccessibilite | null }) {
  return (
    <section aria-labelledby="non-accessibles">
      <h2 id="non-accessibles">Contenus non accessibles</h2>
      <h3>Non-conformités</h3>
      {audit === null ? <p>Elles ne sont pas connues : l'audit les dira.</p> : <Liste elements={audit.nonConformites} />}
      <h3>Dérogations pour charge disproportionnée</h3>
      <p>Aucune.</p>
      <h3>Contenus non soumis à l'obligation</h3>
      <p>Aucun.</p>
    </section>
  );
}

function Etablissement({ audit }: { readonly audit: AuditAccessibilite | null }) {
  return (
    <section aria-labelledby="etablissement">
      <h2 id="etablissement">Établissement de cette déclaration</h2>
      <p>{audit === null ? "Établie le 23 novembre 2026, sans audit." : `Établie le ${audit.jour}.`}</p>
      <Fiche
        lignes={[
          ["Technologies", <Liste key="t" elements={TECHNOLOGIES} />],
          ["Environnement de test", <Liste key="e" elements={ENVIRONNEMENTS} />],
          ["Outils", <Liste key="o" elements={OUTILS} />],
          ["Pages vérifiées par ces outils", <Liste key="p" elements={PAGES} />],
        ]}
      />
    </section>
  );
}

function Recours() {
  return (
    <section aria-labelledby="recours">
      <h2 id="recours">Voies de recours</h2>
      <p>Vous avez signalé un défaut qui vous empêche d'accéder à un contenu, et n'avez pas eu de réponse satisfaisante ? Vous pouvez :</p>
      <ul>
        <li>
          <a href="https://formulaire.defenseurdesdroits.fr/">écrire un message au Défenseur des droits</a> ;
        </li>
        <li>
          <a href="https://www.defenseurdesdroits.fr/">contacter le délégué du Défenseur des droits de votre région</a> ;
        </li>
        <li>envoyer un courrier par la poste, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</li>
      </ul>
    </section>
  );
}

export function PageAccessibilite({
  audit,
  demonstration,
}: {
  readonly audit: AuditAccessibilite | null;
  readonly demonstration: boolean;
}) {
  return (
    <>
      <h1>Accessibilité</h1>
      <p class="chapeau">
        Ce service veut être utilisable par tous. Cette page dit où il en est, au regard de l'article 47 de la loi n° 2005-102 du 11 février
        2005.
      </p>
      <section aria-labelledby="etat">
        <h2 id="etat">État de conformité</h2>
        <p>
          {NOM_DU_SERVICE} est <strong>{etatConformite(audit)}</strong> au référentiel général d'amélioration de l'accessibilité (RGAA),
          version 4.1.2.
        </p>
      </section>
      <section aria-labelledby="resultats">
        <h2 id="resultats">Résultats des tests</h2>
        <Resultats audit={audit} />
      </section>
      <NonAccessibles audit={audit} />
      <Etablissement audit={audit} />
      <section aria-labelledby="contact">
        <h2 id="contact">Retour d'information et contact</h2>
        <p>
          Vous n'arrivez pas à lire un contenu ou à remplir un formulaire ? Dites-le à l'exploitant du service : il vous doit une réponse,
          et une autre façon d'accéder au contenu. Ses coordonnées sont dans les <a href="/mentions-legales">mentions légales</a>.
        </p>
        {demonstration ? <p class="discret">En démonstration, le service tourne sur votre machine : il n'a pas d'exploitant.</p> : null}
      </section>
      <Recours />
      <section aria-labelledby="schema">
        <h2 id="schema">Schéma pluriannuel et plan d'action</h2>
        <p>Le schéma de trois ans et le plan de l'année appartiennent à l'exploitant. Aucun n'est encore publié.</p>
        <p>Première action prévue : faire auditer le service par une personne extérieure.</p>
      </section>
    </>
  );
}
