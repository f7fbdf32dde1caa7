// Les flux : une réponse par ligne, dans l'ordre, sans attendre, sans dépasser la mémoire, sans bruit quand le lecteur part.
import { describe, expect, it } from "vitest";
import { cec, DEMANDE, lancer, lignes } from "../../../tests/outils/lancer-cec.js";

describe.concurrent("les flux", { timeout: 60_000 }, () => {
  it("une réponse par ligne, dans l'ordre ; une ligne fausse a la sienne et le statut final est 2", async () => {
    const juste = JSON.stringify(DEMANDE);
    const { statut, sortie } = await cec(
      ["financement", "planifier", "--ndjson"],
      `${juste}\n\n{\r\n${JSON.stringify({ ...DEMANDE, cpf: 1.5 })}\r\n${juste}`,
    );
    expect(statut).toBe(2);
    expect(lignes(sortie)).toEqual([
      expect.objectContaining({ decision: "finance" }),
      { erreurs: [{ chemin: "", phrase: expect.stringContaining("JSON") }] },
      { erreurs: [{ chemin: "cpf", phrase: expect.stringContaining("attendu") }] },
      expect.objectContaining({ decision: "finance" }),
    ]);
  });

  it("un flux juste finit au statut 0, un flux vide aussi", async () => {
    const [juste, vide] = await Promise.all([
      cec(["financement", "planifier", "--ndjson"], `${JSON.stringify(DEMANDE)}\n`),
      cec(["financement", "planifier", "--ndjson"], "\n\n"),
    ]);
    expect([juste.statut, vide.statut, vide.sortie]).toEqual([0, 0, ""]);
  });

  it("répond à une ligne sans attendre la suivante", async () => {
    const enfant = lancer(["financement", "planifier", "--ndjson"]);
    const premiere = new Promise<string>((resoudre) => enfant.stdout.setEncoding("utf8").once("data", resoudre));
    enfant.stdin.write(`${JSON.stringify(DEMANDE)}\n`);
    expect(JSON.parse(await premiere)).toMatchObject({ decision: "finance" });
    const fin = new Promise<number | null>((resoudre) => enfant.on("close", resoudre));
    enfant.stdin.end();
    expect(await fin).toBe(0);
  });

  it("un lecteur qui part arrête le flux sans bruit (EPIPE)", async () => {
    const enfant = lancer(["financement", "planifier", "--ndjson"]);
    let erreurs = "";
    enfant.stderr.setEncoding("utf8").on("data", (texte: string) => {
      erreurs += texte;
    });
    const fin = new Promise<number | null>((resoudre) => enfant.on("exit", resoudre));
    enfant.stdin.on("error", () => undefined);
    enfant.stdout.once("data", () => enfant.stdout.destroy());
    const bloc = `${JSON.stringify(DEMANDE)}\n`.repeat(200);
    const minuterie = setInterval(() => enfant.stdin.write(bloc), 5);
    const statut = await fin;
    clearInterval(minuterie);
    expect([statut, erreurs]).toEqual([0, ""]);
  });

  it("la mémoire reste bornée quand personne ne lit la sortie", async () => {
    const enfant = lancer(["financement", "planifier", "--ndjson"]);
    const bloc = `${JSON.stringify(DEMANDE)}\n`.repeat(500);
    let acceptes = 0;
    enfant.stdin.on("error", () => undefined);
    // Sortie jamais lue : la commande doit cesser de lire son entrée, donc l'écriture d'ici doit se bloquer.
    for (; acceptes < 400; acceptes += 1) {
      if (enfant.stdin.write(bloc)) continue;
      const ouvert = await Promise.race([
        new Promise<boolean>((resoudre) => enfant.stdin.once("drain", () => resoudre(true))),
        new Promise<boolean>((resoudre) => setTimeout(() => resoudre(false), 3_000)),
      ]);
      if (!ouvert) break;
    }
    expect(acceptes).toBeLessThan(400);
    enfant.kill();
  });
});
