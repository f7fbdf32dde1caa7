// La clé de déchiffrement : gardée d'un démarrage à l'autre, jamais publiée entière.
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompactEncrypt, compactDecrypt } from "jose";
import { expect, it } from "vitest";
import { clePublique, ouvrirCleDechiffrement } from "./cle-dechiffrement.js";

it("La clé tirée se relit, ouvre ce qui a été chiffré pour elle, et n'est lisible que du service", async () => {
  const dossier = await mkdtemp(join(tmpdir(), "cle-"));
  try {
    const tiree = await ouvrirCleDechiffrement(dossier);
    const chiffre = await new CompactEncrypt(new TextEncoder().encode("bonjour"))
      .setProtectedHeader({ alg: "RSA-OAEP-256", enc: "A256GCM" })
      .encrypt(tiree.publique);
    const relue = await ouvrirCleDechiffrement(dossier);
    expect(relue.kid).toBe(tiree.kid);
    expect(new TextDecoder().decode((await compactDecrypt(chiffre, relue.privee)).plaintext)).toBe("bonjour");
    expect(Object.keys(await clePublique(relue)).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
    const fichier = join(dossier, "cle-franceconnect-plus.json");
    expect((await stat(fichier)).mode & 0o777).toBe(0o600);
    expect(await readFile(fichier, "utf8")).toContain(tiree.kid);
  } finally {
    await rm(dossier, { recursive: true });
  }
});
