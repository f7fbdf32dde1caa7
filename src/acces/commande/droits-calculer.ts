// La commande « cec droits calculer » : applique la loi aux comptes dont les faits ont bougé, ou à tous, seule ou aux côtés du service.
import { parseArgs } from "node:util";
import { calculerPourTous, installerLectures, installerRecouvrement, recalculerEnAttente } from "../../metier/droits/index.js";
import { installerCles } from "../../socle/chiffrement.js";
import { ConfigurationInvalide, type Reglages } from "../../socle/config.js";
import type { Appel } from "./commande.js";
import { montrer } from "./faute.js";
import { FAIT, MAUVAISE_ENTREE } from "./statuts.js";
import { horlogeDuService, surLaBase } from "./sur-la-base.js";

type Sorties = Pick<Appel, "sortie" | "erreurs">;

const ISOLES = 3;

/** Vrai pour « --tous » seul, faux sans rien ; une phrase si autre chose est tapé. */
function lireTous(args: readonly string[]): boolean | string {
  const { positionals, tokens } = parseArgs({ args: [...args], strict: false, allowPositionals: true, tokens: true });
  const [mot] = [...positionals, ...tokens.flatMap((jeton) => (jeton.kind === "option" && jeton.name !== "tous" ? [jeton.rawName] : []))];
  return mot === undefined ? args.includes("--tous") : `argument: « ${montrer(mot)} » est inattendu, attendu : --tous\n`;
}

/** Le même choix de lectures et de recouvrement que le service, sans quoi deux machines ne diraient pas la même loi. */
export function installerChoix(reglages: Reglages): void {
  const fautes = [...installerLectures(reglages.lectures), ...installerRecouvrement(reglages.recouvrementIndu)];
  if (fautes.length > 0) throw new ConfigurationInvalide(fautes);
}

/**
 * Sans option, vide la file des comptes à recalculer ; « --tous » passe sur tous, en partageant le passage du jour avec le service.
 * Imprime le bilan. Statut : 0 fait, 2 mauvaise entrée ou base impossible à ouvrir, 3 fait mais des comptes ont été mis de côté.
 */
export async function executerDroitsCalculer(args: readonly string[], sorties: Sorties, env: NodeJS.ProcessEnv = process.env) {
  const tous = lireTous(args);
  if (typeof tous === "string") {
    await sorties.erreurs.ecrire(tous);
    return MAUVAISE_ENTREE;
  }
  const sansTables = "Cette base n'a pas encore de comptes : démarrez une fois le service, il la prépare.";
  return surLaBase({ env, erreurs: sorties.erreurs, sansTables }, async (bases, reglages) => {
    installerCles(reglages);
    installerChoix(reglages);
    const horloge = await horlogeDuService(bases, reglages);
    const debut = horloge.instantReel().getTime();
    const isoles: string[] = [];
    const signaler = (_erreur: unknown, titulaireId: string | null) => void (titulaireId === null || isoles.push(titulaireId));
    const attente = await recalculerEnAttente(bases.service, horloge, { signaler });
    const passage = tous ? await calculerPourTous(bases.service, horloge, { signaler }) : null;
    for (const titulaireId of isoles) await sorties.erreurs.ecrire(`titulaire ${titulaireId} : son calcul a échoué, il est mis de côté\n`);
    const secondes = (horloge.instantReel().getTime() - debut) / 1000;
    const bilan = {
      titulaires: attente.titulaires + (passage?.titulaires ?? 0),
      droitsEcrits: attente.ecrits + (passage?.ecrits ?? 0),
      isoles: isoles.length,
      ...(passage === null ? {} : { passageFini: passage.fini }),
      secondes,
    };
    await sorties.sortie.ecrire(`${JSON.stringify(bilan)}\n`);
    return isoles.length === 0 ? FAIT : ISOLES;
  });
}
