// L'en-tête commun des pages d'un organisme : son nom, et ses trois pages.

const PAGES = [
  { cle: "a-attester", libelle: "À attester" },
  { cle: "attestees", libelle: "Répondues" },
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
      <nav class="chemin" aria-label={`Pages de ${organisme.nom}`}>
        <ul class="liste-nue actions">
          {PAGES.map(({ cle, libelle }) => (
            <li key={cle}>
              <a href={`/organisme/${organisme.id}/${cle}`} aria-current={cle === courant ? "page" : undefined}>
                {libelle}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h1>
        {titre} – {organisme.nom}
      </h1>
    </>
  );
}
