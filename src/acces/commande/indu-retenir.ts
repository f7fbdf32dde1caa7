// La commande « cec indu » : lister les indus ouverts, en retenir un sur les droits de la personne, ou y renoncer (L6323-45).
import { userInfo } from "node:os";
import { abandonnerIndu, type DecisionSurIndu, listerIndusOuverts, recouvrerIndu } from "../../metier/droits/index.js";
import type { Base } from "../../socle/base/base.js";
import { installerCles } from "../../socle/chiffrement.js";
import type { Horloge } from "../../socle/horloge.js";
import { Refus } from "../../socle/refus.js";
import { PHRASES_DROITS } from "../phrases/droits.js";
import type { Appel } from "./commande.js";
import { installerChoix } from "./droits-calculer.js";
import { type Faute, montrer } from "./faute.js";
import { lireMots } from "./lire-mots.js";
import { FAIT, MAUVAISE_ENTREE } from "./statuts.js";
import { horlogeDuService, surLaBase } from "./sur-la-base.js";

type Sorties = Pick<Appel, "sortie" | "erreurs">;

const FORME_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const OPTIONS = { motif: { type: "string" }, abandonner: { type: "boolean" }, agent: { type: "string" } } as const;

/** Décision telle qu'elle est tapée. */
interface DecisionTapee extends DecisionSurIndu {
  readonly abandonner: boolean;
  readonly agent: string;
}

/** Lit les mots ; toutes les fautes à la fois, « chemin: phrase ». */
function lireDecision(args: readonly string[], agentParDefaut: string): DecisionTapee | { readonly fautes: readonly Faute[] } {
  const { positionals, fautes, valeur, vraie } = lireMots(args, OPTIONS);
  const [titulaireId = "", induId = ""] = positionals;
  if (positionals.length !== 2 || !FORME_UUID.test(titulaireId) || !FORME_UUID.test(induId)) {
    fautes.push({ chemin: "indu", phrase: "attendu l'identifiant du titulaire, puis celui de l'indu (« cec indu lister » les donne)" });
  }
  const motif = valeur("motif");
  if (motif === "") fautes.push({ chemin: "--motif", phrase: "attendu la raison, entre guillemets : la personne la lira" });
  if (fautes.length > 0) return { fautes };
  return { titulaireId, induId, motif, abandonner: vraie("abandonner"), agent: valeur("agent") || agentParDefaut };
}

/** Écrit la décision dans une transaction ; rend ce que la commande imprime. */
export function deciderEnBase(base: Base, horloge: Horloge, tapee: DecisionTapee): Promise<Readonly<Record<string, unknown>>> {
  const { abandonner, agent, ...decision } = tapee;
  return base.transaction(async (tx) => {
    const ctx = { base: tx, horloge, acteur: { genre: "agent", agentId: agent } as const };
    const { id, etat, montant, retenu, reste } = await (abandonner ? abandonnerIndu : recouvrerIndu)(ctx, decision);
    return { id, etat, montant, retenu, reste };
  });
}

function phraseDuRefus(erreur: unknown): string | null {
  if (!(erreur instanceof Refus)) return null;
  const refus = Object.entries(PHRASES_DROITS).find(([code]) => code === erreur.code)?.[1];
  return refus === undefined ? null : `${refus.phrase(erreur.details)} ${refus.conduite(erreur.details)}`;
}

async function surLesIndus(sorties: Sorties, env: NodeJS.ProcessEnv, action: (base: Base, horloge: Horloge) => Promise<readonly object[]>) {
  const sansTables = "Cette base n'a pas encore de droits : démarrez une fois le service, il la prépare.";
  return surLaBase({ env, erreurs: sorties.erreurs, sansTables, phraseDuRefus }, async (bases, reglages) => {
    installerCles(reglages);
    installerChoix(reglages);
    const horloge = await horlogeDuService(bases, reglages);
    for (const ligne of await action(bases.service, horloge)) await sorties.sortie.ecrire(`${JSON.stringify(ligne)}\n`);
    return FAIT;
  });
}

/** « cec indu retenir » : retient, ou renonce avec --abandonner. Statut : 0 décidé, 2 mauvaise entrée, refus ou base fermée. */
export async function executerInduRetenir(args: readonly string[], sorties: Sorties, env: NodeJS.ProcessEnv = process.env) {
  const decision = lireDecision(args, userInfo().username);
  if ("fautes" in decision) {
    await sorties.erreurs.ecrire(decision.fautes.map(({ chemin, phrase }) => `${chemin}: ${phrase}\n`).join(""));
    return MAUVAISE_ENTREE;
  }
  return surLesIndus(sorties, env, async (base, horloge) => [await deciderEnBase(base, horloge, decision)]);
}

/** « cec indu lister » : les indus ouverts, un par ligne, le plus ancien d'abord. */
export async function executerInduLister(args: readonly string[], sorties: Sorties, env: NodeJS.ProcessEnv = process.env) {
  if (args.length > 0) {
    await sorties.erreurs.ecrire(`argument: « ${montrer(args.join(" "))} » est inattendu, la commande n'en prend aucun\n`);
    return MAUVAISE_ENTREE;
  }
  return surLesIndus(sorties, env, (base, horloge) =>
    base.transaction((tx) => listerIndusOuverts({ base: tx, horloge, acteur: { genre: "agent", agentId: userInfo().username } })),
  );
}
