// Inscrire un organisme parmi ceux qui déclarent : reconnu par son SIRET, son numéro RNA ou son registre, une seule fois.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import { lireSiret } from "../../socle/valeurs/siret.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { type Declarant, declarantDe, nomDuDecideur } from "./declarant.js";
import {
  completerSiret,
  insererDeclarant,
  type LigneDeclarant,
  trouverDeclarant,
  trouverDeclarantParSiret,
  verrouillerInscriptions,
} from "./declarants.sql.js";
import { lireOrganismes } from "./lire-organisme.js";
import { lireRegistre, ouNull } from "./numeros.js";
import type { Organisme, RegimeOrganisme, RegistreLocal } from "./organisme.js";
import { insererOrganisme, trouverParRegistre, trouverParRna, trouverParSiret } from "./organismes.sql.js";
import { motsDe, nettoyer, texteDeRecherche } from "./texte.js";

/** Au moins un numéro ; s'ils sont plusieurs, ils désignent le même organisme. */
export interface DemandeDeclarant {
  readonly siret?: string | null;
  readonly rna?: string | null;
  readonly registreLocal?: RegistreLocal | null;
  readonly nom: string;
  readonly codePostal?: string | null;
  readonly commune?: string | null;
}

interface Numeros {
  readonly siret: string | null;
  readonly rna: string | null;
  readonly registreLocal: RegistreLocal | null;
}

function numerosDe(demande: DemandeDeclarant): Numeros {
  const tape = nettoyer(demande.siret ?? "", 60);
  const siret = tape === "" ? null : lireSiret(tape);
  if (tape !== "" && siret === null) throw new Refus("organismes/saisie-invalide", { champ: "siret" });
  const rna = ouNull(demande.rna, /^W\d[A-Z\d]\d{7}$/u, "rna");
  const registreLocal = lireRegistre(demande.registreLocal);
  if (siret === null && rna === null && registreLocal === null) throw new Refus("organismes/saisie-invalide", { champ: "numero" });
  return { siret, rna, registreLocal };
}

function regimeDe({ rna, registreLocal }: Numeros): RegimeOrganisme {
  if (registreLocal !== null) return "alsace_moselle";
  return rna === null ? "autre" : "loi1901";
}

function ficheDe(demande: DemandeDeclarant, numeros: Numeros): Organisme {
  const nom = nettoyer(demande.nom, 400);
  if (motsDe(nom).length === 0) throw new Refus("organismes/saisie-invalide", { champ: "nom" });
  return {
    ...numeros,
    id: randomUUID(),
    statut: "inscrit",
    siren: numeros.siret?.slice(0, 9) ?? null,
    regime: regimeDe(numeros),
    nom,
    sigle: null,
    objet: "",
    objetSocial1: null,
    objetSocial2: null,
    commune: nettoyer(demande.commune ?? "", 120),
    codePostal: ouNull(demande.codePostal, /^\d{5}$/u, "codePostal"),
    premiereDeclaration: null,
    dissoute: false,
    dissouteLe: null,
    proposition: "indeterminee",
    article200: null,
    source: "exploitant",
    donneeDu: null,
  };
}

/** Organismes que les numéros désignent, chacun de son côté. */
async function designes(ctx: Contexte, { siret, rna, registreLocal }: Numeros): Promise<Organisme[]> {
  const declarant = siret === null ? null : await trouverDeclarantParSiret(ctx.base, siret);
  const connus = declarant === null ? [] : [...(await lireOrganismes(ctx, [declarant.organismeId])).values()];
  const parRna = rna === null ? null : await trouverParRna(ctx.base, rna);
  const parRegistre = registreLocal === null ? null : await trouverParRegistre(ctx.base, registreLocal);
  for (const trouve of [parRna, parRegistre]) if (trouve !== null) connus.push(trouve);
  if (connus.length > 0 || siret === null) return connus;
  // Un registre peut donner le même SIRET à plusieurs associations : seul, il ne désigne alors personne.
  const parSiret = await trouverParSiret(ctx.base, siret);
  return parSiret.length === 1 ? parSiret : [];
}

async function creer(ctx: Contexte, fiche: Organisme): Promise<Organisme> {
  const { registreLocal: registre } = fiche;
  const recherche = texteDeRecherche({
    ...fiche,
    numeros: [fiche.rna, fiche.siren, fiche.siret],
    registre: registre === null ? [] : ["tribunal", registre.tribunal, "volume", registre.volume, "folio", registre.folio],
  });
  if (await insererOrganisme(ctx.base, { ...fiche, proposePar: null, cle: null, recherche })) return fiche;
  throw new Error("Organisme déclarant ni gardé ni retrouvé.");
}

/** Le SIRET que l'inscription retient : celui qu'on donne, à défaut celui du registre. */
async function siretRetenu(ctx: Contexte, organisme: Organisme, donne: string | null): Promise<string | null> {
  const siret = donne ?? (organisme.siret === null ? null : lireSiret(organisme.siret));
  const titulaire = siret === null ? null : await trouverDeclarantParSiret(ctx.base, siret);
  if (titulaire !== null && titulaire.organismeId !== organisme.id)
    throw new Refus("organismes/numeros-discordants", { nom: organisme.nom });
  return siret;
}

async function completer(ctx: Contexte, inscrit: LigneDeclarant, { organisme, siret }: { organisme: Organisme; siret: string | null }) {
  if (siret === null || inscrit.siret === siret) return;
  if (inscrit.siret !== null) throw new Refus("organismes/numeros-discordants", { nom: organisme.nom });
  await completerSiret(ctx.base, organisme.id, siret);
}

/**
 * Inscrit le déclarant, ou rend celui qui l'est déjà : deux envois n'en font qu'un, et la fiche connue n'est pas réécrite.
 * Refuse par « organismes/saisie-invalide » (champ siret, rna, registre, numero, nom, codePostal) ou « organismes/numeros-discordants ».
 */
export async function inscrireDeclarant(ctx: Contexte, demande: DemandeDeclarant): Promise<Declarant> {
  exiger(ctx.acteur, "autoriser_declarant");
  const numeros = numerosDe(demande);
  const fiche = ficheDe(demande, numeros);
  await verrouillerInscriptions(ctx.base);
  const connus = await designes(ctx, numeros);
  const organisme = connus[0] ?? (await creer(ctx, fiche));
  if (connus.some(({ id }) => id !== organisme.id)) throw new Refus("organismes/numeros-discordants", { nom: organisme.nom });
  const siret = await siretRetenu(ctx, organisme, numeros.siret);
  const inscrit = await trouverDeclarant(ctx.base, organisme.id);
  if (inscrit !== null) await completer(ctx, inscrit, { organisme, siret: numeros.siret });
  else {
    const inscription = { organismeId: organisme.id, siret, inscritLe: ctx.horloge.maintenant(), inscritPar: nomDuDecideur(ctx) };
    await insererDeclarant(ctx.base, inscription);
  }
  return declarantDe(ctx, organisme.id);
}
