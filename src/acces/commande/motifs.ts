// « cec motifs » : le catalogue de toutes les raisons qu'une réponse peut donner.
import { MOTIFS_ACQUISITION } from "../../regles/catalogue-motifs.js";
import { MOTIFS_FINANCEMENT } from "../../regles/financement/index.js";
import { direFautes, type Executer } from "./commande.js";

export const executer: Executer = async ({ options, sortie, erreurs }) => {
  const [intrus] = options.positions;
  if (intrus !== undefined) return direFautes(erreurs, [{ chemin: "motifs", phrase: "cette commande ne lit rien, attendu aucun fichier" }]);
  const motifs = [...MOTIFS_ACQUISITION, ...MOTIFS_FINANCEMENT].map(({ code, article, phrase }) => ({ code, article, phrase }));
  const texte = options.ndjson ? motifs.map((motif) => JSON.stringify(motif)).join("\n") : JSON.stringify(motifs, null, 2);
  await sortie.ecrire(`${texte}\n`);
  return 0;
};
