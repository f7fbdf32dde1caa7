// Répondre à une proposition : ce qui a changé depuis la demande, accepter avec l'empreinte du plan lu, faire payer un tiers, ou décliner.
import { REPONSE_FINANCEUR } from "../../../../../../regles/dossier/parametres.js";
import { valeurAu } from "../../../../../../regles/parametre.js";
import { ecrireDate, lireDateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import { Alerte, Article, ChampCase, LienBouton, Repli } from "../../../../composants/index.js";
import { ecrireHeures } from "../../../../lectures/formations.js";
import { resumerPlan } from "../../../../lectures/plan.js";
import { erreurDe } from "../../saisie.js";
import { DeuxPlans } from "../plan/et-si.js";
import { Geste } from "./gestes-simples.js";
import { PersonneNeVousYOblige } from "./recours.js";
import { cheminDossier, type VueDossierOuvert } from "./vue.js";

const CHANGES: Readonly<Record<string, string>> = { prix: "Le prix", debut: "Le début", fin: "La fin", heures: "La durée" };

function ecrireChange(champ: string, valeur: unknown): string {
  if (champ === "prix" && typeof valeur === "number") return ecrireMontant(valeur);
  if (champ === "heures" && typeof valeur === "number") return ecrireHeures(valeur);
  const jour = typeof valeur === "string" ? lireDateCivile(valeur) : null;
  return jour === null ? String(valeur) : ecrireDate(jour);
}

/** Ce que l'organisme a changé, champ par champ, tel que l'histoire le garde. */
export function lireChangements(details: Readonly<Record<string, unknown>>): readonly string[] {
  const { changements } = details;
  if (typeof changements !== "object" || changements === null) return [];
  return Object.entries(changements).flatMap(([champ, valeur]) => {
    const nom = CHANGES[champ];
    if (nom === undefined || typeof valeur !== "object" || valeur === null || !("avant" in valeur) || !("apres" in valeur)) return [];
    return [`${nom} : ${ecrireChange(champ, valeur.apres)} au lieu de ${ecrireChange(champ, valeur.avant)}`];
  });
}

export function Proposition({ vue }: { readonly vue: VueDossierOuvert }) {
  const { dossier } = vue;
  const evenement = dossier.evenements.findLast((un) => un.evenement === "proposer");
  const changements = lireChangements(evenement?.details ?? {});
  const mot = evenement?.details["mot"];
  return (
    <>
      {typeof mot === "string" && mot !== "" ? <p>{`${dossier.organismeNom} vous écrit : « ${mot} »`}</p> : null}
      {dossier.propositionModifiee ? (
        <Alerte ton="attente" titre="La proposition diffère de votre demande">
          <ul>
            {changements.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
          <p>Le plan ci-dessous en tient compte. Vous pouvez refuser sans rien perdre.</p>
        </Alerte>
      ) : null}
    </>
  );
}

/** Le plan lu et celui d'aujourd'hui : rien n'est accepté tant que la personne n'a pas relu. */
export function PlanChange({ vue }: { readonly vue: VueDossierOuvert }) {
  const { ancien, plan } = vue;
  if (ancien === null || plan === null) return null;
  return (
    <section class="flux" aria-labelledby="titre-change">
      <h2 id="titre-change">Ce qui a changé pendant que vous lisiez</h2>
      <DeuxPlans avant={ancien} apres={plan} titres={["Le plan que vous aviez lu", "Le plan d'aujourd'hui"]} />
    </section>
  );
}

function Cofinancer({ vue }: { readonly vue: VueDossierOuvert }) {
  const { offre, statutTitulaire, id } = vue.dossier;
  if (offre.type === "benevoles_volontaires") {
    return (
      <p>
        Aucun tiers ne peut compléter : seuls vos droits d'engagement paient cette formation. <Article citation="L6323-6 II 5°" />
      </p>
    );
  }
  if (statutTitulaire === "agent_public") return null;
  return (
    <>
      <h3>Faire payer une partie par un tiers</h3>
      <p>
        Votre employeur ou une association peut compléter ce que vos droits ne couvrent pas. <Article citation="L6323-4 II" />{" "}
        {`Il a ${valeurAu(REPONSE_FINANCEUR, vue.aujourdhui)} jours ouvrés pour répondre, et vous retrouvez ensuite un délai entier pour décider.`}
      </p>
      <LienBouton href={`${cheminDossier(id)}/cofinancement`} libelle="Demander un cofinancement" variante="secondaire" />
    </>
  );
}

function libelleAccepter({ plan }: VueDossierOuvert): string {
  const { enEuros } = plan ?? { enEuros: null };
  return enEuros === null ? "Accepter et réserver mes droits" : `Accepter, puis payer ${enEuros}`;
}

function Accepter({ vue }: { readonly vue: VueDossierOuvert }) {
  const { plan, empreinte, dossier, corps, erreurs } = vue;
  if (plan === null || empreinte === null || plan.refuse) return null;
  return (
    <>
      <PersonneNeVousYOblige />
      <Geste vue={vue} geste="accepter" libelle={libelleAccepter(vue)}>
        <input type="hidden" name="empreinte" value={empreinte} />
        <input type="hidden" name="lu" value={resumerPlan(plan)} />
        {dossier.statutTitulaire === "agent_public" ? (
          <ChampCase
            nom="accord"
            libelle="J'ai l'accord de mon employeur public"
            aide="La loi le demande ; s'il refuse, il doit dire pourquoi (CGFP L422-11)."
            coche={corps["accord"] === "oui"}
            erreur={erreurDe(erreurs, "accord")}
          />
        ) : null}
      </Geste>
    </>
  );
}

/** Les réponses possibles, sous le plan. */
export function Repondre({ vue }: { readonly vue: VueDossierOuvert }) {
  return (
    <section class="flux" aria-labelledby="repondre">
      <h2 id="repondre">Votre réponse</h2>
      <Accepter vue={vue} />
      <Cofinancer vue={vue} />
      <Repli resume="Refuser la proposition">
        <p>Rien n'était réservé : vos droits restent entiers. La place est rendue.</p>
        <Geste vue={vue} geste="decliner" libelle="Refuser la proposition" variante="danger" />
      </Repli>
    </section>
  );
}
