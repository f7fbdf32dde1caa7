// Le formulaire qui reçoit un fichier : un champ simple ; un script y ajoute le glisser-déposer et l'avancée de l'envoi.
import { Aide, Erreur, liensDuChamp } from "../../../composants/champs.js";
import { Bouton, ChampCase } from "../../../composants/index.js";
import { TAILLE_MAXIMALE, TAILLE_MAXIMALE_ECRITE } from "../../../reception.js";

interface ProprietesZone {
  readonly action: string;
  readonly jeton: string;
  readonly libelle: string;
  readonly bouton: string;
  readonly erreur?: string | undefined;
  /** Case « essai » : cochée ou non ; absente quand le fichier se dépose pour de bon. */
  readonly essai?: boolean | undefined;
}

/** Le jeton et la case précèdent le fichier : ils sont lus, et le droit vérifié, avant que ses octets n'arrivent. */
export function ZoneDepot({ action, jeton, libelle, bouton, erreur, essai }: ProprietesZone) {
  const liens = liensDuChamp("fichier", "aide", erreur);
  return (
    <form class="formulaire" action={action} method="post" encType="multipart/form-data" noValidate data-televersement="oui">
      <input type="hidden" name="_csrf" value={jeton} />
      {essai === undefined ? null : (
        <ChampCase
          nom="essai"
          libelle="C'est un essai : rien n'est écrit"
          aide="Vous recevez le même rapport, ligne à ligne, et aucun compte ne change."
          coche={essai}
        />
      )}
      <div class={erreur === undefined ? "champ" : "champ champ-en-erreur"}>
        <label for={liens.id}>{libelle}</label>
        <Aide id={liens.id}>
          {`CSV séparé par des points-virgules, ou NDJSON. ${TAILLE_MAXIMALE_ECRITE} au plus, soit environ cinq millions de lignes.`}
        </Aide>
        <Erreur id={liens.id} phrase={erreur} />
        <div class="zone-depot" data-zone="oui">
          <input
            type="file"
            id={liens.id}
            name="fichier"
            accept=".csv,.txt,.ndjson,.jsonl,text/csv,application/x-ndjson"
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
