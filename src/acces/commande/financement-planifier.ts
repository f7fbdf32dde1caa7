// « cec financement planifier » : une demande lue, planifiée par la loi, rendue telle quelle.
import { planifierFinancement } from "../../regles/financement/index.js";
import { direFautes, type Executer, repondre, surJson } from "./commande.js";
import { lireDemandeFinancement } from "./lire-demande-financement.js";
import { lireLectures } from "./lire-lectures.js";
import { lireSource } from "./source.js";

export const executer: Executer = async (appel) => {
  const source = lireSource(appel.options);
  if ("erreurs" in source) return direFautes(appel.erreurs, source.erreurs);
  const choix = lireLectures(appel.options.lectures);
  if ("erreurs" in choix) return direFautes(appel.erreurs, choix.erreurs);
  const traiter = surJson((valeur) => {
    const lue = lireDemandeFinancement(valeur);
    return "erreurs" in lue ? lue : { reponse: planifierFinancement(lue.demande, choix.lectures) };
  });
  return repondre(appel, source.source, traiter);
};
