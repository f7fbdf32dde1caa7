// « Mon association n'est pas trouvée » : la demande est gardée et sert tout de suite, en attendant d'être reconnue.
import { randomUUID } from "node:crypto";
import { Refus } from "../../socle/refus.js";
import type { DateCivile } from "../../socle/valeurs/date-civile.js";
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { lireRegistre, ouNull } from "./numeros.js";
import { proposerArticle200 } from "./objet-social.js";
import type { Organisme, RegimeOrganisme, RegistreLocal } from "./organisme.js";
import { insererOrganisme, trouverParCle, trouverParRegistre, trouverParRna } from "./organismes.sql.js";
import { motsDe, nettoyer, texteDeRecherche } from "./texte.js";

export interface PropositionOrganisme {
  /** Clé du formulaire : deux envois n'en font qu'un. */
  readonly cle: string;
  readonly nom: string;
  readonly regime: RegimeOrganisme;
  readonly commune: string;
  readonly codePostal?: string | null;
  readonly objet?: string;
  readonly rna?: string | null;
  readonly siren?: string | null;
  readonly registreLocal?: RegistreLocal | null;
  readonly premiereDeclaration?: DateCivile | null;
}

function ficheDe(demande: PropositionOrganisme): Organisme {
  const nom = nettoyer(demande.nom, 400);
  if (motsDe(nom).length === 0) throw new Refus("organismes/saisie-invalide", { champ: "nom" });
  return {
    id: randomUUID(),
    statut: "propose",
    rna: ouNull(demande.rna, /^W\d[A-Z\d]\d{7}$/u, "rna"),
    siren: ouNull(demande.siren, /^\d{9}$/u, "siren"),
    siret: null,
    registreLocal: lireRegistre(demande.registreLocal),
    regime: demande.regime,
    nom,
    sigle: null,
    objet: nettoyer(demande.objet ?? "", 4000),
    objetSocial1: null,
    objetSocial2: null,
    commune: nettoyer(demande.commune, 120),
    codePostal: ouNull(demande.codePostal, /^\d{5}$/u, "codePostal"),
    premiereDeclaration: demande.premiereDeclaration ?? null,
    dissoute: false,
    dissouteLe: null,
    proposition: proposerArticle200([]),
    article200: null,
    source: "proposition",
    donneeDu: null,
  };
}

/** L'organisme déjà connu que cette proposition désigne, s'il y en a un : on rend celui-là plutôt qu'un double. */
async function dejaConnu(ctx: Contexte, cle: string, fiche: Organisme): Promise<Organisme | null> {
  const memeEnvoi = await trouverParCle(ctx.base, cle);
  if (memeEnvoi !== null) return memeEnvoi;
  if (fiche.rna !== null) return trouverParRna(ctx.base, fiche.rna);
  const registre = fiche.registreLocal;
  return registre === null ? null : trouverParRegistre(ctx.base, registre);
}

/** Garde la proposition (ou rend l'organisme qu'elle désigne déjà) ; les deux conditions de L5151-9 6° a restent en attente d'un agent. */
export async function proposerOrganisme(ctx: Contexte, demande: PropositionOrganisme): Promise<Organisme> {
  exiger(ctx.acteur, "declarer");
  const titulaireId = ctx.acteur.genre === "titulaire" ? ctx.acteur.titulaireId : null;
  const fiche = ficheDe(demande);
  const cle = `${titulaireId ?? "service"}:${nettoyer(demande.cle, 100)}`;
  const connu = await dejaConnu(ctx, cle, fiche);
  if (connu !== null) return connu;
  const registre = fiche.registreLocal;
  const recherche = texteDeRecherche({
    ...fiche,
    numeros: [fiche.rna, fiche.siren],
    registre: registre === null ? [] : ["tribunal", registre.tribunal, "volume", registre.volume, "folio", registre.folio],
  });
  const gardee = await insererOrganisme(ctx.base, { ...fiche, proposePar: titulaireId, cle, recherche });
  if (gardee) return fiche;
  const concurrente = await dejaConnu(ctx, cle, fiche);
  if (concurrente === null) throw new Error("Proposition d'organisme ni gardée ni retrouvée.");
  return concurrente;
}
