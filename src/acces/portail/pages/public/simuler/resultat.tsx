// Le résultat d'une simulation : la somme d'abord, puis pourquoi, ce qui changerait la réponse, et la suite à donner.
import { dateLimiteAttestation, dateLimiteDeclaration } from "../../../../../regles/delais.js";
import type { TypeActivite } from "../../../../../regles/faits.js";
import type { Droit, ReponseDroits } from "../../../../../regles/reponse.js";
import { type DateCivile, ecrireDate, ecrireDateLongue } from "../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Article, Echelle, Etiquette, Fiche, LienBouton, type Ton } from "../../../composants/index.js";

const TON: Readonly<Record<Droit["decision"], Ton>> = { acquis: "acquis", refuse: "refus", en_attente: "attente" };
const MOT: Readonly<Record<Droit["decision"], string>> = {
  acquis: "Droit ouvert",
  refuse: "Pas de droit",
  en_attente: "Pas encore certain",
};

interface ProprietesSuite {
  readonly type: TypeActivite;
  readonly annee: number;
  /** Vrai quand le titulaire déclare lui-même ; faux quand l'organisme le fait. */
  readonly declareParTitulaire: boolean;
  readonly dejaDeclare: boolean;
}

export interface ProprietesResultat extends Pick<ProprietesSuite, "declareParTitulaire" | "dejaDeclare"> {
  readonly type: TypeActivite;
  /** Jour auquel le dossier est jugé : toutes les échéances supposées sont passées. */
  readonly evalueLe: DateCivile;
  readonly faits: readonly (readonly [string, string])[];
  readonly reponse: ReponseDroits;
  readonly variantes: readonly string[];
}

function UnDroit({ droit }: { readonly droit: Droit }) {
  return (
    <div class="flux">
      <p>
        <Etiquette ton={TON[droit.decision]}>{MOT[droit.decision]}</Etiquette> <span class="discret">{`au titre de ${droit.annee}`}</span>
      </p>
      <ul>
        {droit.motifs.map((motif) => (
          <li key={motif.code}>
            {motif.phrase} <Article citation={motif.article} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Pourquoi({ faits, reponse, evalueLe }: Pick<ProprietesResultat, "faits" | "reponse" | "evalueLe">) {
  return (
    <section aria-labelledby="pourquoi">
      <h2 id="pourquoi">Pourquoi</h2>
      <p>{`La simulation se place au ${ecrireDate(evalueLe)}, toutes échéances passées. Ce que vous n'avez pas dit est supposé fait à temps.`}</p>
      <Echelle
        etapes={[
          {
            nom: "Vos réponses",
            contenu: <Fiche lignes={faits} />,
          },
          { nom: "La règle et son article", contenu: reponse.droits.map((droit) => <UnDroit key={droit.annee} droit={droit} />) },
          { nom: "Le résultat", contenu: reponse.totalAcquis > 0 ? ecrireMontant(reponse.totalAcquis) : "Pas de somme à ce stade" },
        ]}
      />
      {reponse.hypotheses.map((hypothese) => (
        <p key={hypothese.doute} class="discret">
          {`Le texte laisse une question ouverte. ${hypothese.phrase}`}
        </p>
      ))}
    </section>
  );
}

function CeQuiChangerait({ variantes, ouvert }: { readonly variantes: readonly string[]; readonly ouvert: boolean }) {
  if (ouvert) return null;
  return (
    <section aria-labelledby="changerait">
      <h2 id="changerait">Ce qui changerait la réponse</h2>
      {variantes.length === 0 ? (
        <p>Aucun changement ne suffit à lui seul : il en faudrait plusieurs ensemble. Reprenez les raisons ci-dessus une à une.</p>
      ) : (
        <>
          <p>{variantes.length === 1 ? "Une seule chose suffirait :" : "Une seule de ces choses suffirait :"}</p>
          <ul>
            {variantes.map((variante) => (
              <li key={variante}>{variante}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Ce qu'il reste à faire, avec ses dates exactes. */
function Suite({ type, annee, declareParTitulaire, dejaDeclare }: ProprietesSuite) {
  if (!declareParTitulaire) {
    return <p>Vous n'avez rien à déclarer : c'est fait pour vous. Vérifiez ensuite que le droit apparaît sur votre compte.</p>;
  }
  const attester = `faites-les attester au plus tard le ${ecrireDateLongue(dateLimiteAttestation(annee))}`;
  return (
    <p>
      {dejaDeclare
        ? `Il vous reste une chose à faire : ${attester}.`
        : `Déclarez vos heures au plus tard le ${ecrireDateLongue(dateLimiteDeclaration(annee))}, puis ${attester}.`}{" "}
      <Article citation={type === "reserve_civique" ? "D5151-15" : "R5151-16"} />
    </p>
  );
}

export function Resultat({ dejaDeclare, type, faits, reponse, evalueLe, variantes, declareParTitulaire }: ProprietesResultat) {
  const ouvert = reponse.totalAcquis > 0;
  const attente = !ouvert && reponse.droits.some((droit) => droit.decision === "en_attente");
  return (
    <>
      <section class={ouvert ? "panneau" : `panneau panneau-${attente ? "attente" : "refus"}`} aria-labelledby="somme">
        <h2 id="somme" class={ouvert ? "montant-geant somme" : "montant-geant"}>
          {ouvert ? ecrireMontant(reponse.totalAcquis) : attente ? "Pas encore certain" : "Pas de droit ainsi"}
        </h2>
        <p class="chapeau">
          {ouvert
            ? "de droits à la formation, si tout se passe comme vous l'avez écrit."
            : (reponse.droits[0]?.motifs[0]?.phrase ?? "Rien à compter.")}
        </p>
        {ouvert ? (
          <Suite type={type} annee={reponse.droits[0]?.annee ?? 0} declareParTitulaire={declareParTitulaire} dejaDeclare={dejaDeclare} />
        ) : null}
        <p class="actions">
          {ouvert ? <LienBouton href="/connexion" libelle="Ouvrir mon compte" /> : null}
          <LienBouton href="#reponses" libelle="Modifier mes réponses" variante="secondaire" />
        </p>
      </section>
      <CeQuiChangerait variantes={variantes} ouvert={ouvert} />
      <Pourquoi faits={faits} reponse={reponse} evalueLe={evalueLe} />
    </>
  );
}
