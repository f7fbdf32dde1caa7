// Quel contexte peut se servir de quel autre. La garde d'architecture lit cette table, et refuse un cycle.

/** Contexte → contextes dont il peut importer l'index.ts. */
export const DEPENDANCES = {
  identite: [],
  organismes: ["identite"],
  activites: ["identite"],
  declarations: ["identite", "organismes"],
  raccordements: ["identite", "organismes"],
  depots: ["identite", "organismes", "activites", "raccordements"],
  signalements: ["identite", "organismes", "activites"],
  "grand-livre": ["identite"],
  catalogue: ["identite", "organismes"],
  cpf: ["identite", "grand-livre"],
  droits: ["identite", "organismes", "activites", "declarations", "grand-livre"],
  dossiers: ["identite", "organismes", "activites", "catalogue", "grand-livre", "cpf", "droits"],
} as const satisfies Record<string, readonly string[]>;

/**
 * Fichiers d'identite que tous nomment sans passer par son index : l'acteur, et le droit d'agir.
 * Ils n'importent que le socle, si bien qu'ils ne peuvent pas faire de cycle.
 */
export const SEUIL = ["src/metier/identite/acteur.ts", "src/metier/identite/habilitations.ts"] as const;
