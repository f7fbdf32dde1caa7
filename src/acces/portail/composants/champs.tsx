// Les champs que l'on remplit : un libellé toujours visible, une aide, un exemple, l'erreur reliée au champ.
import { type ComponentChildren, h } from "preact";
import { idChamp } from "./formulaire.js";
import { Icone } from "./icone.js";

interface ProprietesChamp {
  readonly nom: string;
  readonly libelle: string;
  readonly aide?: ComponentChildren;
  readonly exemple?: string | undefined;
  readonly valeur?: string | undefined;
  readonly erreur?: string | undefined;
  /** Ajoute « (facultatif) » au libellé ; sans cela, le champ est attendu. */
  readonly facultatif?: boolean | undefined;
}

interface ProprietesTexte extends ProprietesChamp {
  readonly type?: "text" | "email" | "password" | "tel" | "search" | "number" | undefined;
  readonly modeSaisie?: "text" | "numeric" | "decimal" | "email" | "tel" | "search" | undefined;
  /** Valeur de l'attribut autocomplete. */
  readonly remplissage?: string | undefined;
  readonly largeur?: "courte" | "moyenne" | "longue" | undefined;
  readonly suffixe?: string | undefined;
}

interface Liens {
  readonly id: string;
  readonly decritPar: string | undefined;
  readonly invalide: "true" | undefined;
}

/** Les attributs qui relient un champ à son aide et à son erreur. */
export function liensDuChamp(nom: string, aide: unknown, erreur: string | undefined): Liens {
  const id = idChamp(nom);
  const cibles: string[] = [];
  if (aide !== undefined && aide !== null && aide !== "") cibles.push(`${id}-aide`);
  if (erreur !== undefined) cibles.push(`${id}-erreur`);
  return { id, decritPar: cibles.length === 0 ? undefined : cibles.join(" "), invalide: erreur === undefined ? undefined : "true" };
}

export function Aide({ id, children }: { readonly id: string; readonly children?: ComponentChildren }) {
  return (
    <div class="aide" id={`${id}-aide`}>
      {children}
    </div>
  );
}

export function Erreur({ id, phrase }: { readonly id: string; readonly phrase: string | undefined }) {
  if (phrase === undefined) return null;
  return (
    <p class="erreur" id={`${id}-erreur`}>
      <Icone nom="attention" />
      <span>
        <span class="hors-ecran">Erreur : </span>
        {phrase}
      </span>
    </p>
  );
}

function Cadre({ champ, children }: { readonly champ: ProprietesChamp; readonly children?: ComponentChildren }) {
  const id = idChamp(champ.nom);
  const aide = texteAide(champ);
  return (
    <div class={champ.erreur === undefined ? "champ" : "champ champ-en-erreur"}>
      <label for={id}>
        {champ.libelle}
        {champ.facultatif === true ? <span class="facultatif"> (facultatif)</span> : null}
      </label>
      {aide === undefined ? null : <Aide id={id}>{aide}</Aide>}
      <Erreur id={id} phrase={champ.erreur} />
      {children}
    </div>
  );
}

function texteAide(champ: ProprietesChamp): ComponentChildren {
  const aide = champ.aide === "" ? undefined : champ.aide;
  if (champ.exemple === undefined) return aide ?? undefined;
  const exemple = <span class="exemple">{`Par exemple : ${champ.exemple}`}</span>;
  if (aide === undefined || aide === null) return exemple;
  return (
    <>
      {aide} {exemple}
    </>
  );
}

/** Champ d'une ligne. `suffixe` est l'unité montrée à droite (« heures », « € »). */
export function ChampTexte(champ: ProprietesTexte) {
  const liens = liensDuChamp(champ.nom, texteAide(champ), champ.erreur);
  const saisie = h("input", {
    id: liens.id,
    name: champ.nom,
    type: champ.type ?? "text",
    inputMode: champ.modeSaisie,
    autocomplete: champ.remplissage,
    value: champ.valeur ?? "",
    class: `saisie saisie-${champ.largeur ?? "longue"}`,
    "aria-describedby": liens.decritPar,
    "aria-invalid": liens.invalide,
  });
  if (champ.suffixe === undefined) return <Cadre champ={champ}>{saisie}</Cadre>;
  return (
    <Cadre champ={champ}>
      <div class="saisie-suffixee">
        {saisie}
        <span class="suffixe">{champ.suffixe}</span>
      </div>
    </Cadre>
  );
}

/** Champ de plusieurs lignes. */
export function ChampZone(champ: ProprietesTexte) {
  const liens = liensDuChamp(champ.nom, texteAide(champ), champ.erreur);
  return (
    <Cadre champ={champ}>
      <textarea
        id={liens.id}
        name={champ.nom}
        rows={4}
        class="saisie saisie-longue"
        aria-describedby={liens.decritPar}
        aria-invalid={liens.invalide}
        value={champ.valeur ?? ""}
      />
    </Cadre>
  );
}

/** Date tapée JJ/MM/AAAA : plus sûre qu'un calendrier pour une date lointaine ou connue par cœur. */
export function ChampDate(champ: ProprietesChamp) {
  const exemple = champ.exemple ?? "28/09/2026";
  return <ChampTexte {...champ} exemple={`${exemple} (jour, mois, année)`} modeSaisie="numeric" largeur="moyenne" />;
}

export interface OptionDeChoix {
  readonly valeur: string;
  readonly libelle: string;
  readonly aide?: ComponentChildren;
}

interface ProprietesListe extends ProprietesChamp {
  readonly options: readonly OptionDeChoix[];
}

/** Liste déroulante : pour plus de six réponses possibles, sinon `ChampChoix`. */
export function ChampListe(champ: ProprietesListe) {
  const liens = liensDuChamp(champ.nom, texteAide(champ), champ.erreur);
  return (
    <Cadre champ={champ}>
      <select id={liens.id} name={champ.nom} class="saisie saisie-longue" aria-describedby={liens.decritPar} aria-invalid={liens.invalide}>
        {champ.options.map((option) => (
          <option key={option.valeur} value={option.valeur} selected={option.valeur === champ.valeur}>
            {option.libelle}
          </option>
        ))}
      </select>
    </Cadre>
  );
}
