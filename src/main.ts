// Le seul endroit qui assemble : réglages → base → démonstration → portail → tâches.
import { assembler } from "./acces/assemblage.js";
import { ConfigurationInvalide, lireReglages } from "./socle/config.js";

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
  const attendue = erreur instanceof ConfigurationInvalide || (erreur instanceof Error && erreur.name === "DemarrageImpossible");
  process.stderr.write(`${erreur instanceof Error ? (attendue ? erreur.message : (erreur.stack ?? erreur.message)) : String(erreur)}\n`);
  process.exit(attendue ? 2 : 1);
});
