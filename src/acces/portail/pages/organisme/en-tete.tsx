// L'en-tête commun des pages d'un organisme : où l'on est, pour qui, et ses pages.
import { SousMenu } from "../../composants/index.js";

const PAGES = [
  { cle: "a-attester", libelle: "À attester" },
  { cle: "attestees", libelle: "Vos réponses" },
  { cle: "depots", libelle: "Dépôts" },
  { cle: "signalements", libelle: "Signalements" },
  { cle: "raccordements", libelle: "Logiciels" },
  { cle: "responsables", libelle: "Responsables" },
] as const;

interface ProprietesEnTete {
  readonly organisme: { readonly id: string; readonly nom: string };
  readonly courant: (typeof PAGES)[number]["cle"];
  readonly titre: string;
}

export function EnTeteOrganisme({ organisme, courant, titre }: ProprietesEnTete) {
  return (
    <>
      <h1>{titre}</h1>
      <p class="chapeau">{organisme.nom}</p>
      <SousMenu
        nom={`Pages de ${organisme.nom}`}
        liens={PAGES.map(({ cle, libelle }) => ({ href: `/organisme/${organisme.id}/${cle}`, libelle, courant: cle === courant }))}
      />
    </>
  );
}
