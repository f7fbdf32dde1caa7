// À quoi servent les droits, sur la page des droits : formation par formation ; et le compte personnel de formation, qui n'en est pas un.
import { ecrireMontant } from "../../../../../socle/valeurs/montant.js";
import { Article, Fiche, LienBouton, Tableau } from "../../../composants/index.js";
import type { VueCpf, VueUsages } from "../../../lectures/usages.js";

function ParFormation({ formations }: Pick<VueUsages, "formations">) {
  if (formations.length === 0) {
    return (
      <>
        <p>Aucune formation n'en a encore pris. Voyez ce qu'ils paieraient : le plan se montre avant tout engagement.</p>
        <LienBouton href="/formations" libelle="Chercher une formation" variante="secondaire" />
      </>
    );
  }
  return (
    <>
      <p>Réservé : retenu pour une inscription, et rendu si elle s'annule à temps. Utilisé : payé à l'organisme.</p>
      <Tableau
        legende="Droits d'engagement, formation par formation"
        entetes={["Formation", "Réservé", "Utilisé"]}
        lignes={formations.map(({ dossierId, titre, reserve, utilise }) => [
          <a href={`/mon-compte/formations/${dossierId}`}>{titre}</a>,
          ecrireMontant(reserve),
          ecrireMontant(utilise),
        ])}
      />
    </>
  );
}

function AutreCompte({ cpf }: { readonly cpf: VueCpf }) {
  return (
    <section class="flux" aria-labelledby="titre-cpf">
      <h2 id="titre-cpf">À côté : votre compte personnel de formation</h2>
      <p>
        C'est un autre compte, alimenté par votre travail. Il ne compte pas dans le plafond de vos droits d'engagement, et il paie avant
        eux. <Article citation="D5151-11" />
      </p>
      <Fiche
        lignes={[
          ["Disponible", cpf.heures === null ? cpf.solde : `${cpf.heures} et ${cpf.solde}`],
          ...cpf.dotations.map(({ qui, somme }) => [`Dotation versée par ${qui}`, somme] as const),
        ]}
      />
    </section>
  );
}

export function Usages({ usages }: { readonly usages: VueUsages | null }) {
  if (usages === null) return null;
  return (
    <>
      <section class="flux" aria-labelledby="titre-usages">
        <h2 id="titre-usages">À quoi ils servent</h2>
        <ParFormation formations={usages.formations} />
      </section>
      <AutreCompte cpf={usages.cpf} />
    </>
  );
}
