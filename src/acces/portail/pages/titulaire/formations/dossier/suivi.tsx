// Ce qui se consulte d'un dossier : les apports, les paiements, l'histoire.
import type { Dossier } from "../../../../../../metier/dossiers/index.js";
import { ecrireDate, ecrireDateLongue } from "../../../../../../socle/valeurs/date-civile.js";
import { ecrireMontant } from "../../../../../../socle/valeurs/montant.js";
import { Carte, Etiquette, Frise } from "../../../../composants/index.js";
import { histoireDe, motCofinancement, motPaiement, phraseApport } from "../../../../lectures/dossiers.js";

export function Apports({ dossier }: { readonly dossier: Dossier }) {
  if (dossier.cofinancements.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-apports">
      <h2 id="titre-apports">Demandes de cofinancement</h2>
      {dossier.cofinancements.map((apport) => {
        const { ton, mot } = motCofinancement(apport);
        return (
          <Carte key={apport.id} titre={apport.organismeNom} niveau={3} ton={ton}>
            <p>
              <Etiquette ton={ton}>{mot}</Etiquette> {phraseApport(apport)}
            </p>
            {apport.raison === null ? null : <p>{`« ${apport.raison} »`}</p>}
          </Carte>
        );
      })}
    </section>
  );
}

export function Paiements({ dossier }: { readonly dossier: Dossier }) {
  if (dossier.paiements.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-paiements">
      <h2 id="titre-paiements">Ce que vous payez</h2>
      <ul class="liste-nue flux">
        {dossier.paiements.map(({ id, montant, etat, rembourserAvant }) => {
          const { ton, mot } = motPaiement(etat);
          return (
            <li key={id}>
              <Etiquette ton={ton}>{mot}</Etiquette> <strong class="somme">{ecrireMontant(montant)}</strong>
              {etat === "a_rembourser" && rembourserAvant !== null ? `, au plus tard le ${ecrireDateLongue(rembourserAvant)}` : ""}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function Histoire({ dossier }: { readonly dossier: Dossier }) {
  const lignes = histoireDe(dossier);
  if (lignes.length === 0) return null;
  return (
    <section class="flux" aria-labelledby="titre-histoire">
      <h2 id="titre-histoire">Ce qui s'est passé</h2>
      <Frise
        evenements={lignes.map(({ le, quoi, dit, ton }) => ({
          quand: ecrireDate(le),
          quoi: (
            <>
              <p>{quoi}</p>
              {dit === null ? null : <p class="discret">{dit}</p>}
            </>
          ),
          ton,
        }))}
      />
    </section>
  );
}
