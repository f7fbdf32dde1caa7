// Un responsable reconnu que nul organisme n'a inscrit : ce qu'il peut faire.
import { EtatVide } from "../../../composants/index.js";

export function PageSansOrganisme({ courriel }: { readonly courriel: string }) {
  return (
    <>
      <h1>Aucun organisme à votre nom</h1>
      <EtatVide
        titre="ProConnect vous a bien reconnu, mais aucun organisme ne vous a inscrit."
        action={{ href: "/", libelle: "Revenir à l'accueil" }}
      >
        <p>
          Nous avons cherché l'adresse <strong>{courriel}</strong>. Demandez à un responsable déjà inscrit de l'ajouter depuis la page «
          Responsables » de l'organisme, puis reconnectez-vous.
        </p>
      </EtatVide>
    </>
  );
}
