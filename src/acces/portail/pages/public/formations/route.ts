// La recherche de formations, en GET : une adresse se partage et se corrige ; rien de personnel n'y est jamais.
import { h } from "preact";
import { chercherFormations } from "../../../../../metier/catalogue/index.js";
import type { Contexte } from "../../../../../metier/contexte.js";
import { lireSoldes } from "../../../../../metier/grand-livre/index.js";
import { identiteProuvee } from "../../../../../metier/identite/index.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../route.js";
import { criteresDe, ecrireAdresse, lireAdresse, type Saisie } from "./adresse.js";
import { pistesPour } from "./elargir.js";
import { routes as fiche } from "./fiche/route.js";
import { type Lecteur, PageFormations } from "./page.js";

/** Ce que la personne peut dépenser, si elle a un compte et a prouvé qui elle est. */
async function lireLecteur({ acteur, ...ctx }: Contexte): Promise<Lecteur> {
  if (acteur.genre !== "titulaire") return { connecte: acteur.genre === "arrivant", disponible: null };
  if (!identiteProuvee(acteur)) return { connecte: true, disponible: null };
  const { cec } = await lireSoldes({ acteur, ...ctx }, acteur.titulaireId);
  return { connecte: true, disponible: cec.disponible };
}

function titreDe({ q, lieu }: Saisie): string {
  const mots = q === "" ? "Trouver une formation" : `Formations : ${q}`;
  return lieu === "" ? mots : `${mots}, près de ${lieu}`;
}

async function chercher({ ctx, recherche }: Demande): Promise<Reponse> {
  const { saisie, erreurs } = lireAdresse(recherche);
  // Au sortir du formulaire, l'adresse porte ses champs vides : on mène à la même, écrite au plus court, qui se partage.
  if (recherche["chercher"] !== undefined) return rediriger(ecrireAdresse({ ...saisie, page: 1 }));
  const lecteur = await lireLecteur(ctx);
  const resultat = await chercherFormations(ctx, criteresDe(saisie, lecteur.disponible));
  // Une page gardée en signet, dont les formations ont quitté le catalogue, mène à la dernière qui existe.
  if (saisie.page > Math.max(1, resultat.pages)) return rediriger(ecrireAdresse({ ...saisie, page: Math.max(1, resultat.pages) }));
  const pistes = resultat.total === 0 ? await pistesPour(ctx, saisie, lecteur.disponible) : [];
  const titre = erreurs.length === 0 ? titreDe(saisie) : `Erreur : ${titreDe(saisie)}`;
  return page(titre, h(PageFormations, { saisie, erreurs, resultat, pistes, lecteur }), erreurs.length === 0 ? 200 : 422);
}

export const routes: readonly Route[] = [
  { methode: "GET", chemin: "/formations", action: "consulter_public", traiter: chercher },
  ...fiche,
];
