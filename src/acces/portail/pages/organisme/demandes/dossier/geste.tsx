// Un geste sur un dossier reçu ; replié quand on ne le fait pas par mégarde.
import { Geste as GesteDePage, type ProprietesGeste as ProprietesDePage, Repli } from "../../../../composants/index.js";
import { cheminDossierRecu } from "../chemins.js";
import { aEteTape, type VueRecu } from "./vue.js";

interface ProprietesGeste extends Omit<ProprietesDePage, "action" | "jeton"> {
  readonly vue: VueRecu;
  readonly geste: string;
}

export function Geste({ vue, geste, ...autres }: ProprietesGeste) {
  return <GesteDePage action={`${cheminDossierRecu(vue.organisme.id, vue.dossier.id)}/${geste}`} jeton={vue.jeton} {...autres} />;
}

interface ProprietesReplie extends ProprietesGeste {
  readonly resume: string;
  /** Ce que le geste fait, dit avant ses champs. */
  readonly effet: string;
  /** Champs du formulaire : il s'ouvre quand l'un a été tapé. */
  readonly champs: readonly string[];
}

export function GesteReplie({ resume, effet, champs, ...geste }: ProprietesReplie) {
  return (
    <Repli resume={resume} ouvert={aEteTape(geste.vue, champs)}>
      <p>{effet}</p>
      <Geste {...geste} />
    </Repli>
  );
}
