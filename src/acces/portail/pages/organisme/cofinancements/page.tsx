// Les cofinancements demandés à un organisme : répondre à ceux qui attendent, ce qu'il s'est engagé à payer, ce qu'il a versé.
import type { CofinancementDemande } from "../../../../../metier/dossiers/index.js";
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import type { RefusMontre } from "../../../../phrases/index.js";
import {
  Bouton,
  ChampCase,
  ChampTexte,
  ChampZone,
  EtatVide,
  Etiquette,
  Fiche,
  Formulaire,
  ResumeErreurs,
  Tableau,
} from "../../../composants/index.js";
import { ecrireEcheance } from "../../../lectures/delais.js";
import { motCofinancement } from "../../../lectures/dossiers.js";
import { ecrireDates } from "../../../lectures/formations.js";
import { ecrireMontantTape } from "../../titulaire/formations/montant.js";
import { RefusDuService } from "../../titulaire/refus-montre.js";
import { type ErreurChamp, erreurDe } from "../../titulaire/saisie.js";
import { EnTeteOrganisme } from "../en-tete.js";
import type { OrganismeMontre } from "../organisme.js";

export interface VueCofinancements {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly aujourdhui: DateCivile;
  readonly demandes: readonly CofinancementDemande[];
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
}

/** Nom d'un champ d'une demande : plusieurs formulaires partagent la page. */
export function champDuCofinancement(id: string, nom: string): string {
  return `${nom}-${id.slice(0, 8)}`;
}

const personneDe = ({ prenoms, nom }: CofinancementDemande) => `${prenoms.split(" ")[0] ?? ""} ${nom}`.trim();

interface ProprietesReponse {
  readonly vue: VueCofinancements;
  readonly demande: CofinancementDemande;
}

function champDe({ vue, demande }: ProprietesReponse, mot: string, propose = "") {
  const nom = champDuCofinancement(demande.id, mot);
  return { nom, valeur: vue.corps[nom] ?? propose, erreur: erreurDe(vue.erreurs, nom) };
}

/** Ce que l'organisme atteste en accordant : le titre auquel il paie décide de ce que la loi ouvre à la personne. */
function attestationDe({ financeur }: CofinancementDemande): string {
  if (financeur === "employeur") return "Nous payons en tant qu'employeur de cette personne";
  if (financeur === "association") return "Nous payons en tant qu'association dont elle est bénévole";
  return "Nous payons au titre qui nous est demandé";
}

function Attester({ vue, demande }: ProprietesReponse) {
  const { valeur, ...champ } = champDe({ vue, demande }, "atteste");
  const employeur = demande.financeur === "employeur";
  return (
    <ChampCase
      {...champ}
      libelle={attestationDe(demande)}
      aide={employeur ? "Un contrat de travail vous lie : l'apport d'un employeur dispense la personne de sa participation." : undefined}
      coche={valeur === "oui"}
    />
  );
}

function Accorder({ vue, demande }: ProprietesReponse) {
  return (
    <Formulaire action={`/organisme/${vue.organisme.id}/cofinancements/${demande.id}/accorder`} jeton={vue.jeton}>
      <ChampTexte
        {...champDe({ vue, demande }, "montant", ecrireMontantTape(demande.montantDemande))}
        libelle="Somme que vous accordez"
        aide={`Tout ou partie des ${ecrireMontant(demande.montantDemande)} demandés.`}
        modeSaisie="decimal"
        largeur="courte"
        suffixe="€"
      />
      <Attester vue={vue} demande={demande} />
      <p>
        Vous vous engagez à payer ce que la formation en prendra, au plus cette somme. Votre nom signe la réponse, qui ne se réécrit pas.
      </p>
      <Bouton libelle={`Accorder cette somme à ${personneDe(demande)}`} />
    </Formulaire>
  );
}

function Refuser({ vue, demande }: ProprietesReponse) {
  const champ = champDe({ vue, demande }, "raison");
  return (
    <details open={champ.valeur !== "" || champ.erreur !== undefined}>
      <summary>
        Refuser<span class="hors-ecran"> la demande de {personneDe(demande)}</span>…
      </summary>
      <Formulaire action={`/organisme/${vue.organisme.id}/cofinancements/${demande.id}/refuser`} jeton={vue.jeton}>
        <ChampZone
          {...champ}
          libelle="Pourquoi ?"
          aide="La personne lira ces mots."
          exemple="notre budget de formation est épuisé pour cette année"
        />
        <Bouton libelle={`Refuser la demande de ${personneDe(demande)}`} variante="danger" />
      </Formulaire>
    </details>
  );
}

function Attendue({ vue, demande }: ProprietesReponse) {
  const { id, intitule, prix, montantDemande, demandeLe, repondreAvant } = demande;
  return (
    <li class="carte carte-attente">
      <h2 id={`demande-${id}`}>{`${personneDe(demande)} vous demande ${ecrireMontant(montantDemande)}`}</h2>
      <Fiche
        lignes={[
          ["Personne", `${demande.prenoms} ${demande.nom}`],
          ["Formation", intitule],
          ["Dates", ecrireDates(demande)],
          ["Prix", ecrireMontant(prix)],
          ["Somme demandée", ecrireMontant(montantDemande)],
          ["Demandée le", ecrireDate(demandeLe)],
        ]}
      />
      {repondreAvant === null ? null : (
        <p>
          {"À répondre au plus tard le "}
          <strong>{ecrireEcheance(vue.aujourdhui, repondreAvant)}</strong>
          {", compris. Sinon : la demande se ferme, et la personne décide sans votre apport."}
        </p>
      )}
      <Accorder vue={vue} demande={demande} />
      <Refuser vue={vue} demande={demande} />
    </li>
  );
}

const ENGAGES: ReadonlySet<CofinancementDemande["etat"]> = new Set(["accorde", "appele", "verse"]);

function sommeDe({ montantAccorde, montantAppele }: CofinancementDemande): string {
  if (montantAppele !== null) return ecrireMontant(montantAppele);
  return montantAccorde === null ? "Rien" : `${ecrireMontant(montantAccorde)} au plus`;
}

/** Ce que la personne verra comme réponse, dit à qui l'a donnée. */
function celluleEtat(demande: CofinancementDemande) {
  const { etat, raison, signataire, verseLe } = demande;
  const { ton, mot } = motCofinancement(demande);
  return (
    <>
      <Etiquette ton={ton}>{mot}</Etiquette>
      {verseLe === null ? "" : ` le ${ecrireDate(verseLe)}`}
      {signataire === null ? "" : ` (réponse de ${signataire})`}
      {raison === null ? null : <p>« {raison} »</p>}
      {etat === "accorde" ? <p>La personne n'a pas encore accepté la formation : rien n'est à verser.</p> : null}
      {etat === "appele" ? <p>À verser quand le service vous l'écrit.</p> : null}
    </>
  );
}

function Suites({ titre, id, lignes }: { readonly titre: string; readonly id: string; readonly lignes: readonly CofinancementDemande[] }) {
  if (lignes.length === 0) return null;
  return (
    <section class="flux" aria-labelledby={id}>
      <h2 id={id}>{titre}</h2>
      <Tableau
        legende={lignes.length === 1 ? "Une demande" : `${lignes.length} demandes`}
        entetes={["Personne", "Formation", "Demandé", "Votre engagement", "Où elle en est"]}
        lignes={lignes.map((demande) => [
          personneDe(demande),
          <>
            {demande.intitule}
            <br />
            <span class="discret">{ecrireDates(demande)}</span>
          </>,
          ecrireMontant(demande.montantDemande),
          ENGAGES.has(demande.etat) ? sommeDe(demande) : "Rien",
          celluleEtat(demande),
        ])}
      />
    </section>
  );
}

function Totaux({ demandes }: Pick<VueCofinancements, "demandes">) {
  const somme = (siennes: readonly CofinancementDemande[]) =>
    siennes.reduce((total, { montantAppele, montantAccorde }) => total + (montantAppele ?? montantAccorde ?? 0), 0);
  const engages = demandes.filter(({ etat }) => etat === "accorde" || etat === "appele");
  const verses = demandes.filter(({ etat }) => etat === "verse");
  if (engages.length + verses.length === 0) return null;
  return (
    <Fiche
      lignes={[
        ["Engagé, pas encore versé", ecrireMontant(somme(engages))],
        ["Versé", ecrireMontant(somme(verses))],
      ]}
    />
  );
}

export function PageCofinancements({ vue }: { readonly vue: VueCofinancements }) {
  const attendues = vue.demandes.filter(({ etat }) => etat === "demande");
  return (
    <>
      <ResumeErreurs erreurs={vue.erreurs} />
      <EnTeteOrganisme organisme={vue.organisme} courant="cofinancements" titre="Cofinancements" />
      <RefusDuService refus={vue.refus} titre="Votre réponse n'a pas été enregistrée" />
      {attendues.length === 0 ? (
        <EtatVide titre="Aucune demande n'attend votre réponse">
          <p>
            Une personne qui se forme peut vous demander de payer une part du prix, parce que vous l'employez ou qu'elle est bénévole chez
            vous. Sa demande paraît ici, avec la date avant laquelle répondre.
          </p>
        </EtatVide>
      ) : (
        <>
          <p class="chapeau">
            {attendues.length === 1 ? "Une personne attend votre réponse." : `${attendues.length} personnes attendent votre réponse.`}
          </p>
          <ul class="liste-nue flux">
            {attendues.map((demande) => (
              <Attendue key={demande.id} vue={vue} demande={demande} />
            ))}
          </ul>
        </>
      )}
      <Totaux demandes={vue.demandes} />
      <Suites titre="Vos engagements" id="titre-engagements" lignes={vue.demandes.filter(({ etat }) => ENGAGES.has(etat))} />
      <Suites
        titre="Closes sans engagement"
        id="titre-closes"
        lignes={vue.demandes.filter(({ etat }) => etat !== "demande" && !ENGAGES.has(etat))}
      />
    </>
  );
}
