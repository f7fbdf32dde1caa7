// Ce que le reste du code voit de PostgreSQL : des instructions paramétrées et des transactions.

/** Instruction SQL et ses paramètres ; `nom` en fait une instruction préparée. */
export interface Instruction {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

/** De quoi poser une question à la base, dans une transaction ou non. */
export interface Requeteur {
  /** Rend les lignes telles que la base les donne : bigint en BigInt, date en « AAAA-MM-JJ ». */
  requete<Ligne extends object>(instruction: Instruction): Promise<Ligne[]>;
  /**
   * Copie des lignes en masse : `instruction` est un « copy … from stdin », `morceaux` son texte (format text de COPY,
   * composé par `ligneACopier`), produit à mesure que la base le prend. Bien plus rapide qu'autant d'insertions.
   */
  copier(instruction: string, morceaux: Iterable<string> | AsyncIterable<string>): Promise<void>;
}

/** Base ouverte : chaque transaction a sa connexion, rendue à la fin. */
export interface Base extends Requeteur {
  transaction<Resultat>(action: (tx: Requeteur) => Promise<Resultat>): Promise<Resultat>;
  fermer(): Promise<void>;
}

/** Écrit une instruction : sql`select * from identite.titulaires where id = ${id}`. Les valeurs ne sont jamais collées dans le texte. */
export function sql(morceaux: TemplateStringsArray, ...values: unknown[]): Instruction {
  let text = morceaux[0] ?? "";
  for (let rang = 1; rang < morceaux.length; rang += 1) {
    text += `$${rang}${morceaux[rang] ?? ""}`;
  }
  return { text, values };
}
