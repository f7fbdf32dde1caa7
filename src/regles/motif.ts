// Une réponse de la loi s'explique toujours : un code stable, l'article, une phrase pour le citoyen.

/** Raison d'une réponse. `article` s'écrit « D5151-14 I 7° » ; `phrase` est en français, au vous. */
export interface Motif {
  readonly code: string;
  readonly article: string;
  readonly phrase: string;
}

/** Lecture ouverte dont une réponse a dépendu, ou avertissement sur un texte plus récent. */
export interface Hypothese {
  readonly doute: string;
  readonly lecture: string;
  readonly phrase: string;
}

export interface Avertissement {
  readonly doute: string;
  readonly phrase: string;
}
