// Le formulaire qui reçoit un fichier : un champ simple ; un script y ajoute le glisser-déposer et l'avancée de l'envoi.
import type { ComponentChildren } from "preact";
import { Aide, Erreur, liensDuChamp } from "../../../composants/champs.js";
import { Bouton } from "../../../composants/index.js";
import { TAILLE_MAXIMALE, TAILLE_MAXIMALE_ECRITE } from "../../../reception.js";

interface ProprietesZone {
  readonly action: string;
  readonly jeton: string;
  readonly libelle: string;
  readonly bouton: string;
  readonly erreur?: string | undefined;
  /** Les champs qui précèdent le fichier. */
  readonly children?: ComponentChildren;
  /** Ce que le champ dit du fichier attendu, et les types qu'il propose ; un fichier de déclarations, si rien n'est dit. */
  readonly aide?: string | undefined;
  readonly types?: string | undefined;
}

const AIDE = `CSV séparé par des points-virgules, ou NDJSON. ${TAILLE_MAXIMALE_ECRITE} au plus, soit environ cinq millions de lignes.`;
const TYPES = ".csv,.txt,.ndjson,.jsonl,text/csv,application/x-ndjson";

/** Le jeton et ces champs précèdent le fichier : ils sont lus, et le droit vérifié, avant que ses octets n'arrivent. */
export function ZoneDepot({ action, jeton, libelle, bouton, erreur, children, aide = AIDE, types = TYPES }: ProprietesZone) {
  const liens = liensDuChamp("fichier", "aide", erreur);
  return (
    <form class="formulaire" action={action} method="post" encType="multipart/form-data" noValidate data-televersement="oui">
      <input type="hidden" name="_csrf" value={jeton} />
      {children}
      <div class={erreur === undefined ? "champ" : "champ champ-en-erreur"}>
        <label for={liens.id}>{libelle}</label>
        <Aide id={liens.id}>{aide}</Aide>
        <Erreur id={liens.id} phrase={erreur} />
        <div class="zone-depot" data-zone="oui">
          <input
            type="file"
            id={liens.id}
            name="fichier"
            accept={types}
            aria-describedby={liens.decritPar}
            aria-invalid={liens.invalide}
            data-maximum={TAILLE_MAXIMALE}
          />
          <p class="discret" data-glisser="oui" hidden>
            ou glissez-le dans ce cadre.
          </p>
        </div>
      </div>
      <div class="avancement" data-envoi="oui" hidden>
        <progress max={100} value={0} aria-label="Envoi du fichier" />
        <p role="status" />
      </div>
      <Bouton libelle={bouton} />
    </form>
  );
}
