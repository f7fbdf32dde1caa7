// Un dépôt : sa lecture en cours, puis ce que ses lignes sont devenues, ou pourquoi le fichier entier est refusé.

import type { Lot } from "../../../../../../metier/depots/index.js";
import { expliquerFaute } from "../../../../../../metier/depots/index.js";
import { Alerte, Article, Bouton, Chemin, Fiche, Formulaire, LienBouton } from "../../../../composants/index.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { cheminDepots, cheminLot } from "../chemins.js";
import { ecrireInstant, ecrireLignes, ecrireNombre, ecrireTaille, estFini, resumer, totalDe } from "../mots.js";
import { Avancement, palierDit } from "./avancement.js";
import { Rapport, type VueRapport } from "./rapport.js";

export interface VueLot {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly lot: Lot;
  /** Présent quand le lot est traité. */
  readonly rapport: VueRapport | null;
}

function EnLecture({ lot }: { readonly lot: Lot }) {
  const chemin = cheminLot(lot.organismeId, lot.id);
  return (
    <section class="carte flux" aria-labelledby="titre-lecture">
      <h2 id="titre-lecture">Lecture en cours</h2>
      <div class="avancement" data-suivi={`${chemin}?fragment=avancement`}>
        <Avancement lot={lot} />
      </div>
      <p class="hors-ecran" aria-live="polite" data-palier="oui">
        {palierDit(lot)}
      </p>
      <p>Vous pouvez fermer cette page : la lecture continue, et la réponse vous attendra dans vos dépôts.</p>
      <p class="actions">
        <LienBouton href={chemin} libelle="Actualiser" variante="secondaire" />
      </p>
    </section>
  );
}

function Refuse({ lot }: { readonly lot: Lot }) {
  const explication = lot.refus === null ? null : expliquerFaute(lot.refus);
  return (
    <>
      <Alerte ton="refus" titre="Le fichier entier est refusé : rien n'est écrit">
        <p>
          {explication?.phrase} {explication?.article === null || explication === null ? null : <Article citation={explication.article} />}
        </p>
        <p>{explication?.conduite}</p>
      </Alerte>
      <p class="actions">
        <LienBouton href={cheminDepots(lot.organismeId)} libelle="Déposer un autre fichier" />
      </p>
    </>
  );
}

/** La phrase qui dit l'essentiel, avant tout nombre. */
function phraseDuLot({ essai, comptes }: Lot): string {
  const total = totalDe(comptes);
  const entrees = comptes.acceptees + comptes.avecReserve;
  if (total === 0) return "Ce fichier n'a aucune ligne sous son en-tête.";
  if (comptes.dejaRecues === total) return "Nous avions déjà reçu toutes ces lignes : rien ne change.";
  if (essai && entrees === total) return total === 1 ? "La ligne passerait." : `Les ${ecrireLignes(total)} passeraient.`;
  if (essai) return `${ecrireLignes(entrees)} sur ${ecrireNombre(total)} ${entrees > 1 ? "passeraient" : "passerait"}.`;
  if (entrees === total) return total === 1 ? "La ligne est acceptée." : `Les ${ecrireLignes(total)} sont acceptées.`;
  return `${ecrireLignes(entrees)} sur ${ecrireNombre(total)} ${entrees > 1 ? "sont acceptées" : "est acceptée"}.`;
}

function Resume({ lot }: { readonly lot: Lot }) {
  const parts = resumer(lot.comptes);
  return (
    <section class="flux" aria-labelledby="titre-resume">
      <h2 id="titre-resume">{phraseDuLot(lot)}</h2>
      <ul class="liste-nue bilan">
        {parts.map((part) => (
          <li key={part.statut} class={`bilan-${part.statut.toLowerCase().replaceAll("_", "-")}`}>
            <a href={`${cheminLot(lot.organismeId, lot.id)}?montrer=${part.statut}#rapport`}>
              <span class="bilan-nombre">{ecrireNombre(part.nombre)}</span> {part.nombre > 1 ? part.plusieurs : part.un}
            </a>
            <p class="discret">{lot.essai ? part.suiteEssai : part.suite}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PourDeBon({ vue }: { readonly vue: VueLot }) {
  return (
    <section class="carte flux" aria-labelledby="titre-pour-de-bon">
      <h2 id="titre-pour-de-bon">C'était un essai : rien n'est écrit</h2>
      <p>Aucun compte n'a changé. Si la réponse vous convient, déposez ce fichier tel quel ; sinon, corrigez-le et essayez de nouveau.</p>
      <Formulaire action={`${cheminLot(vue.organisme.id, vue.lot.id)}/confirmer`} jeton={vue.jeton}>
        <Bouton libelle="Déposer pour de bon" variante="principal" />
      </Formulaire>
      <p>
        <LienBouton href={cheminDepots(vue.organisme.id)} libelle="Essayer un fichier corrigé" variante="secondaire" />
      </p>
    </section>
  );
}

function Windows({ lot }: { readonly lot: Lot }) {
  if (lot.encodage !== "windows-1252") return null;
  return (
    <Alerte ton="neutre" titre="Fichier lu comme Windows-1252">
      <p>
        Il n'était pas en UTF-8 : nous l'avons lu comme l'écrivent d'anciens tableurs. Vérifiez un nom accentué dans le rapport ; s'il est
        juste, vous n'avez rien à faire.
      </p>
    </Alerte>
  );
}

function Corps({ vue }: { readonly vue: VueLot }) {
  const { lot, rapport } = vue;
  if (!estFini(lot)) return <EnLecture lot={lot} />;
  if (lot.etat === "REFUSE") return <Refuse lot={lot} />;
  return (
    <>
      <Resume lot={lot} />
      <Windows lot={lot} />
      {lot.essai ? <PourDeBon vue={vue} /> : null}
      {rapport === null || totalDe(lot.comptes) === 0 ? null : <Rapport {...rapport} />}
    </>
  );
}

export function PageLot(vue: VueLot) {
  const { lot, organisme } = vue;
  return (
    <>
      <Chemin liens={[{ href: cheminDepots(organisme.id), libelle: "Dépôts" }]} />
      <EnTeteOrganisme organisme={organisme} courant="depots" titre={lot.essai ? "Votre essai" : "Votre dépôt"} />
      <Corps vue={vue} />
      <section class="flux" aria-labelledby="titre-fichier">
        <h2 id="titre-fichier">Le fichier</h2>
        <Fiche
          lignes={[
            [
              "Nom",
              <span key="nom" class="texte-brut">
                {lot.nomFichier}
              </span>,
            ],
            ["Reçu le", ecrireInstant(lot.recuLe)],
            ["Déposé par", lot.deposePar],
            ["Taille", ecrireTaille(lot.taille)],
            ["Traité le", lot.traiteLe === null ? "Pas encore" : ecrireInstant(lot.traiteLe)],
            ["Empreinte SHA-256", <code key="empreinte">{lot.empreinte}</code>],
          ]}
        />
      </section>
    </>
  );
}
