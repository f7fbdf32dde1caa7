// « Qui paie ? » : l'ordre que la loi impose à cette formation, et un exemple calculé par les règles.
import type { TypeAuCatalogue } from "../../../../../../metier/catalogue/index.js";
import type { LigneFinancement, Source } from "../../../../../../regles/financement/index.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import { Alerte, Article, BarrePlan, Carte, type PartDeBarre, RepereDePart, Tableau } from "../../../../composants/index.js";
import { motSource } from "../../../../lectures/formations.js";
import type { Exemple } from "./exemple.js";

function PourBenevoles() {
  return (
    <ol>
      <li>
        <strong>Votre participation</strong>, si vous la devez : elle se prend en premier. <Article citation="L6323-7" />
      </li>
      <li>
        <strong>Vos droits d'engagement, et eux seuls.</strong> Ni le compte personnel de formation, ni un employeur, ni une association ne
        peuvent payer cette formation. <Article citation="L6323-6 II 5°" />
      </li>
      <li>Ce qui manque reste à votre charge.</li>
    </ol>
  );
}

function PourLesAutres() {
  return (
    <ol>
      <li>
        <strong>Votre participation</strong>, si vous la devez. <Article citation="L6323-7" />
      </li>
      <li>
        <strong>Les dotations</strong> déjà versées sur votre compte. <Article citation="R6333-3" />
      </li>
      <li>
        <strong>Votre compte personnel de formation.</strong> <Article citation="R6333-3" />
      </li>
      <li>
        <strong>Vos droits d'engagement</strong>, en commençant par l'activité déclarée le plus tôt. <Article citation="D5151-11" />{" "}
        <Article citation="D5151-13" />
      </li>
      <li>
        <strong>L'apport d'un tiers</strong> que vous demandez : employeur, association, région… <Article citation="L6323-4" />
      </li>
      <li>Ce qui manque reste à votre charge.</li>
    </ol>
  );
}

interface PartPayee extends PartDeBarre {
  readonly article: string;
}

/** Les lots d'une même source se lisent en une part : l'exemple montre l'ordre, non le détail. */
function partsDe(lignes: readonly LigneFinancement[]): readonly PartPayee[] {
  const parts = new Map<Source, PartPayee>();
  for (const { source, montant = 0, article } of lignes) {
    const quantite = (parts.get(source)?.quantite ?? 0) + montant;
    parts.set(source, { motif: source, libelle: motSource(source), quantite, ecrite: ecrireMontant(quantite), article });
  }
  return [...parts.values()];
}

const QUI: Readonly<Record<string, string>> = {
  salarie: "une personne salariée",
  demandeur_emploi: "une personne en recherche d'emploi",
};

function avoirDe({ cpf, cec, prix }: Exemple): string {
  const compte = cpf === 0 ? "" : `${ecrireMontant(cpf)} sur son compte personnel de formation et `;
  return `Elle a ${compte}${ecrireMontant(cec)} de droits d'engagement, et choisit une place à ${ecrireMontant(prix)}.`;
}

/** Ce que l'exemple apprend, quand le tableau seul pourrait surprendre. */
function remarqueDe({ plan }: Exemple): string {
  const prises = new Set(plan.lignes.map(({ source }) => source));
  if (prises.size === 1 && prises.has("participation")) return "À ce prix, la participation couvre tout : ses droits restent entiers.";
  return plan.resteACharge === 0 ? "Elle est dispensée de participation." : "";
}

function BlocExemple({ exemple }: { readonly exemple: Exemple }) {
  const { plan, statut } = exemple;
  const remarque = remarqueDe(exemple);
  const parts = partsDe(plan.lignes);
  return (
    <Carte niveau={3} titre={`Exemple : ${QUI[statut] ?? "une personne"}`}>
      <p>{avoirDe(exemple)}</p>
      {plan.decision === "refuse" ? (
        plan.motifs.map((motif) => <p key={motif.code}>{motif.phrase}</p>)
      ) : (
        <>
          <div>
            <BarrePlan parts={parts} titre={`Qui paie les ${ecrireMontant(exemple.prix)}`} reperes={false} />
          </div>
          <Tableau
            legende="Dans l'ordre"
            entetes={["Qui", "Combien", "Pourquoi"]}
            lignes={parts.map(({ motif, libelle, ecrite, article }) => [
              <>
                <RepereDePart motif={motif} /> {libelle}
              </>,
              ecrite,
              <Article citation={article} />,
            ])}
          />
          <p>
            De sa poche : <strong>{ecrireMontant(plan.resteACharge)}</strong>. {remarque}
          </p>
        </>
      )}
    </Carte>
  );
}

/** Ce que nous avons dû trancher ou n'avons pas pu lire : dit une fois sous les exemples. */
function Reserves({ exemples }: { readonly exemples: readonly Exemple[] }) {
  const phrases = new Set(exemples.flatMap(({ plan }) => [...plan.hypotheses, ...plan.avertissements].map(({ phrase }) => phrase)));
  if (phrases.size === 0) return null;
  return (
    <details>
      <summary>Ce que la loi laisse ouvert dans ce calcul</summary>
      <ul>
        {[...phrases].map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
    </details>
  );
}

function BlocExemples({ exemples }: { readonly exemples: readonly Exemple[] }) {
  if (exemples.length === 0) return null;
  return (
    <>
      <p>{exemples.length > 1 ? "Deux exemples, qui ne sont pas votre compte :" : "Un exemple, qui n'est pas votre compte :"}</p>
      <div class={exemples.length > 1 ? "grille grille-deux" : "exemple-plan"}>
        {exemples.map((exemple) => (
          <BlocExemple key={exemple.statut} exemple={exemple} />
        ))}
      </div>
      <Reserves exemples={exemples} />
    </>
  );
}

export function QuiPaie({ type, exemples }: { readonly type: TypeAuCatalogue; readonly exemples: readonly Exemple[] }) {
  return (
    <section aria-labelledby="qui-paie">
      <h2 id="qui-paie">Qui paie ?</h2>
      {type === "permis_leger" ? (
        <Alerte ton="attente" titre="Ce permis n'est pas ouvert à tous">
          <p>
            Il faut être en recherche d'emploi, ou qu'un tiers (employeur, région, France Travail…) en paie une part. Une association n'est
            pas de ceux-là. <Article citation="L6323-6 II 4°" />
          </p>
        </Alerte>
      ) : null}
      <p>{type === "benevoles_volontaires" ? "Dans cet ordre :" : "Dans l'ordre que le décret impose :"}</p>
      {type === "benevoles_volontaires" ? <PourBenevoles /> : <PourLesAutres />}
      <BlocExemples exemples={exemples} />
    </section>
  );
}
