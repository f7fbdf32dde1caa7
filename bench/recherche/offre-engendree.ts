// Un catalogue engendré pour le banc de la recherche : des formations de sujets variés, aux prix et aux lieux vraisemblables.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROLES_ASSOCIATIFS } from "../../src/metier/catalogue/index.js";
import type { Base } from "../../src/socle/base/base.js";
import { enMorceaux, type ValeurCopiee } from "../../src/socle/base/copie.js";
import { RACINE } from "../../src/socle/racine.js";
import { ajouterJours, type DateCivile, dateCivile } from "../../src/socle/valeurs/date-civile.js";

const ORIGINE = dateCivile("2026-08-01");
const LE = "2026-11-01T08:00:00Z";
const SESSIONS_PAR_ACTION = 2.5;
const SUJETS =
  "comptabilité associative|gestion de trésorerie|prévention et secours civiques|conduite de réunion|prise de parole en public|bureautique et tableur|création de site internet|réseaux sociaux|droit du travail|paie et déclarations sociales|management d'équipe|gestion de projet|recherche de financements|mécénat et dons|fiscalité des associations|animation de séjours|accueil de loisirs|encadrement sportif|arbitrage|anglais professionnel|espagnol|langue des signes française|français langue étrangère|lutte contre l'illettrisme|accompagnement des personnes âgées|petite enfance|handicap et inclusion|médiation numérique|protection des données|cybersécurité|développement web|analyse de données|intelligence artificielle|soudure|maçonnerie|plomberie|électricité du bâtiment|habilitation électrique|conduite d'engins|logistique et entrepôt|cariste|hygiène alimentaire|cuisine|boulangerie|coiffure|esthétique|massage bien-être|soins infirmiers|aide à domicile|ambulancier|transport routier|permis de conduire catégorie B|code de la route|permis poids lourd|bilan de compétences|validation des acquis de l'expérience|création graphique|photographie|montage vidéo|marketing digital|vente et négociation|relation client|immobilier|assurance|banque|agriculture biologique|permaculture|apiculture|espaces verts|sécurité incendie|sauvetage aquatique|gestes et postures|risques psychosociaux|qualité et certification|développement durable|bilan carbone|achats responsables|gouvernance associative|vie statutaire et assemblée générale|secrétariat et archivage|communication interne|écriture journalistique|théâtre et voix|musique|artisanat d'art|couture|menuiserie|charpente|mécanique automobile|maintenance industrielle|usinage|topographie|urbanisme|archives et documentation|médiation familiale|écoute et soutien|premiers secours en santé mentale|formation de formateurs|tutorat|coordination de bénévoles|recrutement|évaluation des actions|logiciel libre".split(
    "|",
  );
const ENTETES =
  "Formation|Stage|Parcours|Atelier|Perfectionnement|Initiation|Module|Certificat|Titre professionnel|Préparation|Cycle|Session intensive".split(
    "|",
  );
const SUITES =
  "niveau 1|niveau 2|débutants|confirmés|pour responsables|en situation professionnelle|dans une association|méthode pratique|remise à niveau|à son rythme|en petit groupe|bénévoles|pour les jeunes|en entreprise|les fondamentaux|approfondir ses pratiques".split(
    "|",
  );
const PHRASES =
  "acquérir les bases et les mettre en pratique|connaître le cadre réglementaire et ses obligations|construire un budget prévisionnel et le suivre|préparer un dossier de financement|animer un groupe et gérer les conflits|mobiliser des bénévoles autour d'un projet commun|tenir les écritures comptables de l'association|utiliser les outils numériques avec aisance|analyser une situation et proposer une réponse adaptée|présenter oralement un projet devant un jury|évaluer les risques et agir en sécurité|rédiger des documents clairs|travailler en équipe pluridisciplinaire|organiser un évènement de bout en bout|se préparer aux épreuves de certification|comprendre les besoins du public accueilli|appliquer les gestes techniques du métier|suivre la qualité d'une prestation|négocier avec des partenaires|mettre à jour ses connaissances professionnelles".split(
    "|",
  );
const SYLLABES = "ba co di fra gé lu mo né pa ri sta té vo xi bra clo dé fi gra ju mel nor pel qui ron sal tri vel zan".split(" ");
const ROLES = ROLES_ASSOCIATIFS.filter((role) => role !== "officier");

export interface TailleOffre {
  readonly sessions: number;
  readonly actions: number;
  readonly formations: number;
}

/** Nombres au hasard, toujours les mêmes pour la même graine. */
function hasard(graine: number): () => number {
  let etat = graine;
  return () => {
    etat = (etat + 0x6d2b79f5) | 0;
    let melange = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    melange = (melange + Math.imul(melange ^ (melange >>> 7), 61 | melange)) ^ melange;
    return ((melange ^ (melange >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const tirage = hasard(5151);
const entier = (max: number) => Math.floor(tirage() * max);
/** Les premiers de la liste reviennent bien plus que les derniers. */
function souvent<T>(liste: readonly T[]): T {
  const choisi = liste[Math.floor(tirage() ** 2 * liste.length)];
  if (choisi === undefined) throw new Error("Liste vide.");
  return choisi;
}
const motRare = () => Array.from({ length: 2 + entier(3) }, () => SYLLABES[entier(SYLLABES.length)] ?? "").join("");

interface Ville {
  readonly nom: string;
  readonly codes: readonly string[];
  readonly jusqua: number;
}

/** Une commune tirée d'autant plus souvent qu'elle est peuplée. */
function villes(): () => Ville {
  let cumul = 0;
  const liste = readFileSync(join(RACINE, "donnees/communes-lieux.csv"), "utf8")
    .split("\n")
    .slice(1)
    .flatMap((ligne): Ville[] => {
      const [, nom, codes, population] = ligne.split(";");
      if (nom === undefined || codes === undefined || Number(population) === 0 || nom.endsWith("Arrondissement")) return [];
      cumul += Number(population);
      return [{ nom, codes: codes.split(" "), jusqua: cumul }];
    });
  return () => {
    const vise = tirage() * cumul;
    let bas = 0;
    let haut = liste.length - 1;
    while (bas < haut) {
      const milieu = (bas + haut) >> 1;
      if ((liste[milieu]?.jusqua ?? 0) < vise) bas = milieu + 1;
      else haut = milieu;
    }
    const ville = liste[bas];
    if (ville === undefined) throw new Error("Aucune ville.");
    return ville;
  };
}

type Lignes = ValeurCopiee[][];
interface Offre {
  readonly formations: Lignes;
  readonly actions: Lignes;
  readonly sessions: Lignes;
}

function typeDe(sujet: string): string {
  if (sujet.startsWith("permis poids")) return "permis_lourd";
  if (sujet.startsWith("permis") || sujet.startsWith("code de")) return "permis_leger";
  if (sujet.startsWith("bilan de")) return "bilan_competences";
  if (sujet.startsWith("validation")) return "vae";
  const part = tirage();
  if (part < 0.15) return "benevoles_volontaires";
  if (part < 0.5) return "rncp";
  return part < 0.75 ? "repertoire_specifique" : "bloc_competences";
}

function formation(id: string, { sirets, codes }: { sirets: readonly string[]; codes: readonly string[] }): ValeurCopiee[] {
  const sujet = souvent(SUJETS);
  const type = typeDe(sujet);
  const benevoles = type === "benevoles_volontaires";
  const contenu = Array.from({ length: 6 + entier(10) }, () => `${souvent(PHRASES)} ${tirage() < 0.3 ? motRare() : souvent(SUJETS)}`).join(
    ". ",
  );
  const certifiee = ["rncp", "repertoire_specifique", "bloc_competences"].includes(type);
  return [
    id,
    "edof",
    sirets[entier(sirets.length)] ?? "",
    id,
    `${souvent(ENTETES)} ${sujet} ${souvent(SUITES)}`,
    `${souvent(PHRASES)}, ${souvent(PHRASES)}`,
    contenu,
    type,
    certifiee ? (codes[entier(codes.length)] ?? null) : null,
    benevoles ? ["benevoles"] : [],
    benevoles ? [...new Set([souvent(ROLES), souvent(ROLES)])] : [],
    "\\x00",
    LE,
  ];
}

function action(id: string, formationId: string, ville: Ville): ValeurCopiee[] {
  const part = tirage();
  const modalite = part < 0.6 ? "presentiel" : part < 0.75 ? "mixte" : "distance";
  const prix = Math.round((tirage() ** 3 * 6000 + 40) / 10) * 1000;
  const lieu = modalite === "distance" ? [null, ""] : [ville.codes[entier(ville.codes.length)] ?? null, ville.nom];
  return [id, formationId, id, modalite, tirage() < 0.08, ...lieu, prix, 7 * (1 + entier(40)), tirage() < 0.4];
}

function sessionsDe(actionId: string, nombre: number): ValeurCopiee[][] {
  return Array.from({ length: nombre }, () => {
    const debut: DateCivile = ajouterJours(ORIGINE, entier(540));
    const etat = tirage() < 0.9 ? "ouverte" : "fermee";
    const id = randomUUID();
    return [id, actionId, id, debut, ajouterJours(debut, 1 + entier(90)), etat];
  });
}

function composer(nombre: number, { sirets, codes }: { sirets: readonly string[]; codes: readonly string[] }): Offre {
  const ville = villes();
  const offre: Offre = { formations: [], actions: [], sessions: [] };
  while (offre.sessions.length < nombre) {
    const formationId = randomUUID();
    offre.formations.push(formation(formationId, { sirets, codes }));
    for (let reste = 1 + entier(3); reste > 0; reste -= 1) {
      const actionId = randomUUID();
      offre.actions.push(action(actionId, formationId, ville()));
      offre.sessions.push(...sessionsDe(actionId, Math.round(tirage() * 2 * SESSIONS_PAR_ACTION)));
    }
  }
  return offre;
}

/** Remplit la base d'au moins `sessions` sessions ; rend les formations, dont les fiches restent à composer. */
export async function engendrerOffre(base: Base, sessions: number): Promise<{ ids: readonly string[]; taille: TailleOffre }> {
  const sirets = Array.from({ length: Math.ceil(sessions / 60) }, (_, rang) => String(10_000_000_000_000 + rang));
  const codes = Array.from({ length: 2000 }, (_, rang) => `RNCP${30_000 + rang}`);
  await base.copier(
    "copy catalogue.organismes_formation (siret, denomination, organisme_id, modifie_le) from stdin",
    enMorceaux(sirets.map((siret) => [siret, `${souvent(SUJETS)} ${motRare()} conseil`, tirage() < 0.2 ? randomUUID() : null, LE])),
  );
  await base.copier(
    "copy catalogue.certifications (code, intitule, active, fin_enregistrement, empreinte, modifiee_le) from stdin",
    enMorceaux(
      codes.map((code, rang) => [code, `Titre ${souvent(SUJETS)}`, rang % 20 !== 0, ajouterJours(ORIGINE, 60 + entier(1500)), "\\x00", LE]),
    ),
  );
  const { formations, actions, sessions: lignes } = composer(sessions, { sirets, codes });
  await base.copier(
    "copy catalogue.formations (id, source, siret, numero, intitule, objectif, contenu, type_formation, certification, publics, roles, empreinte, modifiee_le) from stdin",
    enMorceaux(formations),
  );
  await base.copier(
    "copy catalogue.actions (id, formation_id, numero, modalite, entrees_permanentes, code_postal, commune, prix, heures, accessible) from stdin",
    enMorceaux(actions),
  );
  await base.copier("copy catalogue.sessions (id, action_id, numero, debut, fin, etat) from stdin", enMorceaux(lignes));
  const taille = { sessions: lignes.length, actions: actions.length, formations: formations.length };
  return { ids: formations.map(([id]) => String(id)), taille };
}
