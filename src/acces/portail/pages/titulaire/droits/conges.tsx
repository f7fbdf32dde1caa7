// Des jours de congé au titre de l'engagement : ce que la loi répond à cette personne, d'après sa situation.
import type { Statut } from "../../../../../metier/identite/index.js";
import { repondreConge, type SituationConge } from "../../../../../regles/conges.js";
import { Article, Carte, Etiquette } from "../../../composants/index.js";

const SITUATIONS: Readonly<Partial<Record<Statut, SituationConge>>> = {
  salarie: "salarie",
  agent_public: "agent_public",
  independant: "independant",
};

/** Qui n'a ni employeur ni entreprise n'a personne à qui demander. */
export function situationDeConge(statut: Statut): SituationConge {
  return SITUATIONS[statut] ?? "sans_employeur";
}

export function Conges({ situation }: { readonly situation: SituationConge }) {
  const { decision, motifs } = repondreConge(situation);
  const refus = decision === "refuse";
  return (
    <section class="flux" aria-labelledby="titre-conges">
      <h2 id="titre-conges">Des jours de congé ?</h2>
      <Carte titre="Demander des jours de congé pour votre engagement" niveau={3} ton={refus ? "refus" : "neutre"}>
        <p>
          <Etiquette ton={refus ? "refus" : "attente"}>{refus ? "La loi ne le permet pas" : "Votre employeur décide"}</Etiquette>
        </p>
        {motifs.map(({ code, phrase, article }) => (
          <p key={code}>
            {phrase} <Article citation={article} />
          </p>
        ))}
      </Carte>
    </section>
  );
}
