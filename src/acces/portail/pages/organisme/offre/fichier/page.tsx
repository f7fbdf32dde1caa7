// La réponse à un fichier d'offre : ce qui est entré, ce qui est à corriger, formation par formation.
import type { BilanImportCatalogue } from "../../../../../../metier/catalogue/index.js";
import { Chemin, Fiche, LienBouton } from "../../../../composants/index.js";
import { LectureArretee, type PageDeRapport, Rapport } from "../../../exploitation/catalogue/rapport.js";
import { ecrireInstant, ecrireNombre } from "../../depots/mots.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { cheminFichier, cheminOffre } from "../chemins.js";

export interface VueFichier extends PageDeRapport {
  readonly organisme: OrganismeMontre;
  readonly bilan: BilanImportCatalogue;
}

/** La phrase qui dit l'essentiel, avant tout nombre. */
function phraseDuFichier({ etat, comptes }: BilanImportCatalogue): string {
  const { lues, rejetees, inchangees } = comptes;
  const gardees = lues - rejetees;
  if (etat === "en_cours") return "La lecture est en cours : actualisez la page dans un instant.";
  if (lues === 0) return "Rien n'a pu être lu dans ce fichier.";
  if (inchangees === lues) return "Nous avions déjà toutes ces formations : rien ne change.";
  if (rejetees === 0) return lues === 1 ? "La formation est enregistrée." : `Les ${ecrireNombre(lues)} formations sont enregistrées.`;
  return `${ecrireNombre(gardees)} formation${gardees > 1 ? "s" : ""} sur ${ecrireNombre(lues)} ${gardees > 1 ? "sont enregistrées" : "est enregistrée"}.`;
}

export function PageFichier({ vue }: { readonly vue: VueFichier }) {
  const { organisme, bilan } = vue;
  const { creees, modifiees, inchangees, rejetees, averties, retirees } = bilan.comptes;
  return (
    <>
      <Chemin liens={[{ href: cheminOffre(organisme.id), libelle: "Offre" }]} />
      <EnTeteOrganisme organisme={organisme} courant="offre" titre="Votre fichier" />
      <LectureArretee faute={bilan.faute} lecteur="organisme" />
      {bilan.faute === null ? null : (
        <p>
          <LienBouton href={cheminOffre(organisme.id)} libelle="Envoyer un autre fichier" />
        </p>
      )}
      <p class="chapeau">{phraseDuFichier(bilan)}</p>
      <Fiche
        lignes={[
          ["Nom", bilan.nom === "" ? "Sans nom" : bilan.nom],
          ["Reçu le", ecrireInstant(bilan.recuLe)],
          ["Nouvelles", ecrireNombre(creees)],
          ["Changées", ecrireNombre(modifiees)],
          ["Inchangées", ecrireNombre(inchangees)],
          ["À corriger", ecrireNombre(rejetees)],
          ["Gardées avec une remarque", ecrireNombre(averties)],
          ["Retirées, absentes de ce fichier", ecrireNombre(retirees)],
        ]}
      />
      {bilan.comptes.lues === 0 ? null : <Rapport vue={vue} lecteur="organisme" chemin={cheminFichier(organisme.id, bilan.id)} />}
    </>
  );
}
