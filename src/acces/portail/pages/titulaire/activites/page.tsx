// Toutes les activités de la personne, par année : ce qu'elle a déclaré, ce que des organismes ont déposé, et qui doit agir.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { Carte, Chemin, EtatVide, Etiquette, LienBouton } from "../../../composants/index.js";
import type { VueActiviteSuivie, VueProposition } from "../../../lectures/activites.js";
import { ecrireEcheance, ecrireHeures } from "../../../lectures/delais.js";
import { motActivite, motFonction } from "../../../lectures/mots.js";
import type { VueSignalement } from "../../../lectures/signalements.js";
import type { VueDeclaration } from "../../../lectures/vues.js";
import { EtatDuSignalement } from "../signaler/page-suivi.js";
import { IdentiteAProuver } from "../tableau-de-bord/page.js";
import { CarteActivite } from "./carte-activite.js";
import { CarteProposition } from "./carte-proposition.js";

export interface VueActivites {
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
  readonly declarations: readonly VueDeclaration[];
  readonly activites: readonly VueActiviteSuivie[];
  readonly propositions: readonly VueProposition[];
  readonly signalements: readonly VueSignalement[];
  /** Clé des formulaires de cette page : deux appuis sur le même bouton n'en font qu'un. */
  readonly cle: string;
  readonly brouillons: readonly { readonly lien: string; readonly libelle: string }[];
  readonly identiteAProuver: boolean;
}

const QUI = { vous: "À vous d'agir", association: "L'association doit répondre", personne: "Fini" } as const;

/** Années montrées, de la plus récente à la plus ancienne. */
export function anneesDe(vue: Pick<VueActivites, "declarations" | "activites" | "propositions">): number[] {
  return [...new Set([...vue.declarations, ...vue.activites, ...vue.propositions].map((ligne) => ligne.annee))].sort((a, b) => b - a);
}

function Refus({ declaration }: { declaration: VueDeclaration }) {
  if (declaration.refus === null) return null;
  return (
    <p>
      <strong>Raison donnée :</strong> {declaration.refus.raison}
      {declaration.refus.mot === null ? null : <> Son mot : « {declaration.refus.mot} »</>}
    </p>
  );
}

function ActionsDeclaration({ declaration }: { declaration: VueDeclaration }) {
  if (!declaration.corrigeable && !declaration.retirable) return null;
  const base = `/mon-compte/activites/${declaration.id}`;
  const aRenvoyer = declaration.refus !== null;
  const precision = `la déclaration pour ${declaration.organismeNom}`;
  return (
    <div class="actions">
      {declaration.corrigeable ? (
        <LienBouton
          href={`${base}/corriger`}
          libelle={aRenvoyer ? "Corriger et renvoyer" : "Corriger"}
          variante={aRenvoyer ? "principal" : "secondaire"}
          precision={precision}
        />
      ) : null}
      {declaration.retirable ? <LienBouton href={`${base}/retirer`} libelle="Retirer" variante="secondaire" precision={precision} /> : null}
    </div>
  );
}

function CarteDeclaration({ declaration, vue }: { declaration: VueDeclaration; vue: VueActivites }) {
  const { echeance } = declaration;
  return (
    <Carte titre={declaration.organismeNom} niveau={3} ton={declaration.etat.ton}>
      <p>
        <Etiquette ton={declaration.etat.ton}>{declaration.etat.mot}</Etiquette> {motActivite(declaration.type)}
      </p>
      <p>{declaration.etat.suite}</p>
      <Refus declaration={declaration} />
      <p>
        {ecrireHeures(declaration.heures)}, {motFonction(declaration.fonction).toLowerCase()}, du {ecrireDate(declaration.debut)} au{" "}
        {ecrireDate(declaration.fin)}.
      </p>
      {echeance === null ? null : (
        <p>
          {QUI[declaration.quiAgit]} avant le <strong>{ecrireEcheance(vue.aujourdhui, echeance)}</strong>.
        </p>
      )}
      <ActionsDeclaration declaration={declaration} />
    </Carte>
  );
}

function Annee({ annee, vue }: { annee: number; vue: VueActivites }) {
  const declarations = vue.declarations.filter((ligne) => ligne.annee === annee);
  const activites = vue.activites.filter((ligne) => ligne.annee === annee);
  const somme = declarations.filter((ligne) => ligne.etat.ton !== "refus").reduce((total, ligne) => total + ligne.heures, 0);
  return (
    <section class="flux" aria-labelledby={`annee-${annee}`}>
      <h2 id={`annee-${annee}`}>{annee}</h2>
      {somme === 0 ? null : <p>{ecrireHeures(somme)} déclarées par vous cette année-là.</p>}
      {declarations.map((declaration) => (
        <CarteDeclaration key={declaration.id} declaration={declaration} vue={vue} />
      ))}
      {activites.map((activite) => (
        <CarteActivite
          key={activite.id}
          activite={activite}
          signalement={vue.signalements.find(({ activiteId }) => activiteId === activite.id) ?? null}
          jeton={vue.jeton}
          aujourdhui={vue.aujourdhui}
        />
      ))}
      {vue.propositions
        .filter((ligne) => ligne.annee === annee)
        .map((proposition) => (
          <CarteProposition
            key={proposition.id}
            proposition={proposition}
            declarations={vue.declarations}
            jeton={vue.jeton}
            aujourdhui={vue.aujourdhui}
            cle={vue.cle}
          />
        ))}
    </section>
  );
}

function Commencees({ brouillons }: { brouillons: VueActivites["brouillons"] }) {
  if (brouillons.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-brouillons">
      <h2 id="titre-brouillons">Commencées, pas encore envoyées</h2>
      <ul>
        {brouillons.map((brouillon) => (
          <li key={brouillon.lien}>
            <a href={brouillon.lien}>Reprendre : {brouillon.libelle}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Ce que la personne a écrit à un organisme qui ne l'avait pas déclarée. */
function NonDeclarees({ vue }: { vue: VueActivites }) {
  const signalements = vue.signalements.filter(({ genre }) => genre === "non_declaree");
  if (signalements.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-signalements">
      <h2 id="titre-signalements">Mes signalements</h2>
      {signalements.map((signalement) => (
        <Carte key={signalement.id} titre={signalement.organismeNom} niveau={3} ton={signalement.etat.ton}>
          <p>
            {signalement.activite}, {signalement.quand} : vous avez signalé qu'elle n'était pas déclarée.
          </p>
          <EtatDuSignalement signalement={signalement} aujourdhui={vue.aujourdhui} />
          <LienBouton
            href={`/mon-compte/signaler/${signalement.id}`}
            libelle={signalement.reponse === null ? "Suivre ce signalement" : "Lire la réponse"}
            variante="secondaire"
            precision={`de ${signalement.organismeNom}`}
          />
        </Carte>
      ))}
    </section>
  );
}

export function PageActivites(vue: VueActivites) {
  const annees = anneesDe(vue);
  return (
    <>
      <Chemin liens={[{ href: "/mon-compte", libelle: "Mon compte" }]} />
      <h1>Mes activités</h1>
      {vue.identiteAProuver ? <IdentiteAProuver /> : null}
      <div class="actions">
        <LienBouton href="/mon-compte/declarer" libelle="Déclarer mes heures" />
        <LienBouton href="/mon-compte/releve" libelle="Voir mon relevé" variante="secondaire" />
        <LienBouton href="/mon-compte/signaler" libelle="Mon organisme ne m'a pas déclaré" variante="secondaire" />
      </div>
      <NonDeclarees vue={vue} />
      <Commencees brouillons={vue.brouillons} />
      {annees.length === 0 ? (
        <EtatVide titre="Aucune activité pour l'instant">
          <p>
            Ce que vous déclarez paraîtra ici, année par année, avec ce qu'il reste à faire et avant quand. Les activités que votre
            organisme déclare (service civique, réserves, sapeurs-pompiers…) arrivent seules.
          </p>
        </EtatVide>
      ) : null}
      {annees.map((annee) => (
        <Annee key={annee} annee={annee} vue={vue} />
      ))}
    </>
  );
}
