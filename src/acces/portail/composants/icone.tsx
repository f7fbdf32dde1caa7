// Les icônes du service, dessinées pour lui : un seul trait de 2, sur une grille de 24. Jamais seules : toujours un mot à côté.

const TRACES = {
  coche: "M4.5 12.5 10 18 19.5 7",
  croix: "M6 6l12 12M18 6 6 18",
  horloge: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5V12l3.2 2.4",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.4v.2",
  attention: "M12 3.5 2.8 20h18.4zM12 10v4.6M12 17.2v.2",
  fleche: "M4 12h15M13 6l6 6-6 6",
  calendrier: "M4 6h16v14.5H4zM4 10.5h16M8.5 3v5M15.5 3v5",
  compte: "M12 3.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 20.5c.6-4.2 3.6-6 8-6s7.4 1.8 8 6",
  livre: "M12 6.5C9.5 4.8 6.8 4.3 3.5 4.5v14c3.3-.2 6 .3 8.5 2 2.5-1.7 5.2-2.2 8.5-2v-14c-3.3-.2-6 .3-8.5 2v14",
  imprimer: "M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 14h10v6.5H7z",
  telecharger: "M12 3.5V15M7 10.5l5 5 5-5M4 20.5h16",
  recherche: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3l5.2 5.2",
  plume: "M4 20l1-4.5L16 4.5a2.1 2.1 0 0 1 3.5 3.5L8.5 19zM13.5 7l3.5 3.5",
  association:
    "M8 4.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M16.5 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M2.5 19.5c.4-3.8 2.3-5.5 5.5-5.5s5.1 1.7 5.5 5.5M16 15c3.2-.2 5 1.3 5.5 4.5",
  sortie: "M14 4H5v16h9M10 12h10.5M16.5 8l4 4-4 4",
} as const;

export type NomIcone = keyof typeof TRACES;

/** Icône décorative : muette pour les lecteurs d'écran, le mot voisin porte le sens. */
export function Icone({ nom }: { readonly nom: NomIcone }) {
  return (
    <svg class="icone" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={TRACES[nom]} />
    </svg>
  );
}
