// Le corps d'une demande : un flux compté au passage, refusé dès qu'il dépasse sa taille, jamais mis en mémoire.
import { type Readable, Transform } from "node:stream";
import { Refus } from "../../socle/refus.js";
import type { CorpsRecu, Operation } from "./operation.js";

/** Flux borné : au-delà de `maximum` octets, il échoue par « api/corps-trop-grand ». */
export function borner(source: Readable, maximum: number): Readable {
  let recus = 0;
  const compteur = new Transform({
    transform(morceau: Buffer, _encodage, rendre) {
      recus += morceau.length;
      if (recus > maximum) rendre(new Refus("api/corps-trop-grand", { maximum }));
      else rendre(null, morceau);
    },
  });
  const interrompre = () => compteur.destroy(new Refus("depots/reception-interrompue"));
  source.once("error", interrompre);
  // La connexion coupée au milieu n'est pas une fin de fichier.
  source.once("close", () => {
    if (!source.readableEnded) interrompre();
  });
  return source.pipe(compteur);
}

/** Vérifie le type et la taille annoncée, et rend le corps borné ; null pour une opération qui n'en reçoit pas. */
export function corpsDe(
  operation: Operation,
  recu: { type: string | undefined; longueur: string | undefined; flux: Readable },
): CorpsRecu | null {
  const { corps } = operation;
  if (corps === undefined) return null;
  const type = (recu.type ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!corps.types.includes(type))
    throw new Refus("api/type-refuse", { type: type.slice(0, 60) || "(aucun)", attendus: corps.types.join(" ou ") });
  const maximum = corps.tailleMaximale;
  if (Number(recu.longueur ?? "0") > maximum) throw new Refus("api/corps-trop-grand", { maximum });
  return { type: (recu.type ?? type).toLowerCase(), flux: borner(recu.flux, maximum) };
}
