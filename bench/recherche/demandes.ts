// Les demandes du banc de la recherche, par genre : ce que des gens demanderaient, et ce qui coûte le plus.
import type { CriteresRecherche } from "../../src/metier/catalogue/recherche.js";
import { dateCivile } from "../../src/socle/valeurs/date-civile.js";
import { SANS_CRITERE } from "../../tests/outils/criteres.js";

const TOUT: CriteresRecherche = { ...SANS_CRITERE, rayonKm: 20 };

type Choix = Partial<CriteresRecherche>;
const HIVER = { apres: dateCivile("2027-01-01"), avant: dateCivile("2027-03-31") };
const textes = (liste: string, autres: Choix = {}): Choix[] => liste.split("|").map((texte) => ({ texte, ...autres }));
const lieux = (liste: string, autres: Choix = {}): Choix[] => liste.split("|").map((lieu) => ({ lieu, ...autres }));

const CHOIX: Readonly<Record<string, readonly Choix[]>> = {
  "tout le catalogue": [
    {},
    { page: 2 },
    { page: 50 },
    { tri: "date" },
    { tri: "prix" },
    { tri: "prix", page: 50 },
    { tri: "date", page: 50 },
  ],
  "un mot très courant": [
    ...textes("compétences|gestion|association|professionnelles|projet|bénévoles"),
    ...textes("pratique|groupe|équipe", { page: 50 }),
    ...textes("association|projet", { tri: "date" }),
    ...textes("association|projet", { tri: "prix" }),
  ],
  "un sujet": textes(
    "comptabilité|trésorerie|secours|apiculture|soudure|permis de conduire|bilan de compétences|langue des signes|cybersécurité|fiscalité des associations|boulangerie|conduite de réunion|mécénat|RNCP30100|premiers secours en santé mentale",
  ),
  "une phrase": textes(
    "tenir la comptabilité d'une association|formation gestion de projet pour bénévoles|prise de parole en public débutants|devenir cariste logistique entrepôt|je veux apprendre le tableur",
  ),
  "une faute de frappe": textes(
    "comptabilte|tresorié|boulangrie|permi de conduir|cibersécurité|associasion|informatque|secourisne|managment|apicultur",
  ),
  "un début de mot": textes("compta|assoc|cybersé|boulang|certif"),
  "un mot inconnu": textes("zzyzx|kwyjibo|hippopotamerie"),
  "près de chez moi": [
    ...lieux("Lyon|69003|Paris|Marseille|Saint-Étienne|Guéret|Mende|Saint-Denis|Lille|35000 Rennes"),
    ...lieux("Lyon|Paris", { tri: "distance" }),
    ...lieux("Paris|Bordeaux", { rayonKm: 100, tri: "distance" }),
    ...lieux("Toulouse", { rayonKm: 500 }),
  ],
  "à distance": [
    { modalites: ["distance"] },
    { modalites: ["distance"], texte: "anglais" },
    { modalites: ["distance"], tri: "prix" },
    { modalites: ["distance", "mixte"], texte: "gestion de projet" },
  ],
  "bénévoles, par rôle": [
    { genre: "benevoles" },
    { genre: "benevoles", roles: ["tresorier"] },
    { genre: "benevoles", roles: ["president", "secretaire"], tri: "date" },
    { genre: "benevoles", roles: ["tresorier"], lieu: "Lyon" },
    { genre: "benevoles", texte: "trésorier comptabilité" },
    { genre: "benevoles", roles: ["securite"], modalites: ["presentiel"], accessible: true },
  ],
  "dates et prix": [
    HIVER,
    { ...HIVER, tri: "date" },
    { ...HIVER, prixMax: 24_000 },
    { prixMax: 24_000 },
    { prixMax: 72_000, tri: "prix" },
    { apres: dateCivile("2027-06-01"), tri: "date" },
    { ...HIVER, texte: "association" },
    { avant: dateCivile("2026-12-15"), inscription: true },
  ],
  combinaisons: [
    { texte: "comptabilité", lieu: "Lyon", prixMax: 72_000 },
    { texte: "gestion", lieu: "Paris", rayonKm: 50, ...HIVER, accessible: true },
    { texte: "projet", genre: "cpf", types: ["rncp"], modalites: ["presentiel"], tri: "prix" },
    { texte: "association", genre: "benevoles", inscription: true, tri: "date" },
    { texte: "anglais", lieu: "Nantes", rayonKm: 30, tri: "distance" },
    { genre: "cpf", types: ["rncp", "bloc_competences"], lieu: "Lille", accessible: true },
    { texte: "tresorié", lieu: "69", genre: "benevoles" },
    { texte: "numérique", modalites: ["distance"], prixMax: 50_000, ...HIVER },
    { inscription: true, accessible: true, lieu: "Strasbourg", rayonKm: 50, tri: "date" },
    { texte: "permis", lieu: "13001", rayonKm: 10, prixMax: 150_000, tri: "prix" },
  ],
};

export interface DemandeDuBanc {
  readonly genre: string;
  readonly criteres: CriteresRecherche;
  readonly nom: string;
}

export const DEMANDES: readonly DemandeDuBanc[] = Object.entries(CHOIX).flatMap(([genre, liste]) =>
  liste.map((choix) => ({ genre, criteres: { ...TOUT, ...choix }, nom: JSON.stringify(choix) })),
);
