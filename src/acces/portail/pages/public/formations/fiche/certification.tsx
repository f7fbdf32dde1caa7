// La certification d'une formation : ce qu'elle est, jusqu'à quand elle est enregistrée, et ce qu'une fin change (L6323-6).
import type { Certification } from "../../../../../../metier/catalogue/index.js";
import type { DateCivile } from "../../../../../../socle/valeurs/date-civile.js";
import { Alerte, Article, Fiche } from "../../../../composants/index.js";
import { lireCertification } from "../../../../lectures/formations.js";

interface ProprietesCertification {
  readonly certification: Certification | null;
  readonly blocs: readonly string[];
  readonly aujourdhui: DateCivile;
}

function Enregistrement({ certification, aujourdhui }: { readonly certification: Certification; readonly aujourdhui: DateCivile }) {
  const { valable, ton, phrase, effet } = lireCertification(certification, aujourdhui);
  if (!valable) {
    return (
      <Alerte ton={ton} titre={phrase}>
        <p>
          {effet} <Article citation="L6323-6" />
        </p>
      </Alerte>
    );
  }
  return (
    <p>
      {phrase} {effet} <Article citation="L6323-6" />
    </p>
  );
}

/** Rien pour une formation sans certification : une formation de bénévoles n'en demande pas. */
export function BlocCertification({ certification, blocs, aujourdhui }: ProprietesCertification) {
  if (certification === null) return null;
  const { code, intitule, niveau, certificateurs } = certification;
  const noms = certificateurs.map(({ nom }) => nom).join(", ");
  return (
    <section aria-labelledby="certification">
      <h2 id="certification">La certification</h2>
      <Enregistrement certification={certification} aujourdhui={aujourdhui} />
      <Fiche
        lignes={[
          ["Nom", intitule],
          ["Numéro", code],
          ...(niveau === null ? [] : [["Niveau", `Niveau ${niveau} du cadre national`] as const]),
          ...(blocs.length === 0 ? [] : [["Blocs de compétences", blocs.join(", ")] as const]),
          ...(noms === "" ? [] : [["Délivrée par", noms] as const]),
        ]}
      />
    </section>
  );
}
