// Où un avis peut partir : une adresse https publique. Le service ne se laisse pas mener vers un réseau privé, le sien surtout.
import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

const INTERDITES = new BlockList();
const V4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;
const V6 = [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const;
for (const [reseau, masque] of V4) INTERDITES.addSubnet(reseau, masque, "ipv4");
for (const [reseau, masque] of V6) INTERDITES.addSubnet(reseau, masque, "ipv6");

/** Vrai pour une adresse IP privée, locale, réservée ou illisible : « ::ffff:10.0.0.1 » est jugée comme 10.0.0.1. */
export function estAdressePrivee(adresse: string): boolean {
  const genre = isIP(adresse);
  if (genre === 0) return true;
  return INTERDITES.check(adresse, genre === 4 ? "ipv4" : "ipv6");
}

export class AdressePrivee extends Error {
  constructor() {
    super("L'adresse mène à un réseau privé.");
    this.name = "AdressePrivee";
  }
}

const LOCALES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Rend l'adresse si sa forme est permise, sinon null. En démonstration, http://localhost l'est aussi. */
export function lireAdresseAvis(texte: string, demonstration: boolean): URL | null {
  if (!URL.canParse(texte.trim())) return null;
  const url = new URL(texte.trim());
  if (url.username !== "" || url.password !== "" || texte.length > 500) return null;
  url.hash = "";
  if (demonstration && url.protocol === "http:" && LOCALES.has(url.hostname)) return url;
  if (url.protocol !== "https:") return null;
  const nu = url.hostname.replaceAll(/^\[|\]$/gu, "");
  if (demonstration) return url;
  if (isIP(nu) !== 0 && estAdressePrivee(nu)) return null;
  return nu === "localhost" || nu.endsWith(".localhost") || nu.endsWith(".local") || nu.endsWith(".internal") || !nu.includes(".")
    ? null
    : url;
}

/** Résolution d'adresse qui refuse si l'une des réponses est privée : la connexion va à l'adresse vérifiée, pas à une autre résolue ensuite. */
export const resoudrePublique: LookupFunction = (hote, options, rendre) => {
  lookup(hote, { ...options, all: true }, (erreur, adresses) => {
    if (erreur !== null) return rendre(erreur, "", 4);
    const [premiere] = adresses;
    if (premiere === undefined || adresses.some(({ address }) => estAdressePrivee(address))) return rendre(new AdressePrivee(), "", 4);
    if (options.all === true) return rendre(null, adresses);
    return rendre(null, premiere.address, premiere.family);
  });
};
