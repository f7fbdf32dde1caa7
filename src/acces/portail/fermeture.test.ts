// L'arrêt du service : il n'attend pas sans fin un navigateur qui a ouvert une connexion et ne demande rien.
import { once } from "node:events";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { unService } from "../../../tests/outils/service.js";

it("s'arrête en quelques secondes malgré une connexion ouverte qui n'a rien demandé", async () => {
  const service = await unService();
  const muette = connect(Number(new URL(service.url).port), "localhost");
  muette.on("error", () => undefined);
  await once(muette, "connect");
  const debut = performance.now();
  await service.fermer();
  expect(performance.now() - debut).toBeLessThan(20_000);
  muette.destroy();
}, 90_000);
