// Le solde face au plafond : une barre en SVG, coupée tous les tiers, et le même contenu en tableau.
import { ecrireMontant } from "../../../socle/valeurs/montant.js";
import { classeTeinte } from "./tons.js";

export interface LotDeJauge {
  readonly libelle: string;
  /** Centimes. */
  readonly montant: number;
  /** Type d'activité d'où vient le lot : il donne la couleur. */
  readonly couleur?: string | undefined;
}

interface ProprietesJauge {
  readonly lots: readonly LotDeJauge[];
  /** Centimes attendus, non encore acquis. */
  readonly enAttente: number;
  /** Centimes. */
  readonly plafond: number;
}

const LARGEUR = 720;
const HAUTEUR = 56;
const PAS = 12;

/** Hachures d'un rectangle, tracées à la main : ni motif ni identifiant à partager entre deux images. */
function hachures(x: number, largeur: number): string {
  const traits: string[] = [];
  for (let depart = -HAUTEUR; depart < largeur; depart += PAS) {
    const gauche = Math.max(0, depart);
    const droite = Math.min(largeur, depart + HAUTEUR);
    traits.push(`M${x + gauche} ${HAUTEUR - (gauche - depart)}L${x + droite} ${HAUTEUR - (droite - depart)}`);
  }
  return traits.join("");
}

interface Part {
  readonly x: number;
  readonly largeur: number;
}

/** Place chaque somme bout à bout, sans dépasser la barre. */
function placer(sommes: readonly number[], plafond: number): Part[] {
  let x = 0;
  return sommes.map((somme) => {
    const largeur = plafond <= 0 ? 0 : Math.min(LARGEUR - x, Math.round((LARGEUR * somme) / plafond));
    const part = { x, largeur };
    x += largeur;
    return part;
  });
}

function Barre({ lots, enAttente, plafond }: ProprietesJauge) {
  const parts = placer([...lots.map((lot) => lot.montant), enAttente], plafond);
  const attente = parts.at(-1);
  return (
    <svg class="jauge-plafond-barre" viewBox={`0 0 ${LARGEUR} ${HAUTEUR}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="jauge-fond" x="0" y="0" width={LARGEUR} height={HAUTEUR} />
      {lots.map((lot, rang) => (
        <rect
          key={rang}
          class={`jauge-lot ${classeTeinte(lot.couleur)}`}
          x={parts[rang]?.x ?? 0}
          y="0"
          width={parts[rang]?.largeur ?? 0}
          height={HAUTEUR}
        />
      ))}
      {attente === undefined || attente.largeur === 0 ? null : <path class="jauge-hachures" d={hachures(attente.x, attente.largeur)} />}
      <path class="jauge-reperes" d={`M${LARGEUR / 3} 0V${HAUTEUR}M${(2 * LARGEUR) / 3} 0V${HAUTEUR}`} />
    </svg>
  );
}

function LigneDeJauge({ repere, libelle, montant }: { readonly repere: string; readonly libelle: string; readonly montant: number }) {
  return (
    <tr>
      <th scope="row">
        <svg class={`pastille ${repere}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          <rect x="1" y="1" width="14" height="14" rx="3" />
          {repere === "pastille-attente" ? <path d="M2 10l8-8M5 14l9-9" /> : null}
        </svg>
        {libelle}
      </th>
      <td>{ecrireMontant(montant)}</td>
    </tr>
  );
}

/** Jauge du plafond : chaque lot dans la couleur de son activité, ce qui est attendu en hachures. Sommes en centimes. */
export function JaugePlafond({ lots, enAttente, plafond }: ProprietesJauge) {
  const acquis = lots.reduce((somme, lot) => somme + lot.montant, 0);
  const reste = Math.max(0, plafond - acquis - enAttente);
  return (
    <div class="jauge-plafond">
      <Barre lots={lots} enAttente={enAttente} plafond={plafond} />
      <table>
        <caption>{`${ecrireMontant(acquis)} acquis sur ${ecrireMontant(plafond)} au plus`}</caption>
        <thead class="hors-ecran">
          <tr>
            <th scope="col">D'où vient la somme</th>
            <th scope="col">Montant</th>
          </tr>
        </thead>
        <tbody>
          {lots.map((lot, rang) => (
            <LigneDeJauge key={rang} repere={classeTeinte(lot.couleur)} libelle={lot.libelle} montant={lot.montant} />
          ))}
          {enAttente === 0 ? null : <LigneDeJauge repere="pastille-attente" libelle="En attente" montant={enAttente} />}
          {reste === 0 ? null : <LigneDeJauge repere="pastille-vide" libelle="Encore possible" montant={reste} />}
        </tbody>
      </table>
    </div>
  );
}
