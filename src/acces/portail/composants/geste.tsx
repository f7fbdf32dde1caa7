// Un geste : son adresse, ce qu'il faut remplir, son bouton ; et ce qui se replie parce qu'on ne le fait pas par mégarde.
import type { ComponentChildren } from "preact";
import { Bouton, Formulaire } from "./formulaire.js";

export interface ProprietesGeste {
  readonly action: string;
  readonly jeton: string;
  readonly libelle: string;
  readonly variante?: "principal" | "secondaire" | "danger" | undefined;
  readonly children?: ComponentChildren;
}

export function Geste({ action, jeton, libelle, variante = "principal", children }: ProprietesGeste) {
  return (
    <Formulaire action={action} jeton={jeton}>
      {children}
      <Bouton libelle={libelle} variante={variante} />
    </Formulaire>
  );
}

interface ProprietesRepli {
  readonly resume: string;
  readonly ouvert?: boolean;
  readonly children: ComponentChildren;
}

export function Repli({ resume, ouvert = false, children }: ProprietesRepli) {
  return (
    <details open={ouvert}>
      <summary>{resume}</summary>
      {children}
    </details>
  );
}
