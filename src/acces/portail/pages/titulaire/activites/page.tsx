// Toutes les activités de la personne, par année : ce qu'elle a déclaré, ce que des organismes ont déposé, et qui doit agir.
import { type DateCivile, ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { Article, Bouton, Carte, Chemin, EtatVide, Etiquette, Fiche, Formulaire, LienBouton } from "../../../composants/index.js";
import { ecrireEcheance, ecrireHeures } from "../../../lectures/delais.js";
import { motActivite, motFonction } from "../../../lectures/mots.js";
import type { VueActivite, VueDeclaration } from "../../../lectures/vues.js";
import { IdentiteAProuver } from "../tableau-de-bord/page.js";

export interface VueActivites {
  readonly jeton: string;
  readonly aujourdhui: DateCivile;
  readonly declarations: readonly VueDeclaration[];
  readonly activites: readonly VueActivite[];
  readonly brouillons: readonly { readonly lien: string; readonly libelle: string }[];
  readonly identiteAProuver: boolean;
}

const QUI = { vous: "À vous d'agir", association: "L'association doit répondre", personne: "Fini" } as const;

/** Années montrées, de la plus récente à la plus ancienne. */
export function anneesDe(vue: Pick<VueActivites, "declarations" | "activites">): number[] {
  return [...new Set([...vue.declarations, ...vue.activites].map((ligne) => ligne.annee))].sort((a, b) => b - a);
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

function Recensement({ activite, jeton }: { activite: VueActivite; jeton: string }) {
  return (
    <details>
      <summary>{activite.recensee ? "Ne pas garder cette activité sur mon compte" : "Remettre cette activité sur mon compte"}</summary>
      <p>
        {activite.recensee
          ? "C'est votre choix : l'activité ne sera plus recensée et n'ouvrira pas de droit. Le droit qu'elle a déjà ouvert est repris, sauf s'il est dépensé. Vous pourrez la remettre quand vous voudrez."
          : "L'activité sera de nouveau recensée et pourra ouvrir un droit."}{" "}
        <Article citation="L5151-8" />
      </p>
      <Formulaire action={`/mon-compte/activites/${activite.id}/recensement`} jeton={jeton}>
        <input type="hidden" name="recensee" value={activite.recensee ? "non" : "oui"} />
        <Bouton libelle={activite.recensee ? "Garder hors de mon compte" : "Remettre sur mon compte"} variante="secondaire" />
      </Formulaire>
    </details>
  );
}

function CarteActivite({ activite, jeton }: { activite: VueActivite; jeton: string }) {
  return (
    <Carte titre={motActivite(activite.type)} niveau={3} ton={activite.recensee ? "neutre" : "attente"}>
      <p>
        {activite.recensee ? (
          <Etiquette ton="acquis">Sur votre compte</Etiquette>
        ) : (
          <Etiquette ton="neutre">Hors de votre compte</Etiquette>
        )}{" "}
        Déclarée par {activite.deposant}
        {activite.deposeLe === null ? "" : ` le ${ecrireDate(activite.deposeLe)}`}. Vous n'avez rien à faire.
      </p>
      <Fiche lignes={activite.faits} />
      <Recensement activite={activite} jeton={jeton} />
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
        <CarteActivite key={activite.id} activite={activite} jeton={vue.jeton} />
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
      </div>
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
