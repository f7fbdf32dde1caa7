// Ce qui protège la personne : ses droits ne s'éteignent pas, nul ne peut l'obliger à s'en servir, et elle peut contester.
import { Article } from "../../../../composants/index.js";

/** Les droits restent : sans date de fin, et partout. */
export function DroitsGardes() {
  return (
    <section class="flux" aria-labelledby="titre-gardes">
      <h2 id="titre-gardes">Vos droits vous attendent</h2>
      <p>
        Vous n'êtes pas pressé : vos droits n'ont pas de date de fin. Ils restent à vous si vous changez d'emploi, si vous n'en avez plus,
        ou si vous partez vivre à l'étranger. <Article citation="L5151-3" />
      </p>
    </section>
  );
}

/** Refuser n'est pas une faute : à lire là où l'on accepte. */
export function PersonneNeVousYOblige() {
  return (
    <p>
      C'est vous seul qui décidez. Votre employeur ne peut pas vous imposer d'utiliser votre compte : refuser n'est pas une faute.{" "}
      <Article citation="L6323-2" />
    </p>
  );
}

export function RecoursDuDossier({ organisme, numero }: { readonly organisme: string; readonly numero: string }) {
  return (
    <section class="flux" aria-labelledby="titre-recours">
      <h2 id="titre-recours">Vous n'êtes pas d'accord ?</h2>
      <ol>
        <li>
          <strong>Parlez-en à {organisme}</strong> : une date, un prix ou une absence se rectifie souvent ainsi.
        </li>
        <li>
          <strong>Réclamez à la Caisse des dépôts</strong>, qui tient le compte, en donnant le numéro {numero}.{" "}
          <Article citation="R6323-33" /> L'<a href="/assistance">assistance</a> vous aide à l'écrire. Sans réponse dans les deux mois, la
          demande est en principe rejetée.
        </li>
        <li>
          <strong>Demandez une médiation</strong> : si l'autre partie l'accepte, elle interrompt le délai du tribunal (code de justice
          administrative, articles L213-1 et L213-6). Le Défenseur des droits est gratuit, mais le saisir n'arrête pas ce délai.
        </li>
        <li>
          <strong>Saisissez le tribunal administratif</strong> dans les deux mois de la décision que vous contestez (code de justice
          administrative, article R421-1).
        </li>
      </ol>
    </section>
  );
}
