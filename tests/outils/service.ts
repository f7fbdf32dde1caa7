// Le service entier, tel que main.ts l'assemble, sur une base de test et à une date choisie.
import { assembler, type Service } from "../../src/acces/assemblage.js";
import { lireReglages } from "../../src/socle/config.js";
import { type BaseDeTest, baseDeTest } from "./base.js";

export interface ServiceDeTest extends Service {
  readonly bases: BaseDeTest;
}

/** Démarre le service sur un port libre ; l'horloge part de `instant` et s'avance par la page de démonstration. */
export async function unService(instant = "2026-11-23T10:00:00Z"): Promise<ServiceDeTest> {
  const bases = await baseDeTest();
  const depart = Date.parse(instant);
  const ouvert = Date.now();
  const service = await assembler(lireReglages({ PORT: "0" }), {
    largesse: 1_000,
    journal: process.env["JOURNAL"] ?? "silent",
    bases: { proprietaire: bases.proprietaire, service: bases.base, fermer: () => bases.fermer() },
    source: () => depart + (Date.now() - ouvert),
  });
  return { ...service, bases };
}
