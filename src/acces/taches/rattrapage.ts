// Ce que le temps apporte : échéances passées, droits dus. Rejouable à tout instant, par deux processus à la fois.
import { cloreImportsInterrompus, oublierLignesDImport } from "../../metier/catalogue/index.js";
import { marquerEchues, rappelerEcheances } from "../../metier/declarations/index.js";
import { echoirDossiers } from "../../metier/dossiers/index.js";
import { calculerPourTous, recalculerEnAttente, type Signaler } from "../../metier/droits/index.js";
import { rappelerSignalements } from "../../metier/signalements/index.js";
import type { Base } from "../../socle/base/base.js";
import type { Horloge } from "../../socle/horloge.js";

/** Bilan d'un passage : des comptes, jamais de noms. */
export interface BilanRattrapage {
  readonly echues: number;
  readonly rappelees: number;
  /** Dossiers de formation que le temps a fait avancer. */
  readonly dossiersEchus: number;
  readonly titulaires: number;
  readonly droitsEcrits: number;
  /** Titulaires mis de côté parce que leur calcul lève : les autres ne les attendent pas. */
  readonly isoles: number;
}

/** Passe sur tous les titulaires, par tranches : un arrêt au milieu ne perd rien et se reprend, deux processus se partagent le passage. */
export async function rattraper(base: Base, horloge: Horloge, signaler?: Signaler): Promise<BilanRattrapage> {
  const acteur = { genre: "systeme" } as const;
  const echues = await base.transaction((tx) => marquerEchues({ base: tx, horloge, acteur }));
  const rappelees = await base.transaction((tx) => rappelerEcheances({ base: tx, horloge, acteur }));
  await base.transaction((tx) => rappelerSignalements({ base: tx, horloge, acteur }));
  await base.transaction((tx) => cloreImportsInterrompus({ base: tx, horloge, acteur }));
  await base.transaction((tx) => oublierLignesDImport({ base: tx, horloge, acteur }));
  // Avant les droits : ce qu'un dossier rend en échéant peut rembourser un indu.
  const dossiersEchus = await echoirDossiers(base, horloge, signaler);
  const options = signaler === undefined ? {} : { signaler };
  const attente = await recalculerEnAttente(base, horloge, options);
  const tous = await calculerPourTous(base, horloge, options);
  return { echues, rappelees, dossiersEchus, titulaires: tous.titulaires, droitsEcrits: attente.ecrits + tous.ecrits, isoles: tous.isoles };
}

/** Rattrape au démarrage puis à chaque changement de jour, et clôt chaque minute les imports morts ; rend de quoi s'arrêter. */
export function programmerRattrapage(options: { base: Base; horloge: Horloge; signaler: (erreur: unknown) => void }): () => void {
  let dernierJour = "";
  let enCours = false;
  const passer = async () => {
    const jour = options.horloge.aujourdhui();
    if (enCours) return;
    enCours = true;
    try {
      await cloreImportsInterrompus({ base: options.base, horloge: options.horloge, acteur: { genre: "systeme" } });
      if (jour === dernierJour) return;
      await rattraper(options.base, options.horloge, options.signaler);
      dernierJour = jour;
    } catch (erreur) {
      options.signaler(erreur);
    } finally {
      enCours = false;
    }
  };
  const minuterie = setInterval(() => void passer(), 60_000);
  minuterie.unref();
  void passer();
  return () => clearInterval(minuterie);
}
