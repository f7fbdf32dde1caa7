// « cec droits evaluer » : un dossier lu, évalué par la loi, rendu tel quel.
import { evaluerDroits } from "../../regles/acquisition.js";
import { direFautes, type Executer, repondre, surJson } from "./commande.js";
import { lireDossierDroits } from "./lire-dossier-droits.js";
import { lireLectures } from "./lire-lectures.js";
import { lireSource } from "./source.js";

export const executer: Executer = async (appel) => {
  const source = lireSource(appel.options);
  if ("erreurs" in source) return direFautes(appel.erreurs, source.erreurs);
  const choix = lireLectures(appel.options.lectures);
  if ("erreurs" in choix) return direFautes(appel.erreurs, choix.erreurs);
  const traiter = surJson((valeur) => {
    const lu = lireDossierDroits(valeur);
    return "erreurs" in lu ? lu : { reponse: evaluerDroits(lu.dossier, choix.lectures) };
  });
  return repondre(appel, source.source, traiter);
};
