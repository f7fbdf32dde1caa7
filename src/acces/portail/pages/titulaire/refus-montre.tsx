// Un refus en tête d'un formulaire : ce qui n'a pas été fait, pourquoi, par quel article, quoi faire.
import type { RefusMontre } from "../../../phrases/index.js";
import { Alerte, Article } from "../../composants/index.js";

export function RefusDuService({ refus, titre }: { readonly refus: RefusMontre | null; readonly titre: string }) {
  if (refus === null) return null;
  return (
    <Alerte ton="refus" titre={titre}>
      <p>
        {refus.phrase} {refus.article === undefined ? null : <Article citation={refus.article} />}
      </p>
      <p>{refus.conduite}</p>
    </Alerte>
  );
}
