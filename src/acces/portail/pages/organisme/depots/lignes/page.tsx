// Une ligne retrouvée par son identifiant : ses envois successifs, et ce qu'on peut encore en faire.
import type { LigneRendue } from "../../../../../../metier/depots/index.js";
import { Carte, Chemin, EtatVide, Etiquette, Frise, LienBouton } from "../../../../composants/index.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { cheminDepots, cheminLot } from "../chemins.js";
import { Fautes } from "../fautes.js";
import { ecrireInstant, ecrireNombre, motStatut } from "../mots.js";
import { ChercherLigne } from "../page.js";
import { estAnnulation } from "./histoire.js";

export interface VueLignes {
  readonly organisme: OrganismeMontre;
  /** Identifiant cherché ; vide avant toute recherche. */
  readonly idLigne: string;
  /** Envois de cette ligne, du plus récent au plus ancien. */
  readonly envois: readonly LigneRendue[];
}

function Envoi({ ligne, organismeId }: { readonly ligne: LigneRendue; readonly organismeId: string }) {
  return (
    <>
      <p>
        <Etiquette ton={motStatut(ligne.statut).ton}>{motStatut(ligne.statut).mot}</Etiquette>{" "}
        {ligne.idLigne === null ? null : <code>{ligne.idLigne}</code>}
      </p>
      <p>
        Ligne {ecrireNombre(ligne.numero)} de <a href={cheminLot(organismeId, ligne.lotId)}>ce dépôt</a>
      </p>
      <Fautes fautes={ligne.fautes} />
    </>
  );
}

/** L'envoi sur lequel on agit : le dernier qui dit quelque chose de neuf. */
function envoiCourant(envois: readonly LigneRendue[]): LigneRendue | undefined {
  return envois.find(({ statut }) => statut !== "DEJA_RECUE") ?? envois[0];
}

function Gestes({ vue }: { readonly vue: VueLignes }) {
  const courant = envoiCourant(vue.envois);
  if (courant === undefined) return null;
  if (estAnnulation(courant)) return <p>Cette déclaration est annulée. Pour la rétablir, déposez une création avec un identifiant neuf.</p>;
  const base = `${cheminDepots(vue.organisme.id)}/lignes`;
  const cible = `lot=${courant.lotId}&numero=${courant.numero}`;
  if (courant.statut === "REJETEE") {
    return (
      <Carte titre="Rien n'est écrit pour cette ligne">
        <p>Corrigez-la ici, ou dans votre logiciel, puis renvoyez-la.</p>
        <p class="actions">
          <LienBouton href={`${base}/corriger?${cible}`} libelle="Corriger et renvoyer" />
        </p>
      </Carte>
    );
  }
  return (
    <Carte titre="Un fait a changé, ou était inexact ?">
      <p>
        Rectifier remplace ce qui était déclaré ; annuler le retire. L'un et l'autre restent dans l'histoire, et les droits de la personne
        sont recalculés.
      </p>
      <p class="actions">
        <LienBouton href={`${base}/corriger?${cible}`} libelle="Rectifier cette ligne" />
        <LienBouton href={`${base}/annuler?${cible}`} libelle="Annuler cette ligne" variante="danger" />
      </p>
    </Carte>
  );
}

function Trouvee({ vue }: { readonly vue: VueLignes }) {
  return (
    <>
      <section class="flux" aria-labelledby="titre-envois">
        <h2 id="titre-envois">
          {vue.envois.length === 1 ? "Un envoi" : `${ecrireNombre(vue.envois.length)} envois`} pour <code>{vue.idLigne}</code>
        </h2>
        <Frise
          evenements={vue.envois.map((ligne) => ({
            quand: ecrireInstant(ligne.recuLe),
            quoi: <Envoi ligne={ligne} organismeId={vue.organisme.id} />,
            ton: motStatut(ligne.statut).ton,
          }))}
        />
      </section>
      <Gestes vue={vue} />
    </>
  );
}

export function PageLignes(vue: VueLignes) {
  return (
    <>
      <Chemin liens={[{ href: cheminDepots(vue.organisme.id), libelle: "Dépôts" }]} />
      <EnTeteOrganisme organisme={vue.organisme} courant="depots" titre="Retrouver une ligne" />
      <ChercherLigne organismeId={vue.organisme.id} valeur={vue.idLigne} />
      {vue.envois.length > 0 ? <Trouvee vue={vue} /> : null}
      {vue.envois.length === 0 && vue.idLigne !== "" ? (
        <EtatVide titre="Aucune ligne ne porte cet identifiant">
          <p>
            Vous avez cherché <code>{vue.idLigne}</code> parmi les lignes de {vue.organisme.nom}. Majuscules et tirets comptent ; une ligne
            d'un essai ne se retrouve pas ici, car rien n'en est gardé sur les comptes.
          </p>
        </EtatVide>
      ) : null}
    </>
  );
}
