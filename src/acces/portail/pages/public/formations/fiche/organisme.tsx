// L'organisme de formation : qui il est, ce qui le qualifie, et pourquoi l'on ne peut pas s'inscrire ici quand c'est le cas.
import type { Formation, OrganismeFormation } from "../../../../../../metier/catalogue/index.js";
import { Alerte, Fiche } from "../../../../composants/index.js";
import { raisonSansInscription } from "../../../../lectures/formations.js";

const HTTP = /^https?:\/\//u;

/** « la formation et le bilan » : les actions que couvre le certificat de qualité. */
function qualiopiDe({ formation, bilan, vae }: OrganismeFormation["qualiopi"]): string {
  const couvertes = [
    formation === true ? "les actions de formation" : "",
    bilan === true ? "les bilans de compétences" : "",
    vae === true ? "la validation des acquis" : "",
  ].filter((mot) => mot !== "");
  if (couvertes.length > 0) return `Oui, pour ${couvertes.join(", ")}`;
  return formation === false ? "Non" : "Nous ne le savons pas";
}

function lieuDe({ codePostal, ville }: OrganismeFormation): string {
  return [codePostal, ville].filter((partie) => partie !== null && partie !== "").join(" ");
}

export function BlocOrganisme({ organisme, url }: { readonly organisme: OrganismeFormation; readonly url: string | null }) {
  const lieu = lieuDe(organisme);
  return (
    <section aria-labelledby="organisme">
      <h2 id="organisme">L'organisme de formation</h2>
      <Fiche
        lignes={[
          ["Nom", organisme.denomination],
          ...(lieu === "" ? [] : [["Où", lieu] as const]),
          ["SIRET", organisme.siret],
          ["Déclaration d'activité", organisme.numeroActivite ?? "Numéro inconnu de nous : demandez-le-lui"],
          ["Certifié Qualiopi", qualiopiDe(organisme.qualiopi)],
          ["Inscription par ce service", raisonSansInscription(organisme) === null ? "Oui" : "Non"],
          ...(url !== null && HTTP.test(url)
            ? [["Sur son site", <a href={url}>{`Page de la formation chez ${organisme.denomination}`}</a>] as const]
            : []),
        ]}
      />
    </section>
  );
}

/** Pourquoi l'on ne s'inscrit pas ici, et quoi faire à la place. */
export function SansInscription({ formation }: { readonly formation: Formation }) {
  const { organisme, retiree, type, intitule } = formation;
  const raison = retiree ? "Elle n'est plus proposée." : raisonSansInscription(organisme);
  if (raison === null) return null;
  const semblables = `/formations?q=${encodeURIComponent(intitule.slice(0, 80))}&ici=oui`;
  return (
    <Alerte ton="attente" titre="On ne peut pas s'inscrire ici">
      <p>{raison}</p>
      <p>
        {retiree ? null : type === "benevoles_volontaires" ? (
          "Appelez-le : dites-lui que vous voulez payer par vos droits d'engagement, et qu'il peut s'inscrire à ce service. "
        ) : (
          <>
            Vous pouvez la demander sur <a href="https://www.moncompteformation.gouv.fr">Mon Compte Formation</a>.{" "}
          </>
        )}
        <a href={semblables}>Chercher une formation semblable où l'on s'inscrit ici</a>
      </p>
    </Alerte>
  );
}
