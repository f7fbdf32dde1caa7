// Ce qu'un travail coûte : sa durée, et la mémoire qu'il a prise de plus que ce qu'il a trouvé.

export interface Mesure<R> {
  readonly resultat: R;
  readonly secondes: number;
  /** Mio de mémoire résidente de plus, au plus haut. */
  readonly memoire: number;
}

const MIO = 1 << 20;

/** Relève la mémoire toutes les vingt millisecondes pendant l'action. */
export async function mesurer<R>(action: () => Promise<R>): Promise<Mesure<R>> {
  const depart = process.memoryUsage.rss();
  let sommet = depart;
  const relever = () => {
    sommet = Math.max(sommet, process.memoryUsage.rss());
  };
  const minuterie = setInterval(relever, 20);
  const debut = performance.now();
  try {
    const resultat = await action();
    relever();
    return { resultat, secondes: (performance.now() - debut) / 1_000, memoire: (sommet - depart) / MIO };
  } finally {
    clearInterval(minuterie);
  }
}

/** Écrit une mesure sur la sortie : les longs passages se suivent à leurs chiffres. */
export function dire(nom: string, { secondes, memoire }: Mesure<unknown>): void {
  process.stdout.write(`${nom} : ${secondes.toFixed(1)} s, ${memoire.toFixed(0)} Mio de plus\n`);
}
