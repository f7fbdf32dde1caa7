// Les blocs d'une page : carte, étiquette, alerte, état vide, fil d'Ariane, étapes.
import type { ComponentChildren, VNode } from "preact";
import { LienBouton } from "./formulaire.js";
import { Icone } from "./icone.js";
import { ICONE_DU_TON, type Ton } from "./tons.js";

interface ProprietesCarte {
  readonly titre: ComponentChildren;
  readonly niveau?: 2 | 3 | 4 | undefined;
  readonly children?: ComponentChildren;
  readonly ton?: Ton | undefined;
}

/** Titre de niveau choisi : la suite des titres d'une page ne saute pas de rang. */
export function Titre({ niveau, children }: { readonly niveau: 2 | 3 | 4; readonly children?: ComponentChildren }) {
  if (niveau === 2) return <h2>{children}</h2>;
  if (niveau === 3) return <h3>{children}</h3>;
  return <h4>{children}</h4>;
}

export function Carte({ titre, niveau = 2, children, ton }: ProprietesCarte) {
  return (
    <article class={ton === undefined ? "carte" : `carte carte-${ton}`}>
      <Titre niveau={niveau}>{titre}</Titre>
      {children}
    </article>
  );
}

/** État en un mot, avec sa forme et sa couleur. */
export function Etiquette({ ton, children }: { readonly ton: Ton; readonly children?: ComponentChildren }) {
  return (
    <span class={`etiquette etiquette-${ton}`}>
      {ton === "neutre" ? null : <Icone nom={ICONE_DU_TON[ton]} />}
      {children}
    </span>
  );
}

interface ProprietesAlerte {
  readonly ton: Ton;
  readonly titre: string;
  readonly children?: ComponentChildren;
}

/** Message mis en avant : ce qui est arrivé, pourquoi, quoi faire. */
export function Alerte({ ton, titre, children }: ProprietesAlerte) {
  return (
    <div class={`alerte alerte-${ton}`} role={ton === "refus" ? "alert" : undefined}>
      <Icone nom={ton === "refus" ? "attention" : ICONE_DU_TON[ton]} />
      <div class="alerte-texte">
        <p class="alerte-titre">{titre}</p>
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
    </div>
  );
}

interface ProprietesVide {
  readonly titre: string;
  readonly children?: ComponentChildren;
  /** Un lien à montrer en bouton, ou un bloc déjà composé (un formulaire, plusieurs boutons). */
  readonly action?: LienDeChemin | VNode | undefined;
}

/** Rien encore : dit ce qui viendra là et comment commencer. */
export function EtatVide({ titre, children, action }: ProprietesVide) {
  return (
    <div class="etat-vide">
      <svg class="dessin dessin-vide" viewBox="0 0 96 64" width="96" height="64" aria-hidden="true" focusable="false">
        <path class="aplat" d="M22 50c-6-14 4-34 24-36s34 16 28 36z" />
        <path class="trait" d="M10 50h76M32 50V26h24l8 8v16M56 26v8h8M40 38h12M40 44h16" />
      </svg>
      <p class="etat-vide-titre">{titre}</p>
      {typeof children === "string" ? <p>{children}</p> : children}
      {action !== undefined && "href" in action ? <LienBouton href={action.href} libelle={action.libelle} /> : action}
    </div>
  );
}

interface LienDeChemin {
  readonly href: string;
  readonly libelle: string;
}

/** Fil d'Ariane : les pages au-dessus de celle-ci, qui n'y figure pas. */
export function Chemin({ liens }: { readonly liens: readonly LienDeChemin[] }) {
  return (
    <nav class="chemin" aria-label="Vous êtes ici">
      <ol>
        {liens.map((lien) => (
          <li key={lien.href}>
            <a href={lien.href}>{lien.libelle}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Avancée dans un parcours. `courante` est le rang de l'étape, à partir de 1. */
export function Etapes({ courante, etapes }: { readonly courante: number; readonly etapes: readonly string[] }) {
  const suivante = etapes[courante];
  return (
    <div class="etapes">
      <p class="etapes-rang">
        {`Étape ${courante} sur ${etapes.length}`}
        <span class="hors-ecran">{` : ${etapes[courante - 1] ?? ""}`}</span>
      </p>
      <ol aria-hidden="true">
        {etapes.map((etape, rang) => (
          <li key={etape} class={rang < courante ? "franchie" : undefined} />
        ))}
      </ol>
      {suivante === undefined ? null : <p class="etapes-suite">{`Ensuite : ${suivante}`}</p>}
    </div>
  );
}
