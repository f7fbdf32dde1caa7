// Les adresses des problèmes (RFC 9457) : chacune existe et explique.
import { renderToString } from "preact-render-to-string";
import { PHRASES } from "../phrases/index.js";
import { titreDuStatut } from "./probleme.js";

/** Les détails changent d'une demande à l'autre : ici, des points les remplacent. */
const SANS_DETAILS = new Proxy<Record<string, string>>({}, { get: () => "…" });

/** Page d'un problème, ou null si le code n'existe pas. */
export function pageDuProbleme(code: string): string | null {
  const modele = Object.hasOwn(PHRASES, code) ? PHRASES[code] : undefined;
  if (modele === undefined) return null;
  const { statut, article } = modele;
  const html = renderToString(
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${titreDuStatut(statut)} (${code})`}</title>
        <link rel="stylesheet" href="/public/feuille.css" />
      </head>
      <body>
        <main class="contenu">
          <h1>{titreDuStatut(statut)}</h1>
          <dl>
            <dt>Règle</dt>
            <dd>
              <code>{code}</code>
            </dd>
            <dt>Statut HTTP</dt>
            <dd>{statut}</dd>
            <dt>Ce qui est arrivé</dt>
            <dd>{modele.phrase(SANS_DETAILS)}</dd>
            <dt>Que faire</dt>
            <dd>{modele.conduite(SANS_DETAILS)}</dd>
            <dt>Article</dt>
            <dd>{article ?? "Aucun : c'est une règle du service."}</dd>
          </dl>
          <p>
            <a href="/api/openapi.json">Description de l'API</a> · <a href="/">Accueil du service</a>
          </p>
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}
