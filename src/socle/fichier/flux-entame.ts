// Regarder le début d'un flux sans le perdre.

/** Rend les premiers octets d'un flux (moins s'il est plus court), et le flux entier, début compris. */
export async function entamer(
  flux: AsyncIterable<Uint8Array>,
  octets: number,
): Promise<{ readonly tete: Buffer; readonly flux: AsyncIterable<Uint8Array> }> {
  const source = flux[Symbol.asyncIterator]();
  const gardes: Buffer[] = [];
  let taille = 0;
  while (taille < octets) {
    const { value, done } = await source.next();
    if (done === true) break;
    gardes.push(Buffer.from(value));
    taille += value.length;
  }
  const debut = Buffer.concat(gardes);
  async function* entier(): AsyncGenerator<Uint8Array> {
    if (debut.length > 0) yield debut;
    yield* { [Symbol.asyncIterator]: () => source };
  }
  return { tete: debut.subarray(0, octets), flux: entier() };
}
