// La commande cec : trouve ce qu'on lui demande, le charge, l'exécute, et traduit sa fin en statut.
import { direFautes } from "./acces/commande/commande.js";
import { montrer } from "./acces/commande/faute.js";
import { lireOptions } from "./acces/commande/options.js";
import { aide, COMMANDES, trouverCommande } from "./acces/commande/registre.js";
import { brancherSortie, type Sortie } from "./acces/commande/sortie.js";

const AIDES = ["--aide", "--help", "-h", "aide"];

async function executer(mots: readonly string[], sortie: Sortie, erreurs: Sortie): Promise<number> {
  const [premier] = mots;
  if (premier !== undefined && AIDES.includes(premier)) {
    await sortie.ecrire(aide());
    return 0;
  }
  const trouvee = trouverCommande(mots);
  if (trouvee === null) {
    const noms = COMMANDES.map(({ nom }) => nom).join(", ");
    const dite =
      premier === undefined ? "aucune commande n'est donnée" : `« ${montrer(mots.slice(0, 2).join(" "))} » n'est pas une commande`;
    return direFautes(erreurs, [{ chemin: "commande", phrase: `${dite}, attendu : ${noms} (cec --aide)` }]);
  }
  const { options } = trouvee.commande;
  const lues = lireOptions(
    options === "libres" ? trouvee.suite.filter((mot) => AIDES.includes(mot)) : trouvee.suite,
    options === "libres" ? [] : options,
  );
  if ("erreurs" in lues) return direFautes(erreurs, lues.erreurs);
  if (lues.options.aide) {
    await sortie.ecrire(aide(trouvee.commande));
    return 0;
  }
  const commande = await trouvee.commande.charger();
  return commande({ mots: trouvee.suite, options: lues.options, sortie, erreurs });
}

const sortie = brancherSortie(process.stdout);
const erreurs = brancherSortie(process.stderr);
try {
  process.exitCode = await executer(process.argv.slice(2), sortie, erreurs);
} catch (erreur) {
  process.exitCode = 1;
  await erreurs.ecrire(`cec: défaut du programme : ${erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur)}\n`);
}
// Le lecteur est parti : l'entrée restée ouverte ne doit pas retenir le processus.
if (sortie.fermee()) process.exit();
