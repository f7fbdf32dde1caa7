// Un droit expliqué : les faits, la règle, l'article, le résultat ; ce qui l'aurait changé ; comment contester.
import * as acquis from "../../../../../regles/motifs-acquis.js";
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Alerte, Article, Chemin, Echelle, Etiquette, Fiche } from "../../../composants/index.js";
import { motActivite, motFinanceur } from "../../../lectures/mots.js";
import type { VueIndu, VueLot } from "../../../lectures/vues.js";
import { CarteIndu, RetenuesDuLot } from "./indus.js";
import { VoiesDeRecours } from "./recours.js";

export interface VueExplication {
  readonly lot: VueLot;
  /** Ce qui aurait changé la réponse, en phrases. */
  readonly autrement: readonly string[];
  readonly part: number;
  /** Indus nés de ce droit. */
  readonly indus: readonly VueIndu[];
}

function Faits({ lot }: { lot: VueLot }) {
  if (lot.faits.length === 0) return <p>Les faits de cette activité ne sont pas détaillés ici.</p>;
  return (
    <>
      {lot.faits.map((lignes, rang) => (
        <Fiche key={lignes[0]?.[1] ?? rang} lignes={lignes} />
      ))}
    </>
  );
}

function Regles({ motifs }: { motifs: VueLot["motifs"] }) {
  return (
    <ul>
      {motifs.map((motif) => (
        <li key={`${motif.code}-${motif.article}`}>
          {motif.phrase} <Article citation={motif.article} />
        </li>
      ))}
    </ul>
  );
}

const RAISONS_ACQUISES: ReadonlySet<string> = new Set(Object.values(acquis).map(({ code }) => code));

/** Des heures de la même année que la loi n'a pas comptées ici : elles n'ont pas ouvert ce droit, elles ne le retirent pas. */
function SansEffet({ motifs }: { motifs: VueLot["motifs"] }) {
  if (motifs.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-sans-effet">
      <h2 id="titre-sans-effet">Ce qui n'a pas compté pour ce droit</h2>
      <p>Vos autres heures de la même année n'ont rien ajouté, et n'enlèvent rien à ce droit.</p>
      <Regles motifs={motifs} />
    </section>
  );
}

function Resultat({ lot, part }: { lot: VueLot; part: number }) {
  return (
    <>
      <p>
        <Etiquette ton="acquis">Acquis</Etiquette> <strong>{ecrireMontant(lot.inscrit)}</strong>, inscrits le {ecrireDate(lot.inscritLe)}.
      </p>
      {lot.reprise === null && lot.montant < lot.inscrit ? (
        <p>
          Il en reste {ecrireMontant(lot.montant)}, utilisés compris : {ecrireMontant(lot.inscrit - lot.montant)} ont été repris ou retenus
          depuis.
        </p>
      ) : null}
      {lot.inscrit < part ? (
        <p>
          La part entière est de {ecrireMontant(part)} : le plafond de votre compte a limité celle-ci. <Article citation="D5151-14 III" />
        </p>
      ) : null}
    </>
  );
}

function Depense({ lot }: { lot: VueLot }) {
  return (
    <section class="flux" aria-labelledby="titre-depense">
      <h2 id="titre-depense">Qui paie, et dans quel ordre</h2>
      <p>
        Ce droit est payé par {motFinanceur(lot.financeur)}. <Article citation="L5151-11" /> La part déclarée la première se dépense la
        première : celle-ci l'a été le {ecrireDate(lot.declareLe)}. <Article citation="D5151-13" />
      </p>
    </section>
  );
}

function Reprise({ lot }: { lot: VueLot }) {
  if (lot.reprise === null) return null;
  return (
    <Alerte ton="refus" titre={lot.retenues.length === 0 ? "Ce droit a été repris" : "Ce droit a été retenu"}>
      {lot.reprise.map((motif) => (
        <p key={`${motif.code} ${motif.phrase}`}>
          {motif.phrase} <Article citation={motif.article} />
        </p>
      ))}
    </Alerte>
  );
}

function Lectures({ lot }: { lot: VueLot }) {
  if (lot.hypotheses.length === 0 && lot.avertissements.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-lectures">
      <h2 id="titre-lectures">Comment nous lisons la loi</h2>
      <p>Sur ces points le texte se lit de plusieurs façons. Voici la lecture appliquée à ce droit :</p>
      <ul>
        {lot.hypotheses.map((hypothese) => (
          <li key={hypothese.doute}>
            {hypothese.phrase} <span class="discret">(point {hypothese.doute})</span>
          </li>
        ))}
        {lot.avertissements.map((avertissement) => (
          <li key={avertissement.doute}>{avertissement.phrase}</li>
        ))}
      </ul>
    </section>
  );
}

export function PageLot({ lot, autrement, part, indus }: VueExplication) {
  const ouvrent = lot.motifs.filter(({ code }) => RAISONS_ACQUISES.has(code));
  return (
    <>
      <Chemin
        liens={[
          { href: "/mon-compte", libelle: "Mon compte" },
          { href: "/mon-compte/droits", libelle: "Mes droits" },
        ]}
      />
      <h1>
        {ecrireMontant(lot.montant)}, {motActivite(lot.activite).toLowerCase()} {lot.annee}
      </h1>
      <Reprise lot={lot} />
      {indus.map((indu) => (
        <CarteIndu key={indu.id} indu={indu} niveau={2} />
      ))}
      <Echelle
        etapes={[
          { nom: "Les faits", contenu: <Faits lot={lot} /> },
          { nom: "La règle et son article", contenu: <Regles motifs={ouvrent} /> },
          { nom: "Le résultat", contenu: <Resultat lot={lot} part={part} /> },
        ]}
      />
      <SansEffet motifs={lot.motifs.filter((motif) => !ouvrent.includes(motif))} />
      {lot.reprise === null ? <RetenuesDuLot lot={lot} /> : null}
      <Depense lot={lot} />
      {autrement.length === 0 ? null : (
        <section class="flux" aria-labelledby="titre-autrement">
          <h2 id="titre-autrement">Ce qui l'aurait changé</h2>
          <ul>
            {autrement.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        </section>
      )}
      <Lectures lot={lot} />
      <VoiesDeRecours />
    </>
  );
}
