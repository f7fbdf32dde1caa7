// Le menu des pages d'un même espace ; celle où l'on est se dit.

interface ProprietesSousMenu {
  readonly nom: string;
  readonly liens: readonly { readonly href: string; readonly libelle: string; readonly courant: boolean }[];
}

export function SousMenu({ nom, liens }: ProprietesSousMenu) {
  return (
    <nav class="sous-menu" aria-label={nom}>
      <ul>
        {liens.map(({ href, libelle, courant }) => (
          <li key={href}>
            <a href={href} aria-current={courant ? "page" : undefined}>
              {libelle}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
