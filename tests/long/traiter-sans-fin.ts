// Programme d'essai : traite les dépôts d'une base sans s'arrêter, jusqu'à ce qu'on le tue. Arguments : dossier de la prise, base, instant.
import { traiterDepots } from "../../src/acces/taches/traiter-depots.js";
import { ouvrirConnexions } from "../../src/socle/base/connexion.js";
import { ROLE_SERVICE } from "../../src/socle/base/ouvrir-base.js";
import { horlogeArretee } from "../../src/socle/horloge.js";

const [dossierPrise = "", base = "", instant = ""] = process.argv.slice(2);
const connexions = ouvrirConnexions({ dossierPrise, base, utilisateur: ROLE_SERVICE }, { connexions: 6 });
const horloge = horlogeArretee(instant);
process.stdout.write("prêt\n");
for (;;) {
  // Une base qui tombe n'arrête pas le travailleur : il reprend quand elle revient.
  await traiterDepots({ base: connexions, horloge, signaler: () => undefined }).catch(() => undefined);
  await new Promise((reprendre) => setTimeout(reprendre, 50));
}
