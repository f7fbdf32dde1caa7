// Quel compteur répond : celui qui est tenu ici, ou celui que l'exploitant installe à sa place.
import type { CompteurCpf } from "./compteur.js";
import { compteurTenuIci } from "./tenu-ici.js";

let installe: CompteurCpf = compteurTenuIci;

/** Le compteur CPF en service. */
export function compteurCpf(): CompteurCpf {
  return installe;
}

/** Remplace le compteur ; rend celui qui servait. */
export function installerCompteurCpf(autre: CompteurCpf): CompteurCpf {
  const avant = installe;
  installe = autre;
  return avant;
}
