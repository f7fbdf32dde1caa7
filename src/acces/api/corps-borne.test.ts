// Le corps d'une demande : ni type inattendu, ni octet de trop, ni fichier entier en mémoire.
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { borner } from "./corps-borne.js";
import { nomDuFichier } from "./operations-depots.js";

async function lire(flux: AsyncIterable<Uint8Array>): Promise<number> {
  let octets = 0;
  for await (const morceau of flux) octets += morceau.byteLength;
  return octets;
}

const morceaux = (nombre: number) => Readable.from(Array.from({ length: nombre }, () => Buffer.alloc(10)));

describe("un corps borné", () => {
  it("passe jusqu'à sa taille, et s'arrête à l'octet de trop, sans taille annoncée", async () => {
    expect(await lire(borner(morceaux(10), 100))).toBe(100);
    await expect(lire(borner(morceaux(11), 100))).rejects.toMatchObject({ code: "api/corps-trop-grand", details: { maximum: 100 } });
  });

  it("ne prend pas une coupure pour une fin", async () => {
    const source = new Readable({ read: () => undefined });
    source.push(Buffer.from("début"));
    const lecture = lire(borner(source, 100));
    setTimeout(() => source.destroy(), 10);
    await expect(lecture).rejects.toMatchObject({ code: "depots/reception-interrompue" });
  });

  it("ne lit pas plus vite qu'on ne le demande", async () => {
    let donnes = 0;
    const sansFin = new Readable({
      read() {
        donnes += 1;
        this.push(Buffer.alloc(64 * 1024));
      },
    });
    const borne = borner(sansFin, Number.MAX_SAFE_INTEGER);
    await new Promise((suite) => setTimeout(suite, 50));
    expect(donnes).toBeLessThan(20);
    borne.destroy();
    sansFin.destroy();
  });
});

describe("le nom du fichier", () => {
  it.each([
    [undefined, "fichier"],
    ['attachment; filename="a b.csv"', "a b.csv"],
    ["attachment; filename=a.csv; x=y", "a.csv"],
    ["attachment; filename=\"a.csv\"; filename*=UTF-8''%C3%A9t%C3%A9.csv", "été.csv"],
    ["attachment; filename*=UTF-8''%ZZ", "fichier"],
    ['attachment; filename="a\\"b.csv"', 'a"b.csv'],
    ["inline", "fichier"],
  ])("%s se lit « %s »", (entete, nom) => {
    expect(nomDuFichier(entete)).toBe(nom);
  });
});
