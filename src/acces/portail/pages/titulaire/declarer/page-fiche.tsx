// La fiche de l'association choisie : ouvre-t-elle droit, depuis quand, et pourquoi non.
import { ecrireDate } from "../../../../../socle/valeurs/date-civile.js";
import { Alerte, Article, Fiche, LienBouton } from "../../../composants/index.js";
import type { VueQualite } from "../../../lectures/vues.js";
import { adresse, EcranDeParcours } from "./parcours.js";

export interface VueFiche {
  readonly brouillonId: string;
  readonly qualite: VueQualite;
  /** Réserve civique : l'organisme n'est soumis ni à l'ancienneté ni à l'article 200. */
  readonly reserve: boolean;
}

const ANNONCES = {
  oui: { ton: "acquis", titre: "Cette association ouvre droit au compte d'engagement citoyen" },
  non: { ton: "refus", titre: "Cette association n'ouvre pas droit aujourd'hui" },
  attente: { ton: "attente", titre: "Cette association est en cours de vérification" },
} as const;

function conduiteDe(reponse: VueQualite["reponse"]): string | null {
  if (reponse === "oui") return null;
  if (reponse === "attente")
    return "Déclarez vos heures sans attendre : la décision vaudra pour tous ses bénévoles, et elle paraîtra dans vos droits.";
  return "Vous pouvez choisir une autre association, ou déclarer tout de même : vos heures resteront sur votre relevé et la situation sera revue si elle change.";
}

/** Ce que la fiche dit en tête ; l'organisme d'une mission de réserve n'a pas de condition à remplir. */
export function BlocQualite({ qualite, reserve }: { qualite: VueQualite; reserve: boolean }) {
  if (reserve) {
    return (
      <Alerte ton="acquis" titre="Vous pouvez y déclarer vos missions de réserve civique">
        <p>
          Ce qui compte est votre fonction et vos heures, non l'âge de l'organisme. <Article citation="D5151-15" />
        </p>
      </Alerte>
    );
  }
  const annonce = ANNONCES[qualite.reponse];
  const conduite = conduiteDe(qualite.reponse);
  return (
    <Alerte ton={annonce.ton} titre={annonce.titre}>
      {qualite.depuis === null || qualite.reponse !== "oui" ? null : <p>Depuis le {ecrireDate(qualite.depuis)}.</p>}
      {qualite.motifs.map((motif) => (
        <p key={`${motif.code}-${motif.article}`}>
          {motif.phrase} <Article citation={motif.article} />
        </p>
      ))}
      {conduite === null ? null : <p>{conduite}</p>}
    </Alerte>
  );
}

export function PageFiche({ brouillonId, qualite, reserve }: VueFiche) {
  const { organisme } = qualite;
  const deconseillee = qualite.reponse === "non" && !reserve;
  return (
    <EcranDeParcours rang={2} titre={organisme.nom} retour={adresse(brouillonId, "association")}>
      <BlocQualite qualite={qualite} reserve={reserve} />
      <Fiche
        lignes={[
          ["Siège", organisme.lieu],
          ["Numéro", organisme.numero === "" ? "Non connu" : organisme.numero],
        ]}
      />
      <div class="actions">
        <LienBouton
          href={adresse(brouillonId, "fonction")}
          libelle="Continuer avec cette association"
          variante={deconseillee ? "secondaire" : "principal"}
        />
        <LienBouton
          href={adresse(brouillonId, "association")}
          libelle="Choisir une autre association"
          variante={deconseillee ? "principal" : "secondaire"}
        />
      </div>
    </EcranDeParcours>
  );
}
