// L'en-tête commun des pages d'un organisme : où l'on est, pour qui, et ses pages.

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
      <nav class="sous-menu" aria-label={`Pages de ${organisme.nom}`}>
        <ul>
          {PAGES.map(({ cle, libelle }) => (
            <li key={cle}>
              {cle === courant ? (
                <a href={`/organisme/${organisme.id}/${cle}`} aria-current="page">
                  {libelle}
                </a>
              ) : (
                <a href={`/organisme/${organisme.id}/${cle}`}>{libelle}</a>
              )}
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
