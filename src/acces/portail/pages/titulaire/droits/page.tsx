// Les droits : ceux qui sont inscrits, un par un ; ceux qui attendent ; ceux que la loi refuse, avec leurs raisons.
import type { SituationConge } from "../../../../../regles/conges.js";
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Article, Carte, Chemin, EtatVide, Etiquette, Fiche, LienBouton } from "../../../composants/index.js";
import { motActivite, motDecision, motFinanceur } from "../../../lectures/mots.js";
import type { VueUsages } from "../../../lectures/usages.js";
import type { VueCompte, VueDroit, VueIndu, VueLot } from "../../../lectures/vues.js";
import { IdentiteAProuver } from "../tableau-de-bord/page.js";
import { Conges } from "./conges.js";
import { Indus } from "./indus.js";
import { VoiesDeRecours } from "./recours.js";
import { Usages } from "./usages.js";

export interface VueDroits {
  readonly compte: VueCompte;
  readonly identiteAProuver: boolean;
  /** Null sans identité prouvée. */
  readonly usages: VueUsages | null;
  readonly situation: SituationConge;
}

function CarteLot({ lot, indus }: { lot: VueLot; indus: readonly VueIndu[] }) {
  // Une part dépensée à tort n'est pas « acquise » : ce qu'il en reste à rembourser se lit plus bas.
  const du = indus.some(({ lotId, reste }) => lotId === lot.id && reste > 0);
  const moins = lot.inscrit - lot.montant;
  return (
    <Carte titre={`${motActivite(lot.activite)}, ${lot.annee}`} niveau={3} ton={du ? "refus" : "acquis"}>
      <p>
        <Etiquette ton={du ? "refus" : "acquis"}>{du ? "Utilisé à tort" : "Acquis"}</Etiquette>{" "}
        <strong>{ecrireMontant(lot.montant)}</strong>
        {moins > 0 ? `, sur ${ecrireMontant(lot.inscrit)} inscrits : ${ecrireMontant(moins)} ont été repris ou retenus` : ""}
      </p>
      <Fiche
        lignes={[
          ["Payé par", motFinanceur(lot.financeur)],
          ["Activité déclarée le", ecrireDate(lot.declareLe)],
          ["Inscrit le", ecrireDate(lot.inscritLe)],
        ]}
      />
      <LienBouton href={`/mon-compte/droits/${lot.id}`} libelle={`Comprendre ce droit de ${lot.annee}`} variante="secondaire" />
    </Carte>
  );
}

function Repris({ lots }: { lots: readonly VueLot[] }) {
  if (lots.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-repris">
      <h2 id="titre-repris">Repris ou retenus</h2>
      <p>Ces droits étaient inscrits ; les faits qui les ouvraient ne tiennent plus, ou ils en ont remboursé un autre.</p>
      {lots.map((lot) => (
        <Carte key={lot.id} titre={`${motActivite(lot.activite)}, ${lot.annee}`} niveau={3} ton="refus">
          <p>
            <Etiquette ton="refus">{lot.retenues.length === 0 ? "Repris" : "Retenu"}</Etiquette> {ecrireMontant(lot.montant)}
          </p>
          {lot.reprise?.map((motif) => (
            <p key={`${motif.code} ${motif.phrase}`}>
              {motif.phrase} <Article citation={motif.article} />
            </p>
          ))}
          <LienBouton href={`/mon-compte/droits/${lot.id}`} libelle={`Comprendre ce retrait de ${lot.annee}`} variante="secondaire" />
        </Carte>
      ))}
    </section>
  );
}

function CarteDroit({ droit }: { droit: VueDroit }) {
  const { ton, mot } = motDecision(droit.decision);
  return (
    <Carte titre={`${motActivite(droit.activite)}, ${droit.annee}`} niveau={3} ton={ton}>
      <p>
        <Etiquette ton={ton}>{mot}</Etiquette>
      </p>
      <ul>
        {droit.motifs.map((motif) => (
          <li key={`${motif.code}-${motif.article}`}>
            {motif.phrase} <Article citation={motif.article} />
          </li>
        ))}
      </ul>
    </Carte>
  );
}

function Groupe({ id, titre, droits, texte }: { id: string; titre: string; droits: readonly VueDroit[]; texte: string }) {
  if (droits.length === 0) return null;
  return (
    <section class="flux" aria-labelledby={id}>
      <h2 id={id}>{titre}</h2>
      <p>{texte}</p>
      {droits.map((droit) => (
        <CarteDroit key={`${droit.activite}-${droit.annee}`} droit={droit} />
      ))}
    </section>
  );
}

export function PageDroits({ compte, identiteAProuver, usages, situation }: VueDroits) {
  const attente = compte.enCours.filter((droit) => droit.decision !== "refuse");
  const refuses = compte.enCours.filter((droit) => droit.decision === "refuse");
  return (
    <>
      <Chemin liens={[{ href: "/mon-compte", libelle: "Mon compte" }]} />
      <h1>Mes droits</h1>
      {identiteAProuver ? <IdentiteAProuver /> : null}
      <section class="flux" aria-labelledby="titre-acquis">
        <h2 id="titre-acquis">Inscrits sur votre compte</h2>
        {compte.lots.length === 0 ? (
          <EtatVide titre="Aucun droit inscrit" action={{ href: "/240-euros-par-an", libelle: "Voir comment on acquiert un droit" }}>
            <p>
              Chaque activité qui atteint son minimum dans l'année ouvre une part de {ecrireMontant(compte.part)}, jusqu'à{" "}
              {ecrireMontant(compte.plafond)} en tout. Elle s'inscrira ici avec son explication.
            </p>
          </EtatVide>
        ) : (
          <>
            <p>
              {ecrireMontant(compte.acquis)} acquis, {ecrireMontant(compte.disponible)} disponibles. La part déclarée la première se dépense
              la première. <Article citation="D5151-13" />
            </p>
            {compte.lots.map((lot) => (
              <CarteLot key={lot.id} lot={lot} indus={compte.indus} />
            ))}
          </>
        )}
      </section>
      <Usages usages={usages} />
      <Indus indus={compte.indus} />
      <Repris lots={compte.repris} />
      <Groupe
        id="titre-attente"
        titre="En attente"
        droits={attente}
        texte="Ce qui peut encore devenir un droit, et ce qui manque aujourd'hui."
      />
      <Groupe id="titre-refuses" titre="Refusés" droits={refuses} texte="Ce que la loi ne permet pas d'accorder, et pourquoi." />
      {refuses.length === 0 ? null : <VoiesDeRecours />}
      <Conges situation={situation} />
    </>
  );
}
