// Le seul endroit qui assemble : réglages → base → démonstration → portail → tâches.
import { assembler } from "./acces/assemblage.js";
import { lireReglages } from "./socle/config.js";
import { raisonDuDemarrage } from "./socle/demarrage.js";

async function demarrer(): Promise<void> {
  const service = await assembler(lireReglages(process.env), { journal: process.env["JOURNAL"] ?? "warn" });
  process.stdout.write(service.banniere);
  let arretDemande = false;
  const arreter = () => {
    if (arretDemande) return;
    arretDemande = true;
    service.fermer().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", arreter);
  process.on("SIGTERM", arreter);
}

demarrer().catch((erreur: unknown) => {
  const raison = raisonDuDemarrage(erreur);
  process.stderr.write(`${raison ?? (erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur))}\n`);
  process.exit(raison === null ? 1 : 2);
});
