// Une recherche de formation qui ne demande rien : chaque test n'y écrit que ce qu'il cherche.
import type { CriteresRecherche } from "../../src/metier/catalogue/index.js";

export const SANS_CRITERE: CriteresRecherche = {
  texte: "",
  genre: "tout",
  types: [],
  roles: [],
  modalites: [],
  lieu: "",
  rayonKm: 30,
  apres: null,
  avant: null,
  prixMax: null,
  accessible: false,
  inscription: false,
  tri: "pertinence",
  page: 1,
};
