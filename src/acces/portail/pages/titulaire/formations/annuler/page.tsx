// Annuler son inscription : jusqu'à quand c'est sans frais, ce que cela coûte après, et la force majeure.
import type { Dossier } from "../../../../../../metier/dossiers/index.js";
import type { JugementAnnulation } from "../../../../../../regles/dossier/index.js";
import { EXAMEN_ABSENCE } from "../../../../../../regles/dossier/parametres.js";
import { valeurAu } from "../../../../../../regles/parametre.js";
import { type DateCivile, ecrireDate } from "../../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import { Alerte, Bouton, ChampChoix, ChampZone, Chemin, Formulaire, LienBouton, ResumeErreurs } from "../../../../composants/index.js";
import { ecrireEcheance } from "../../../../lectures/delais.js";
import { ecrireDates } from "../../../../lectures/formations.js";
import { RefusDuService } from "../../refus-montre.js";
import { type ErreurChamp, erreurDe } from "../../saisie.js";
import { Motifs } from "../bloc-plan.js";
import { cheminDossier } from "../dossier/vue.js";
import { FIL } from "../identite-a-prouver.js";

export interface VueAnnuler {
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
  readonly dossier: Dossier;
  readonly jugement: JugementAnnulation;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

function Gratuit({ vue }: { readonly vue: VueAnnuler }) {
  const { jugement, aujourdhui } = vue;
  return (
    <>
      <Alerte ton="acquis" titre="Annuler aujourd'hui ne coûte rien">
        <p>{`C'est sans frais jusqu'au ${ecrireEcheance(aujourdhui, jugement.sansFraisJusquau)}, compris. Vos droits reviennent entiers, chacun à sa place.`}</p>
      </Alerte>
      <Motifs motifs={jugement.motifs} />
    </>
  );
}

function Tard({ vue }: { readonly vue: VueAnnuler }) {
  const { jugement, dossier, corps, erreurs, aujourdhui } = vue;
  const prix = ecrireMontant(dossier.offre.prix);
  return (
    <>
      <Alerte ton="refus" titre={`Annuler aujourd'hui coûte ${prix}`}>
        <p>{`C'était sans frais jusqu'au ${ecrireDate(jugement.sansFraisJusquau)}. Le prix entier reste dû : vos droits réservés servent à le payer, et ce que vous avez payé est gardé.`}</p>
      </Alerte>
      <Motifs motifs={jugement.motifs} />
      <ChampChoix
        nom="choix"
        legende="Que voulez-vous faire ?"
        options={[
          {
            valeur: "force-majeure",
            libelle: "Un évènement imprévisible m'empêche de venir",
            aide: `Un agent l'examine sous ${valeurAu(EXAMEN_ABSENCE, aujourdhui)} mois. Si la force majeure est reconnue, annuler est sans frais ; sans réponse à temps, aussi.`,
          },
          { valeur: "tard", libelle: `J'annule quand même, et ${prix} restent dus` },
        ]}
        valeur={corps["choix"]}
        erreur={erreurDe(erreurs, "choix")}
      />
      <ChampZone
        nom="cause"
        libelle="Qu'est-ce qui vous empêche de venir ?"
        aide="À remplir si un évènement imprévisible vous en empêche. Gardez les justificatifs : un agent peut vous les demander."
        exemple="hospitalisation depuis le 12 janvier"
        valeur={corps["cause"]}
        erreur={erreurDe(erreurs, "cause")}
      />
    </>
  );
}

export function PageAnnuler({ vue }: { readonly vue: VueAnnuler }) {
  const { dossier, jugement, jeton, refus, erreurs } = vue;
  const tard = jugement.evenement === "annuler_tard";
  return (
    <>
      <Chemin liens={[...FIL, { href: cheminDossier(dossier.id), libelle: dossier.offre.intitule }]} />
      <ResumeErreurs erreurs={erreurs} />
      <h1>Annuler mon inscription ?</h1>
      <p class="chapeau">{`${dossier.offre.intitule}, ${ecrireDates(dossier.offre)}, par ${dossier.organismeNom}`}</p>
      <RefusDuService refus={refus} titre="Votre inscription n'est pas annulée" />
      <Formulaire action={`${cheminDossier(dossier.id)}/annuler`} jeton={jeton}>
        {tard ? <Tard vue={vue} /> : <Gratuit vue={vue} />}
        <div class="actions">
          <Bouton libelle={tard ? "Envoyer ma décision" : "Annuler mon inscription, sans frais"} variante="danger" />
          <LienBouton href={cheminDossier(dossier.id)} libelle="Garder mon inscription" variante="secondaire" />
        </div>
      </Formulaire>
    </>
  );
}
