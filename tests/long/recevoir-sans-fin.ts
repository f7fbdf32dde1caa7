// Programme d'essai : reçoit un fichier qui ne finit pas, jusqu'à ce qu'on le tue. Arguments : dossier de la prise, base, instant, organisme.
import { recevoirFichier } from "../../src/metier/depots/index.js";
import { ouvrirConnexions } from "../../src/socle/base/connexion.js";
import { ROLE_SERVICE } from "../../src/socle/base/ouvrir-base.js";
import { horlogeArretee } from "../../src/socle/horloge.js";

const [dossierPrise = "", base = "", instant = "", organismeId = ""] = process.argv.slice(2);
const connexions = ouvrirConnexions({ dossierPrise, base, utilisateur: ROLE_SERVICE }, { connexions: 2 });
const portees = ["depots:deposer", "depots:lire"] as const;
const acteur = { genre: "declarant", clientId: "logiciel", organismeId, portees } as const;

async function* sansFin(): AsyncGenerator<Uint8Array> {
  for (;;) {
    yield Buffer.alloc(1 << 20, "a");
    await new Promise((reprendre) => setTimeout(reprendre, 20));
  }
}

process.stdout.write("prêt\n");
const demande = { organismeId, nomFichier: "sans-fin.csv", essai: false, cle: null, flux: sansFin() };
await recevoirFichier({ base: connexions, horloge: horlogeArretee(instant), acteur }, demande);
