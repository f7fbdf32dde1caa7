// Le rapport d'un lot, ligne à ligne : ce qu'elle devient, pourquoi, par quel article, quoi faire.
import type { LigneRendue, Lot, StatutLigne } from "../../../../../../metier/depots/index.js";
import { Etiquette, LienBouton, Tableau } from "../../../../composants/index.js";
import { cheminLigne, cheminLot } from "../chemins.js";
import { Fautes } from "../fautes.js";
import { ecrireNombre, motStatut, resumer, totalDe } from "../mots.js";

export interface Filtre {
  /** Valeur de l'adresse : « tout », « a-revoir », ou un statut. */
  readonly cle: string;
  readonly statuts: readonly StatutLigne[] | null;
}

const A_REVOIR: readonly StatutLigne[] = ["REJETEE", "ACCEPTEE_AVEC_RESERVE", "EN_ATTENTE_IDENTITE"];

/** Le filtre demandé ; à défaut, ce qui demande un geste s'il y en a, sinon tout. */
export function filtreDe(lot: Lot, demande: string | undefined): Filtre {
  const parts = resumer(lot.comptes);
  const part = parts.find(({ statut }) => statut === demande);
  if (part !== undefined) return { cle: part.statut, statuts: [part.statut] };
  const aRevoir = parts.some(({ statut }) => A_REVOIR.includes(statut));
  if (demande === "tout" || !aRevoir) return { cle: "tout", statuts: null };
  return { cle: "a-revoir", statuts: A_REVOIR };
}

export interface VueRapport {
  readonly lot: Lot;
  readonly filtre: Filtre;
  readonly lignes: readonly LigneRendue[];
  /** Numéro de ligne après lequel reprendre, ou null. */
  readonly suite: number | null;
  readonly apres: number;
}

interface EntreeDeFiltre {
  readonly cle: string;
  readonly libelle: string;
  readonly nombre: number;
}

function entreesDe(lot: Lot): EntreeDeFiltre[] {
  const parts = resumer(lot.comptes);
  const aRevoir = parts.filter(({ statut }) => A_REVOIR.includes(statut));
  const somme = aRevoir.reduce((total, { nombre }) => total + nombre, 0);
  const entrees: EntreeDeFiltre[] = aRevoir.length > 1 ? [{ cle: "a-revoir", libelle: "À revoir", nombre: somme }] : [];
  for (const { statut, nombre } of parts) entrees.push({ cle: statut, libelle: motStatut(statut).mot, nombre });
  if (parts.length > 1) entrees.push({ cle: "tout", libelle: "Toutes", nombre: totalDe(lot.comptes) });
  return entrees;
}

function Filtres({ lot, courant }: { readonly lot: Lot; readonly courant: string }) {
  const entrees = entreesDe(lot);
  if (entrees.length < 2) return null;
  // Un seul genre de ligne à revoir : c'est le même filtre sous deux noms.
  const marque = entrees.some(({ cle }) => cle === courant) ? courant : entrees[0]?.cle;
  return (
    <nav class="sous-menu filtres" aria-label="Lignes montrées">
      <ul>
        {entrees.map(({ cle, libelle, nombre }) => (
          <li key={cle}>
            <a href={`${cheminLot(lot.organismeId, lot.id)}?montrer=${cle}#rapport`} aria-current={cle === marque ? "true" : undefined}>
              {`${libelle} (${ecrireNombre(nombre)})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function celluleIdentifiant(lot: Lot, { idLigne }: LigneRendue) {
  if (idLigne === null) return <span class="discret">Illisible</span>;
  if (lot.essai) return <code>{idLigne}</code>;
  return (
    <a href={cheminLigne(lot.organismeId, idLigne)}>
      <code>{idLigne}</code>
    </a>
  );
}

function Telecharger({ lot }: { readonly lot: Lot }) {
  const chemin = cheminLot(lot.organismeId, lot.id);
  return (
    <p class="actions">
      {lot.comptes.rejetees === 0 ? null : <LienBouton href={`${chemin}/a-corriger.csv`} libelle="Télécharger les lignes à corriger" />}
      <LienBouton href={`${chemin}/rapport.csv`} libelle="Télécharger le rapport" variante="secondaire" />
    </p>
  );
}

export function Rapport({ lot, filtre, lignes, suite, apres }: VueRapport) {
  const chemin = `${cheminLot(lot.organismeId, lot.id)}?montrer=${filtre.cle}`;
  return (
    <section class="flux" id="rapport" aria-labelledby="titre-rapport">
      <h2 id="titre-rapport">Le rapport, ligne à ligne</h2>
      {lot.comptes.rejetees === 0 ? null : (
        <p>
          Le plus court : téléchargez les lignes à corriger, corrigez-les dans ce fichier, déposez-le. Les lignes déjà acceptées n'y sont
          pas.
        </p>
      )}
      <Telecharger lot={lot} />
      <Filtres lot={lot} courant={filtre.cle} />
      {lignes.length === 0 ? (
        <p>Il n'y a plus de ligne à montrer.</p>
      ) : (
        <Tableau
          legende={<span class="hors-ecran">Lignes du fichier et réponse donnée à chacune</span>}
          entetes={["Ligne", "Identifiant", "Réponse", "Pourquoi, et quoi faire"]}
          lignes={lignes.map((ligne) => [
            <>
              <span class="numero-de-ligne">Ligne </span>
              {ecrireNombre(ligne.numero)}
            </>,
            celluleIdentifiant(lot, ligne),
            <Etiquette key="statut" ton={motStatut(ligne.statut).ton}>
              {motStatut(ligne.statut).mot}
            </Etiquette>,
            ligne.fautes.length === 0 ? "Rien à faire." : <Fautes key="fautes" fautes={ligne.fautes} />,
          ])}
        />
      )}
      <p class="actions">
        {apres === 0 ? null : <a href={`${chemin}#rapport`}>Revenir au début</a>}
        {suite === null ? null : <a href={`${chemin}&apres=${suite}#rapport`}>Voir les lignes suivantes</a>}
      </p>
    </section>
  );
}
