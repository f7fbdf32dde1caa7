// L'en-tête commun des pages d'un organisme : où l'on est, pour qui, et ses pages.
import { SousMenu } from "../../composants/index.js";
import type { OrganismeMontre } from "./organisme.js";

type Sorte = "formateur" | "atteste" | "declare" | "tous";

const PAGES = [
  { cle: "demandes", libelle: "Demandes", sorte: "formateur" },
  { cle: "offre", libelle: "Offre", sorte: "formateur" },
  { cle: "paiements", libelle: "Paiements", sorte: "formateur" },
  { cle: "a-attester", libelle: "À attester", sorte: "atteste" },
  { cle: "attestees", libelle: "Vos réponses", sorte: "atteste" },
  { cle: "depots", libelle: "Dépôts", sorte: "declare" },
  { cle: "signalements", libelle: "Signalements", sorte: "declare" },
  { cle: "raccordements", libelle: "Logiciels", sorte: "declare" },
  { cle: "cofinancements", libelle: "Cofinancements", sorte: "tous" },
  { cle: "responsables", libelle: "Responsables", sorte: "tous" },
] as const satisfies readonly { readonly cle: string; readonly libelle: string; readonly sorte: Sorte }[];

type Cle = (typeof PAGES)[number]["cle"];

interface ProprietesEnTete {
  readonly organisme: OrganismeMontre;
  readonly courant: Cle;
  readonly titre: string;
}

export function EnTeteOrganisme({ organisme, courant, titre }: ProprietesEnTete) {
  const pages = PAGES.filter(({ cle, sorte }) => cle === courant || sorte === "tous" || organisme[sorte]);
  return (
    <>
      <h1>{titre}</h1>
      <p class="chapeau">{organisme.nom}</p>
      <SousMenu
        nom={`Pages de ${organisme.nom}`}
        liens={pages.map(({ cle, libelle }) => ({ href: `/organisme/${organisme.id}/${cle}`, libelle, courant: cle === courant }))}
      />
    </>
  );
}
