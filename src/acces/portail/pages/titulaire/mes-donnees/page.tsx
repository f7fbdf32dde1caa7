// Emporter ses données : ce que le fichier contient, ce qu'il ne contient pas, et le bouton.
import { Chemin, LienBouton } from "../../../composants/index.js";

export function PageMesDonnees() {
  return (
    <>
      <Chemin
        liens={[
          { href: "/mon-compte", libelle: "Mon compte" },
          { href: "/mon-compte/profil", libelle: "Profil" },
        ]}
      />
      <h1>Emporter mes données</h1>
      <p class="chapeau">
        Tout ce que le service garde de vous, dans un seul fichier que vous pouvez relire, garder ou donner à un autre service.
      </p>
      <h2>Ce que le fichier contient</h2>
      <ul>
        <li>votre identité et votre profil ;</li>
        <li>chaque déclaration, avec les réponses des associations ;</li>
        <li>chaque activité déposée par un organisme, ses corrections, et ce que vous en avez choisi ;</li>
        <li>chaque signalement que vous avez envoyé, avec son histoire et la réponse ;</li>
        <li>chaque droit, avec les faits, les articles et les lectures de la loi qui l'ont décidé ;</li>
        <li>chaque droit utilisé à tort, ce qui en a été retenu et pourquoi ;</li>
        <li>chaque dossier de formation, avec son plan, ses apports, ses paiements et son histoire ;</li>
        <li>votre compte personnel de formation, tel que ce service le connaît ;</li>
        <li>chaque écriture de votre compte, avec son empreinte, pour la vérifier.</li>
      </ul>
      <p>
        Votre numéro de sécurité sociale n'y est pas : il est chiffré et n'est jamais montré. Le fichier est en JSON, lisible par tout
        ordinateur ; les sommes y sont en centimes, les dates sous la forme année-mois-jour.
      </p>
      <div class="actions">
        <LienBouton href="/mon-compte/mes-donnees.json" libelle="Télécharger mes données" />
        <LienBouton href="/mon-compte/releve" libelle="Voir plutôt mon relevé" variante="secondaire" />
      </div>
      <p>
        Sur vos droits (accès, correction, effacement) : <a href="/donnees-personnelles">données personnelles</a>.
      </p>
    </>
  );
}
