// Les fautes d'un fichier dites en clair : le champ, ce qui a été lu, quoi faire, la règle et son article.
import { Article } from "./donnees.js";

interface FauteExpliquee {
  readonly champ: string | null;
  readonly phrase: string;
  readonly conduite: string;
  readonly regle: string;
  readonly article?: string | null;
}

function UneFaute({ champ, phrase, conduite, regle, article = null }: FauteExpliquee) {
  return (
    <li>
      <p>
        {champ === null ? null : (
          <>
            <code>{champ}</code> :{" "}
          </>
        )}
        <strong>{phrase}</strong>
      </p>
      <p>{conduite}</p>
      <p class="discret">
        Règle : {regle} {article === null ? null : <Article citation={article} />}
      </p>
    </li>
  );
}

/** Toutes les fautes d'une ligne ; rien si elle n'en a pas. */
export function ListeFautes({ fautes }: { readonly fautes: readonly FauteExpliquee[] }) {
  if (fautes.length === 0) return null;
  return (
    <ul class="liste-nue fautes">
      {fautes.map((faute, rang) => (
        <UneFaute key={rang} {...faute} />
      ))}
    </ul>
  );
}
