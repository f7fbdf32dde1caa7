// « cec nir verifier » : la forme d'un numéro et son accord avec une identité ; le numéro ne ressort jamais, même dans une faute.
import { coherenceNir, type IdentiteFranceConnect, type TableDesLieux } from "../../regles/coherence-nir.js";
import { verifierNir } from "../../regles/nir.js";
import { direFautes, type Executer, lireJson, repondre, type TraitementTexte } from "./commande.js";
import { EntreeIllisible, lireTexte } from "./entree.js";
import type { Faute } from "./faute.js";

/** Une identité et de quoi la comparer, ou rien. */
interface Comparaison {
  readonly identite: IdentiteFranceConnect;
  readonly table: TableDesLieux;
}

type Identite = { readonly comparaison: Comparaison | null } | { readonly erreurs: readonly Faute[] };

/** L'identité se lit avec zod : on ne le charge que si elle est donnée. */
async function identiteDe(fichier: string | null): Promise<Identite> {
  if (fichier === null) return { comparaison: null };
  const [{ lireIdentite }, { lireTableDesLieux }] = await Promise.all([import("./lire-identite.js"), import("./lire-table-des-lieux.js")]);
  try {
    const lu = lireJson(await lireTexte(fichier));
    const resultat = "erreurs" in lu ? lu : lireIdentite(lu.valeur);
    if ("identite" in resultat) return { comparaison: { identite: resultat.identite, table: lireTableDesLieux() } };
    return {
      erreurs: resultat.erreurs.map(({ chemin, phrase }) => ({ chemin: chemin === "" ? "--identite" : `identite.${chemin}`, phrase })),
    };
  } catch (erreur) {
    if (!(erreur instanceof EntreeIllisible)) throw erreur;
    return { erreurs: [{ chemin: "--identite", phrase: erreur.message }] };
  }
}

/** Dans un flux, le numéro peut être nu ou écrit comme un texte JSON. */
function sansGuillemets(texte: string): string {
  const nu = texte.trim();
  return nu.length >= 2 && nu.startsWith('"') && nu.endsWith('"') ? nu.slice(1, -1) : nu;
}

function reponseA(comparaison: Comparaison | null): TraitementTexte {
  return (texte) => {
    const numero = sansGuillemets(texte);
    const verification = verifierNir(numero);
    if (comparaison === null) return { reponse: verification };
    return { reponse: { ...verification, coherence: coherenceNir(numero, comparaison.identite, comparaison.table) } };
  };
}

export const executer: Executer = async (appel) => {
  const { positions, identite } = appel.options;
  const enArgument = positions.length > 0 && positions[0] !== "-";
  if (identite === "-" && !enArgument) {
    return direFautes(appel.erreurs, [{ chemin: "--identite", phrase: "l'entrée standard porte déjà le numéro, attendu un fichier" }]);
  }
  const lue = await identiteDe(identite);
  if ("erreurs" in lue) return direFautes(appel.erreurs, lue.erreurs);
  const traiter = reponseA(lue.comparaison);
  if (!enArgument) return repondre(appel, "-", traiter);
  const resultat = traiter(positions.join(" "));
  if ("erreurs" in resultat) return direFautes(appel.erreurs, resultat.erreurs);
  await appel.sortie.ecrire(`${JSON.stringify(resultat.reponse, null, 2)}\n`);
  return 0;
};
