// Programme d'essai : ouvre la base embarquée du dossier donné, dit « prêt », puis attend d'être arrêté ou tué.
import { ouvrirBase } from "../../src/socle/base/ouvrir-base.js";
import { demarrerPostgres } from "../../src/socle/base/postgres-embarque.js";

const dossier = process.argv[2] ?? "";
const attente = setInterval(() => undefined, 1000);
const bases = await ouvrirBase({ urlBase: null, urlBaseProprietaire: null, dossierDonnees: dossier });
const serveur = await demarrerPostgres(`${dossier}/postgres`);
process.on("SIGTERM", () => {
  clearInterval(attente);
  void bases.fermer();
});
process.stdout.write(`prêt ${serveur.processus}\n`);
