// Le tableau de bord : combien, sur quel plafond, ce qui attend, la seule chose à faire, puis ce qui s'est passé.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Alerte, Article, Carte, EtatVide, Etiquette, Frise, JaugePlafond, LienBouton } from "../../../composants/index.js";
import { ecrireEcheance } from "../../../lectures/delais.js";
import type { VueDossier } from "../../../lectures/dossiers.js";
import { motActivite } from "../../../lectures/mots.js";
import type { VueCompte, VueDroit, VueEvenement } from "../../../lectures/vues.js";
import { MesFormations } from "./formations.js";

export interface VueTableauDeBord {
  readonly prenom: string;
  readonly aujourdhui: DateCivile;
  readonly compte: VueCompte;
  readonly evenements: readonly VueEvenement[];
  readonly dossiers: readonly VueDossier[];
  /** Vrai quand l'identité est seulement déclarée : ce que d'autres ont déposé reste caché. */
  readonly identiteAProuver: boolean;
}

/** Somme qui viendrait si tout ce qui attend aboutissait, sans dépasser le plafond. */
export function montantEnAttente(compte: VueCompte): number {
  const attendus = compte.enCours.filter((droit) => droit.decision === "en_attente").length;
  return Math.min(attendus * compte.part, Math.max(0, compte.plafond - compte.acquis));
}

export function IdentiteAProuver() {
  return (
    <Alerte ton="attente" titre="Votre identité reste à prouver">
      <p>
        Pour protéger votre vie privée, nous ne montrons ici que ce que vous déclarez vous-même. Les activités que des organismes ont
        déposées à votre numéro (service civique, réserve, sapeurs-pompiers…) et les droits qu'elles ouvrent restent cachés.
      </p>
      <p>
        Pour les voir, <a href="/connexion/franceconnect">prouvez votre identité avec FranceConnect</a>. Si vous ne pouvez pas,{" "}
        <a href="/assistance">demandez une vérification accompagnée</a>.
      </p>
    </Alerte>
  );
}

function Solde({ compte }: { compte: VueCompte }) {
  const reste = Math.max(0, compte.plafond - compte.acquis);
  return (
    <section class="flux" aria-labelledby="titre-solde">
      <h2 id="titre-solde">Disponible pour vous former</h2>
      <p class="montant-geant">{ecrireMontant(compte.disponible)}</p>
      <JaugePlafond
        lots={compte.lots.map((lot) => ({
          libelle: `${motActivite(lot.activite)} ${lot.annee}`,
          montant: lot.montant,
          couleur: lot.activite,
        }))}
        enAttente={montantEnAttente(compte)}
        plafond={compte.plafond}
      />
      <p>
        {reste === 0
          ? `Votre compte est plein : vous avez acquis les ${ecrireMontant(compte.plafond)} que la loi permet. `
          : `Vous pouvez encore acquérir ${ecrireMontant(reste)}, par parts de ${ecrireMontant(compte.part)}. `}
        <Article citation="D5151-14 III" />
      </p>
      <p>
        <a href="/mon-compte/droits">Comprendre mes droits</a> · <a href="/mon-compte/releve">Voir mon relevé d'activités</a>
      </p>
    </section>
  );
}

function EnAttente({ droits, part }: { droits: readonly VueDroit[]; part: number }) {
  if (droits.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-attente">
      <h2 id="titre-attente">En attente</h2>
      <ul class="liste-nue flux">
        {droits.map((droit) => (
          <li key={`${droit.activite}-${droit.annee}`}>
            <Carte titre={`${motActivite(droit.activite)}, ${droit.annee}`} niveau={3} ton="attente">
              <p>
                <Etiquette ton="attente">En attente</Etiquette> {ecrireMontant(part)} possibles
              </p>
              {droit.motifs.map((motif) => (
                <p key={motif.code}>
                  {motif.phrase} <Article citation={motif.article} />
                </p>
              ))}
            </Carte>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ProchaineChose({ compte, aujourdhui }: { compte: VueCompte; aujourdhui: DateCivile }) {
  const etape = compte.prochaineEtape;
  if (etape === null) {
    return (
      <Carte titre="Rien à faire aujourd'hui" niveau={2}>
        <p>La prochaine échéance paraîtra ici. Une nouvelle activité ? Déclarez-la quand vous voulez.</p>
        <LienBouton href="/mon-compte/declarer" libelle="Déclarer mes heures" variante="secondaire" />
      </Carte>
    );
  }
  return (
    <Carte titre="À faire maintenant" niveau={2} ton="attente">
      <p>{etape.phrase}</p>
      {etape.date === null ? null : (
        <p>
          <strong>Avant le {ecrireEcheance(aujourdhui, etape.date)}.</strong>
        </p>
      )}
      <LienBouton href={etape.lien} libelle={libelleEtape(etape.lien)} />
    </Carte>
  );
}

/** Le verbe du bouton suit l'endroit où il mène. */
function libelleEtape(lien: string): string {
  if (lien.includes("/declarer")) return "Déclarer mes heures";
  if (lien.includes("/corriger")) return "Corriger ma déclaration";
  if (lien.includes("/activites")) return "Voir mes activités";
  if (lien.includes("/profil")) return "Compléter mon profil";
  if (lien.includes("/droits")) return "Comprendre mes droits";
  return "Y aller";
}

function Histoire({ evenements }: { evenements: readonly VueEvenement[] }) {
  return (
    <section class="flux" aria-labelledby="titre-histoire">
      <h2 id="titre-histoire">Ce qui s'est passé</h2>
      {evenements.length === 0 ? (
        <p>Rien encore. Vos déclarations, leurs attestations et vos droits s'écriront ici, du plus récent au plus ancien.</p>
      ) : (
        <Frise evenements={evenements.map((fait) => ({ quand: ecrireDate(fait.le), quoi: fait.quoi, ton: fait.ton }))} />
      )}
    </section>
  );
}

/** Page « Mon compte ». */
export function PageTableauDeBord(vue: VueTableauDeBord) {
  const { compte } = vue;
  const neuf = compte.lots.length === 0 && compte.enCours.length === 0;
  const attente = compte.enCours.filter((droit) => droit.decision === "en_attente");
  return (
    <>
      <h1>{vue.prenom === "" ? "Mon compte" : `Bonjour ${vue.prenom}`}</h1>
      {vue.identiteAProuver ? <IdentiteAProuver /> : null}
      <Solde compte={compte} />
      {neuf ? (
        <EtatVide
          titre="Votre compte est ouvert, il attend vos activités"
          action={compte.prochaineEtape === null ? { href: "/mon-compte/declarer", libelle: "Déclarer mes heures" } : undefined}
        >
          <p>
            Bénévole dans une association ou dans la réserve civique ? Déclarez vos heures : {ecrireMontant(compte.part)} vous sont dus dès
            que les conditions d'une année sont remplies. Les autres activités arrivent seules, déposées par votre organisme.
          </p>
        </EtatVide>
      ) : null}
      {neuf && compte.prochaineEtape === null ? null : <ProchaineChose compte={compte} aujourdhui={vue.aujourdhui} />}
      <MesFormations dossiers={vue.dossiers} aujourdhui={vue.aujourdhui} />
      <EnAttente droits={attente} part={compte.part} />
      <Histoire evenements={vue.evenements} />
    </>
  );
}
