// De quoi verser au second compteur tenu ici, dans un test : des centimes, des heures ou une dotation.
import { randomUUID } from "node:crypto";
import { ecrireMouvement } from "../../src/metier/cpf/ecrire-mouvement.js";
import { insererDotation } from "../../src/metier/cpf/mouvements.sql.js";
import { alimenterCpf } from "../../src/metier/grand-livre/index.js";
import type { FinanceurTiers } from "../../src/regles/financement/index.js";
import type { Base } from "../../src/socle/base/base.js";
import { agir } from "./grand-livre.js";

export type SommeVersee =
  | { readonly centimes: number }
  | { readonly heures: number }
  | { readonly financeur: FinanceurTiers; readonly montant: number };

/** Verse au compte tenu ici ; rend l'identifiant de la dotation quand c'en est une. */
export async function verserEnBase(base: Base, titulaireId: string, somme: SommeVersee): Promise<string> {
  return agir(base, async (ctx) => {
    const cle = randomUUID();
    if ("centimes" in somme) return (await alimenterCpf(ctx, { titulaireId, cle, montant: somme.centimes, origine: "essai" })).id;
    const dotationId = "heures" in somme ? null : randomUUID();
    const disponible = "heures" in somme ? Math.round(somme.heures * 100) : somme.montant;
    await ecrireMouvement(
      ctx,
      { titulaireId, cle, genre: "acquisition", reference: null, contenu: somme },
      {
        avant: async () => null,
        async composer(_compte, { rang }) {
          if (dotationId !== null && "financeur" in somme)
            await ctx.base.requete(insererDotation({ titulaireId, id: dotationId, financeur: somme.financeur, rang }));
          return [{ dotationId, disponible, reserve: 0, utilise: 0 }];
        },
      },
    );
    return dotationId ?? "";
  });
}
