// Les pas d'un scénario : ils n'écrivent que dans le récit, pour qu'il se lise sans lire le code.

const recit: string[] = [];

function pas(mot: string) {
  return async <R>(phrase: string, action: () => Promise<R>): Promise<R> => {
    recit.push(`${mot} ${phrase}`);
    try {
      return await action();
    } catch (erreur) {
      const message = erreur instanceof Error ? erreur.message : String(erreur);
      throw new Error(`${recit.slice(-6).join("\n")}\n→ ${message}`, { cause: erreur });
    }
  };
}

export const etantDonne = pas("Étant donné que");
export const quand = pas("Quand");
export const alors = pas("Alors");
