// Le cadre d'un formulaire : le jeton, les boutons, et le résumé des erreurs qui reçoit le focus.
import type { ComponentChildren } from "preact";

interface ProprietesFormulaire {
  readonly action: string;
  readonly jeton: string;
  readonly children?: ComponentChildren;
  readonly methode?: "GET" | "POST" | undefined;
}

/** Formulaire entier : POST avec le jeton `_csrf`, ou GET sans jeton. Les erreurs sont dites par le serveur, en français. */
export function Formulaire({ action, jeton, children, methode = "POST" }: ProprietesFormulaire) {
  return (
    <form class="formulaire" action={action} method={methode === "GET" ? "get" : "post"} noValidate>
      {methode === "POST" ? <input type="hidden" name="_csrf" value={jeton} /> : null}
      {children}
    </form>
  );
}

type Variante = "principal" | "secondaire" | "danger";

interface ProprietesBouton {
  readonly libelle: string;
  readonly variante?: Variante | undefined;
  readonly nom?: string | undefined;
  readonly valeur?: string | undefined;
}

/** Bouton d'envoi. Le libellé commence par un verbe. */
export function Bouton({ libelle, variante = "principal", nom, valeur }: ProprietesBouton) {
  return (
    <button type="submit" class={`bouton bouton-${variante}`} name={nom} value={valeur}>
      {libelle}
    </button>
  );
}

interface ProprietesLien {
  readonly href: string;
  readonly libelle: string;
  readonly variante?: Variante | undefined;
  /** Suite du libellé, lue et non vue : elle distingue des boutons de même mot. */
  readonly precision?: string | undefined;
}

export function LienBouton({ href, libelle, variante = "principal", precision }: ProprietesLien) {
  return (
    <a class={`bouton bouton-${variante}`} href={href}>
      {libelle}
      {precision === undefined ? null : <span class="hors-ecran"> {precision}</span>}
    </a>
  );
}

/** Une erreur de saisie : le nom du champ, et ce qui a été compris et ce qui est attendu. */
export interface ErreurDeChamp {
  readonly champ: string;
  readonly phrase: string;
}

/** Identifiant HTML d'un champ : c'est là que mènent les liens du résumé d'erreurs. */
export function idChamp(nom: string): string {
  return `champ-${nom.replace(/[^\w-]/gu, "-")}`;
}

/** Après un envoi refusé, la lecture doit reprendre au résumé : c'est le seul endroit où l'on déplace le focus. */
const PREND_LE_FOCUS = { tabIndex: -1, autoFocus: true } as const;

interface ProprietesResume {
  readonly erreurs: readonly ErreurDeChamp[];
  /** Vrai quand le formulaire porte un mot de passe ou un code, que le serveur ne renvoie jamais. */
  readonly secrets?: boolean | undefined;
}

/** Résumé des erreurs, en haut de la page : il prend le focus et mène à chaque champ. Rien s'il n'y a pas d'erreur. */
export function ResumeErreurs({ erreurs, secrets = false }: ProprietesResume) {
  if (erreurs.length === 0) return null;
  const titre = erreurs.length === 1 ? "Une réponse est à revoir" : `${erreurs.length} réponses sont à revoir`;
  return (
    <section class="resume-erreurs" role="alert" {...PREND_LE_FOCUS} aria-labelledby="resume-erreurs">
      <h2 id="resume-erreurs">{titre}</h2>
      <p>{secrets ? "Par sécurité, les mots de passe et les codes sont à retaper." : "Ce que vous avez tapé est resté en place."}</p>
      <ul>
        {erreurs.map((erreur) => (
          <li key={erreur.champ}>
            <a href={`#${idChamp(erreur.champ)}`}>{erreur.phrase}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
