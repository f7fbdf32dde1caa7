// Demander à un tiers de payer une partie : le trouver, savoir ce qu'il lira, dire la somme.
import type { Dossier } from "../../../../../../metier/dossiers/index.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import {
  Alerte,
  Article,
  Bouton,
  Carte,
  ChampChoix,
  ChampTexte,
  Chemin,
  EtatVide,
  Formulaire,
  LienBouton,
  ResumeErreurs,
} from "../../../../composants/index.js";
import type { VueOrganisme } from "../../../../lectures/vues.js";
import { RefusDuService } from "../../refus-montre.js";
import { type ErreurChamp, erreurDe } from "../../saisie.js";
import { cheminDossier } from "../dossier/vue.js";
import { FIL } from "../identite-a-prouver.js";
import { TIERS_SOLLICITES } from "./formulaire.js";

export const TITRE = "Demander un cofinancement";

interface Commun {
  readonly dossier: Dossier;
  readonly erreurs: readonly ErreurChamp[];
}

function filDe({ dossier }: Commun) {
  return [...FIL, { href: cheminDossier(dossier.id), libelle: dossier.offre.intitule }];
}

export interface VueChercherTiers extends Commun {
  readonly recherche: string;
  /** Null tant que rien n'a été cherché. */
  readonly trouves: readonly VueOrganisme[] | null;
}

function Trouves({ vue }: { readonly vue: VueChercherTiers }) {
  const { trouves, recherche, dossier } = vue;
  if (trouves === null) return null;
  if (trouves.length === 0) {
    return (
      <EtatVide titre={`Rien pour « ${recherche} »`} action={{ href: "/assistance", libelle: "Demander de l'aide" }}>
        <p>Essayez un seul mot du nom, la ville, ou son numéro (SIRET, SIREN, RNA). Il n'y est pas ? L'assistance peut vous aider.</p>
      </EtatVide>
    );
  }
  return (
    <section class="flux" aria-labelledby="titre-trouves">
      <h2 id="titre-trouves">{trouves.length === 1 ? "Un organisme trouvé" : `${trouves.length} organismes trouvés`}</h2>
      {trouves.map(({ id, nom, lieu, numero }) => (
        <Carte key={id} titre={nom} niveau={3}>
          <p>{[lieu, numero].filter((mot) => mot !== "").join(" · ")}</p>
          <LienBouton
            href={`${cheminDossier(dossier.id)}/cofinancement?organisme=${id}`}
            libelle="Choisir"
            variante="secondaire"
            precision={`${nom}, ${lieu}`}
          />
        </Carte>
      ))}
    </section>
  );
}

export function PageChercherTiers({ vue }: { readonly vue: VueChercherTiers }) {
  const { dossier, recherche, erreurs } = vue;
  return (
    <>
      <Chemin liens={filDe(vue)} />
      <ResumeErreurs erreurs={erreurs} />
      <h1>{TITRE}</h1>
      <p>
        Votre employeur ou une association peut payer ce que vos droits ne couvrent pas. <Article citation="L6323-4 II" /> Vos droits
        passent d'abord ; son argent ne sert que s'il en manque.
      </p>
      <Formulaire action={`${cheminDossier(dossier.id)}/cofinancement`} jeton="" methode="GET">
        <ChampTexte
          nom="q"
          type="search"
          libelle="Qui voulez-vous solliciter ?"
          aide="Un mot de son nom, sa ville, ou son numéro (SIRET, SIREN, RNA)."
          exemple="club de judo Lannemezan"
          valeur={recherche}
          erreur={erreurDe(erreurs, "q")}
        />
        <Bouton libelle="Chercher" />
      </Formulaire>
      <Trouves vue={vue} />
    </>
  );
}

export interface VueDemanderTiers extends Commun {
  readonly jeton: string;
  readonly organisme: { readonly id: string; readonly nom: string };
  /** Combien de personnes peuvent y répondre. */
  readonly responsables: number;
  /** Ce qui n'est encore accordé par personne, en centimes. */
  readonly maximum: number;
  /** Ce qu'il resterait à payer sans ce tiers, en centimes. */
  readonly reste: number;
  readonly delai: number;
  readonly corps: Readonly<Record<string, string>>;
  readonly refus: RefusMontre | null;
}

function SommeEtTitre({ vue }: { readonly vue: VueDemanderTiers }) {
  const { corps, erreurs, maximum, reste } = vue;
  return (
    <>
      <ChampChoix
        nom="financeur"
        legende="À quel titre ?"
        options={TIERS_SOLLICITES}
        valeur={corps["financeur"]}
        erreur={erreurDe(erreurs, "financeur")}
      />
      <ChampTexte
        nom="montant"
        libelle="Quelle somme demandez-vous ?"
        aide={`Il vous resterait ${ecrireMontant(reste)} à payer sans lui. Au plus : ${ecrireMontant(maximum)}.`}
        exemple="200"
        suffixe="€"
        largeur="courte"
        modeSaisie="decimal"
        valeur={corps["montant"]}
        erreur={erreurDe(erreurs, "montant")}
      />
    </>
  );
}

export function PageDemanderTiers({ vue }: { readonly vue: VueDemanderTiers }) {
  const { dossier, jeton, organisme, responsables, delai, refus, erreurs } = vue;
  const chemin = `${cheminDossier(dossier.id)}/cofinancement`;
  return (
    <>
      <Chemin liens={filDe(vue)} />
      <ResumeErreurs erreurs={erreurs} />
      <h1>{TITRE}</h1>
      <p class="chapeau">{organisme.nom}</p>
      <RefusDuService refus={refus} titre="Votre demande n'est pas partie" />
      {responsables === 0 ? (
        <>
          <Alerte ton="attente" titre="Personne ne peut encore répondre pour lui ici">
            <p>
              Demandez-lui qu'un responsable s'inscrive à ce service, puis revenez : votre proposition vous attend jusqu'à son échéance.
            </p>
          </Alerte>
          <LienBouton href={chemin} libelle="Chercher un autre organisme" variante="secondaire" />
        </>
      ) : (
        <Formulaire action={chemin} jeton={jeton}>
          <input type="hidden" name="organisme" value={organisme.id} />
          <SommeEtTitre vue={vue} />
          <Alerte ton="neutre" titre={`Ce que ${organisme.nom} va apprendre`}>
            <p>
              Il lira votre nom, la formation, ses dates, son prix et la somme demandée. Il ne verra ni vos droits, ni vos activités, ni qui
              paie le reste.
            </p>
          </Alerte>
          <p>{`Il a ${delai} jours ouvrés pour répondre. Pendant ce temps votre proposition attend, et vous retrouvez ensuite un délai entier pour décider.`}</p>
          <div class="actions">
            <Bouton libelle="Envoyer ma demande" />
            <LienBouton href={chemin} libelle="Choisir un autre organisme" variante="secondaire" />
          </div>
        </Formulaire>
      )}
    </>
  );
}
