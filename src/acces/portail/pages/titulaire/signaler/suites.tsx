// Ce que la personne peut faire ensuite, selon ce que l'organisme a répondu : les voies, leurs articles, leurs délais.
import { ajouterMois, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { Article } from "../../../composants/index.js";
import type { VueSignalement } from "../../../lectures/signalements.js";

/** Une réponse d'un organisme public peut valoir décision : on compte alors du jour où elle a été donnée. */
function limiteDuTribunal({ reponse, echeance }: VueSignalement): string {
  return ecrireDate(ajouterMois(reponse?.le ?? echeance, 2));
}

function Voies({ signalement }: { readonly signalement: VueSignalement }) {
  return (
    <ol>
      <li>
        <strong>Réclamer à la Caisse des dépôts</strong>, qui tient le compte : elle instruit les réclamations et les litiges.{" "}
        <Article citation="R6323-33" /> Joignez ce signalement, la réponse s'il y en a une, et ce qui prouve l'activité (contrat, arrêté,
        attestation). Sans réponse dans les deux mois, votre demande est en principe rejetée.
      </li>
      <li>
        <strong>Demander une médiation</strong> : si l'autre partie l'accepte, elle interrompt le délai du tribunal (code de justice
        administrative, articles L213-1 et L213-6). Le Défenseur des droits est gratuit, mais le saisir n'arrête pas ce délai.
      </li>
      <li>
        <strong>Saisir le tribunal administratif dans les deux mois</strong> de la décision que vous contestez (code de justice
        administrative, article R421-1). Si l'organisme est public et que sa réponse est une décision, ne dépassez pas le{" "}
        {limiteDuTribunal(signalement)}.
      </li>
    </ol>
  );
}

function Premiere({ signalement }: { readonly signalement: VueSignalement }) {
  const { reponse, etat } = signalement;
  if (etat.code === "sans_reponse") {
    return (
      <p>
        {signalement.organismeNom} n'a pas répondu à temps. Il le peut encore, et l'exploitant du service voit ce silence. Appelez-le si
        vous le pouvez ; vous n'êtes pas obligé d'attendre pour réclamer.
      </p>
    );
  }
  if (reponse?.reponse === "declaree") {
    return (
      <p>
        L'activité paraîtra dans <a href="/mon-compte/activites">Mes activités</a> quand l'organisme l'aura envoyée. Rien n'arrive ?
        Signalez-le de nouveau, ou réclamez.
      </p>
    );
  }
  if (reponse?.reponse === "rectifiee") {
    return (
      <p>
        La correction paraît dans l'histoire de l'activité, dans <a href="/mon-compte/activites">Mes activités</a>. Vérifiez-la. Elle est
        encore fausse ? Signalez-le de nouveau, ou réclamez.
      </p>
    );
  }
  if (reponse?.reponse === "personne_inconnue") {
    return (
      <p>
        L'organisme ne vous a pas reconnu : un autre nom, ou un autre organisme ? Signalez de nouveau en donnant dans votre mot ce qui
        l'aidera (numéro de contrat, lieu, nom d'usage).
      </p>
    );
  }
  return <p>L'organisme maintient ce qu'il a fait. Si sa raison ne vous convainc pas, voici vos voies de recours.</p>;
}

export function SuitesDuSignalement({ signalement }: { readonly signalement: VueSignalement }) {
  if (signalement.reponse === null && signalement.etat.code !== "sans_reponse") return null;
  return (
    <section class="flux" aria-labelledby="titre-suites">
      <h2 id="titre-suites">Ce que vous pouvez faire ensuite</h2>
      <Premiere signalement={signalement} />
      <Voies signalement={signalement} />
      <p>Ces voies sont celles de toute décision administrative : aucun article n'en crée une propre au compte d'engagement citoyen.</p>
    </section>
  );
}
