// « Mon organisme ne m'a pas déclaré », seconde question : quelle activité, quand, et ce que l'envoi va apprendre à l'organisme.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import {
  Alerte,
  Article,
  Bouton,
  ChampDate,
  ChampListe,
  ChampTexte,
  ChampZone,
  Chemin,
  Formulaire,
  LienBouton,
  ResumeErreurs,
} from "../../../composants/index.js";
import { RefusDuService } from "../refus-montre.js";
import { type ErreurChamp, erreurDe } from "../saisie.js";
import { FIL, TITRE } from "./page-chercher.js";

/** Le délai de réponse, tel qu'il sera si l'envoi se fait aujourd'hui. */
export interface VueDelai {
  readonly jours: number;
  readonly echeance: DateCivile;
  /** Échéance des sapeurs-pompiers, si elle est plus proche. */
  readonly sapeursPompiers: DateCivile | null;
}

export interface VueEcrire {
  readonly jeton: string;
  readonly organisme: { readonly id: string; readonly nom: string };
  /** Combien de personnes peuvent y répondre. */
  readonly responsables: number;
  readonly types: readonly { readonly valeur: string; readonly libelle: string }[];
  readonly delai: VueDelai;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

/** Rien ne part vers l'organisme sans que la personne sache ce qu'il apprendra. */
export function CeQueLOrganismeApprend({ nom }: { readonly nom: string }) {
  return (
    <Alerte ton="neutre" titre={`Ce que ${nom} va apprendre`}>
      <p>
        En envoyant, vous lui dites que vous avez un compte d'engagement citoyen ; il ne le sait pas aujourd'hui. Il lira vos prénoms et
        votre nom, l'activité, et vos mots. Il ne verra ni votre adresse, ni votre numéro de sécurité sociale, ni vos autres activités, ni
        vos droits.
      </p>
    </Alerte>
  );
}

export function DelaiDeReponse({ delai }: { readonly delai: VueDelai }) {
  return (
    <p>
      Il devra répondre au plus tard le <strong>{ecrireDate(delai.echeance)}</strong> : {delai.jours} jours, le délai du service, qu'aucun
      article ne fixe.{" "}
      {delai.sapeursPompiers === null ? null : (
        <>
          Pour un sapeur-pompier volontaire, au plus tard le <strong>{ecrireDate(delai.sapeursPompiers)}</strong> : les déclarations de
          l'année partent avant le 1er avril. <Article citation="décret 2022-1403" />{" "}
        </>
      )}
      Nous le relancerons dix et trois jours avant.
    </p>
  );
}

export function PersonnePourRepondre({ nombre }: { readonly nombre: number }) {
  if (nombre > 0) return null;
  return (
    <Alerte ton="attente" titre="Personne n'est encore inscrit pour lui répondre">
      <p>
        Votre signalement sera gardé et l'exploitant du service le verra s'il reste sans réponse. Prévenez aussi l'organisme : un de ses
        responsables doit s'inscrire pour vous répondre ici.
      </p>
    </Alerte>
  );
}

export function PageEcrire(vue: VueEcrire) {
  const champ = (nom: string) => ({ nom, valeur: vue.corps[nom] ?? "", erreur: erreurDe(vue.erreurs, nom) });
  return (
    <>
      <Chemin liens={FIL} />
      <ResumeErreurs erreurs={vue.erreurs} />
      <h1>{TITRE}</h1>
      <p class="chapeau">{vue.organisme.nom}</p>
      <RefusDuService refus={vue.refus} titre="Votre signalement n'est pas parti" />
      <PersonnePourRepondre nombre={vue.responsables} />
      <Formulaire action="/mon-compte/signaler" jeton={vue.jeton}>
        <input type="hidden" name="organisme" value={vue.organisme.id} />
        <ChampListe {...champ("type")} libelle="Quelle activité ?" options={[{ valeur: "", libelle: "Choisir…" }, ...vue.types]} />
        <ChampTexte
          {...champ("annee")}
          libelle="En quelle année ?"
          aide="Ou donnez les deux dates ci-dessous."
          exemple="2026"
          modeSaisie="numeric"
          largeur="courte"
        />
        <ChampDate {...champ("debut")} libelle="Début" exemple="01/10/2025" facultatif />
        <ChampDate {...champ("fin")} libelle="Fin" exemple="31/05/2026" facultatif />
        <ChampZone
          {...champ("mot")}
          libelle="Un mot pour l'aider à vous retrouver"
          exemple="contrat n° 4012, caserne de Lannemezan"
          facultatif
        />
        <CeQueLOrganismeApprend nom={vue.organisme.nom} />
        <DelaiDeReponse delai={vue.delai} />
        <div class="actions">
          <Bouton libelle="Envoyer à l'organisme" />
          <LienBouton href="/mon-compte/signaler" libelle="Choisir un autre organisme" variante="secondaire" />
        </div>
      </Formulaire>
    </>
  );
}
