// Créer un raccordement : un responsable donne un nom au logiciel et dit ce qu'il pourra faire.
import { randomBytes, randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import type { Contexte } from "../contexte.js";
import { PORTEES, type Portee } from "../identite/acteur.js";
import { exiger } from "../identite/habilitations.js";
import { estResponsable } from "../organismes/index.js";
import type { Raccordement } from "./raccordement.js";
import { insererRaccordement, lireParClient } from "./raccordements.sql.js";
import { responsableQuiAgit } from "./tenir-raccordement.js";

export interface NouveauRaccordement {
  readonly organismeId: string;
  readonly nom: string;
  readonly portees: readonly string[];
}

const LONGUEUR_NOM = 80;

/** « Logiciel des SDIS » devient « logiciel-des-sdis-3f9a1c2e » : il se lit, et deux mêmes noms ne se confondent pas. */
function clientIdDe(nom: string): string {
  const mots = nom
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .replaceAll(/^-|-$/gu, "")
    .slice(0, 40);
  return `${mots === "" ? "logiciel" : mots}-${randomBytes(4).toString("hex")}`.replaceAll(/-+/gu, "-");
}

export async function creerRaccordement(ctx: Contexte, demande: NouveauRaccordement): Promise<Raccordement> {
  exiger(ctx.acteur, "gerer_raccordements", await estResponsable(ctx.base, ctx.acteur, demande.organismeId));
  const nom = demande.nom.trim().replaceAll(/\s+/gu, " ");
  if (nom === "" || nom.length > LONGUEUR_NOM) throw new Refus("raccordements/saisie-invalide", { champ: "nom" });
  const portees: readonly Portee[] = PORTEES.filter((portee) => demande.portees.includes(portee));
  if (portees.length === 0) throw new Refus("raccordements/saisie-invalide", { champ: "portees" });
  const clientId = clientIdDe(nom);
  const { organismeId } = demande;
  const creeLe = ctx.horloge.maintenant();
  await insererRaccordement(ctx.base, { id: randomUUID(), clientId, organismeId, nom, portees, creeLe, creePar: responsableQuiAgit(ctx) });
  const cree = await lireParClient(ctx.base, clientId);
  if (cree === null) throw new Error("Raccordement ni créé ni retrouvé.");
  return cree;
}
