// Le cadre de toutes les pages : en-tête, navigation selon qui est là, contenu, pied. Aucun style ni script en ligne.
import type { ComponentChildren } from "preact";
import { Alerte } from "./blocs.js";
import { DERNIER_AUDIT, etatConformite } from "./etat-accessibilite.js";
import { Icone } from "./icone.js";
import type { Ton } from "./tons.js";

/** Premières pages possibles de l'espace d'un organisme, et leurs noms au menu. */
const LIBELLES_ORGANISME = {
  "a-attester": "À attester",
  depots: "Dépôts",
  demandes: "Demandes",
  cofinancements: "Cofinancements",
} as const;

export interface Presence {
  readonly prenom?: string | undefined;
  readonly nom?: string | undefined;
  readonly titulaire: boolean;
  readonly organismes: readonly { readonly id: string; readonly nom: string; readonly accueil: keyof typeof LIBELLES_ORGANISME }[];
  /** Vrai pour un agent de l'exploitant du service. */
  readonly agent?: boolean | undefined;
}

export interface ProprietesGabarit {
  readonly titre: string;
  readonly presence: Presence | null;
  /** Date du service, écrite ; null hors démonstration. */
  readonly demonstration: { readonly jour: string } | null;
  readonly annonce?: { readonly ton: Ton; readonly texte: string } | undefined;
  readonly jeton: string;
  readonly cheminActuel: string;
  readonly children?: ComponentChildren;
}

export const NOM_DU_SERVICE = "Compte d'engagement citoyen";

interface Entree {
  readonly href: string;
  readonly libelle: string;
}

const MENU_PUBLIC: readonly Entree[] = [
  { href: "/compte-engagement-citoyen", libelle: "Le compte" },
  { href: "/activites", libelle: "Activités" },
  { href: "/simuler", libelle: "Simuler" },
  { href: "/formations", libelle: "Formations" },
];

const MENU_TITULAIRE: readonly Entree[] = [
  { href: "/mon-compte", libelle: "Mon compte" },
  { href: "/mon-compte/activites", libelle: "Mes activités" },
  { href: "/mon-compte/declarer", libelle: "Déclarer" },
  { href: "/mon-compte/droits", libelle: "Mes droits" },
  { href: "/formations", libelle: "Formations" },
  { href: "/mon-compte/formations", libelle: "Mes formations" },
  { href: "/mon-compte/profil", libelle: "Profil" },
];

/** Entrées du menu : celles du titulaire, puis la première page de chaque organisme dont la personne est responsable. */
function entreesDuMenu(presence: Presence | null): Entree[] {
  if (presence === null) return [...MENU_PUBLIC];
  const entrees = presence.titulaire ? [...MENU_TITULAIRE] : [];
  const plusieurs = presence.organismes.length > 1;
  for (const organisme of presence.organismes) {
    const libelle = LIBELLES_ORGANISME[organisme.accueil];
    entrees.push({
      href: `/organisme/${organisme.id}/${organisme.accueil}`,
      libelle: plusieurs ? `${libelle} : ${organisme.nom}` : libelle,
    });
  }
  if (presence.agent === true) entrees.push({ href: "/exploitation", libelle: "Espace de l'exploitant" });
  return entrees.length === 0 ? [...MENU_PUBLIC] : entrees;
}

/** L'entrée d'un organisme mène à sa première page et vaut pour les autres. */
const ESPACE_ORGANISME = /^\/organisme\/[^/]+\//u;

/** L'entrée courante : celle dont le chemin est le plus long à contenir la page. */
function entreeCourante(entrees: readonly Entree[], chemin: string): string | undefined {
  const contenantes = entrees.filter(
    ({ href }) => chemin === href || chemin.startsWith(`${href}/`) || chemin.startsWith(ESPACE_ORGANISME.exec(href)?.[0] ?? "\0"),
  );
  return contenantes.sort((a, b) => b.href.length - a.href.length)[0]?.href;
}

function Marque() {
  return (
    <svg class="marque" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <path class="marque-un" d="M21.5 5.1a15 15 0 0 1 12.2 21.1" />
      <path class="marque-deux" d="M32.2 28.8a15 15 0 0 1-24.4 0" />
      <path class="marque-trois" d="M6.3 26.2A15 15 0 0 1 18.5 5.1" />
      <path class="marque-coche" d="M14 20.5l4.5 4.5 8-9" />
    </svg>
  );
}

function Compte({ presence, jeton }: { readonly presence: Presence | null; readonly jeton: string }) {
  if (presence === null) {
    return (
      <a class="bouton bouton-secondaire entete-bouton" href="/connexion">
        Se connecter
      </a>
    );
  }
  const nom = [presence.prenom, presence.nom].filter((partie) => partie !== undefined && partie !== "").join(" ");
  return (
    <div class="entete-compte">
      {nom === "" ? null : (
        <span class="entete-nom">
          <Icone nom="compte" />
          {nom}
        </span>
      )}
      <form action="/deconnexion" method="post">
        <input type="hidden" name="_csrf" value={jeton} />
        <button type="submit" class="bouton bouton-secondaire entete-bouton">
          Me déconnecter
        </button>
      </form>
    </div>
  );
}

function Entete({ presence, jeton, cheminActuel }: Pick<ProprietesGabarit, "presence" | "jeton" | "cheminActuel">) {
  const entrees = entreesDuMenu(presence);
  const courante = entreeCourante(entrees, cheminActuel);
  return (
    <header class="entete">
      <div class="entete-haut cadre">
        <a class="entete-service" href="/" aria-label={`${NOM_DU_SERVICE}, accueil`}>
          <Marque />
          <span>{NOM_DU_SERVICE}</span>
        </a>
        <Compte presence={presence} jeton={jeton} />
      </div>
      <nav class="menu" aria-label="Menu principal">
        <ul class="cadre">
          {entrees.map((entree) => (
            <li key={entree.href}>
              <a href={entree.href} aria-current={entree.href === courante ? (cheminActuel === courante ? "page" : "true") : undefined}>
                {entree.libelle}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

function Bandeau({ jour }: { readonly jour: string }) {
  return (
    <section class="bandeau" aria-label="Démonstration">
      <p class="cadre">
        <Icone nom="horloge" />
        <span>
          <strong>Démonstration.</strong> {`Ici, nous sommes le ${jour}.`} <a href="/demonstration/horloge">Changer de jour</a>
        </span>
      </p>
    </section>
  );
}

const PIED: readonly Entree[] = [
  { href: "/accessibilite", libelle: `Accessibilité : ${etatConformite(DERNIER_AUDIT)}` },
  { href: "/mentions-legales", libelle: "Mentions légales" },
  { href: "/donnees-personnelles", libelle: "Données personnelles" },
  { href: "/droit", libelle: "Le droit appliqué" },
  { href: "/240-euros-par-an", libelle: "240 € par an ?" },
];

function Pied() {
  return (
    <footer class="pied">
      <div class="cadre">
        <p>Chaque réponse de ce service cite l'article de loi qui la fonde.</p>
        <ul>
          {PIED.map((entree) => (
            <li key={entree.href}>
              <a href={entree.href}>{entree.libelle}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}

const TITRE_ANNONCE: Readonly<Record<Ton, string>> = {
  acquis: "C'est fait",
  attente: "À savoir",
  refus: "Ce n'est pas fait",
  neutre: "À savoir",
};

/** Document HTML entier, sans la déclaration de type que le serveur met devant. */
export function Gabarit({ titre, presence, demonstration, annonce, jeton, cheminActuel, children }: ProprietesGabarit) {
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${titre} – ${NOM_DU_SERVICE}`}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="preload" href="/public/atkinson-hyperlegible-next.woff2" as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href="/public/feuille.css" />
        <link rel="icon" href="/public/favicon.svg" type="image/svg+xml" />
        <script src="/public/ameliorations.js" defer />
      </head>
      <body>
        <a class="evitement" href="#contenu">
          Aller au contenu
        </a>
        {demonstration === null ? null : <Bandeau jour={demonstration.jour} />}
        <Entete presence={presence} jeton={jeton} cheminActuel={cheminActuel} />
        <main id="contenu" class="cadre contenu" tabIndex={-1}>
          {annonce === undefined ? null : (
            <div role="status">
              <Alerte ton={annonce.ton} titre={TITRE_ANNONCE[annonce.ton]}>
                {annonce.texte}
              </Alerte>
            </div>
          )}
          {children}
        </main>
        <Pied />
      </body>
    </html>
  );
}
