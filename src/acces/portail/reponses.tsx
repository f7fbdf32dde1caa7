// Les réponses : une page dans son gabarit, une redirection, un fichier, ou un refus qui s'explique.
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChild } from "preact";
import { renderToString } from "preact-render-to-string";
import { Refus } from "../../socle/refus.js";
import { ecrireDate } from "../../socle/valeurs/date-civile.js";
import { panneSansDonnees, statutDe } from "../panne.js";
import { phraseDuRefus } from "../phrases/index.js";
import { espacerLaPage, Gabarit, PageRefus } from "./composants/index.js";
import { cheminDe, jetonParesseux } from "./demande.js";
import { lirePresence, type Presence } from "./presence.js";
import type { Reponse } from "./route.js";
import { garderSaisie } from "./saisie-gardee.js";
import type { ReglagesServeur } from "./serveur.js";
import { sessionDuVisiteur } from "./session-du-visiteur.js";

interface Echange {
  readonly requete: FastifyRequest;
  readonly reponse: FastifyReply;
  readonly options: ReglagesServeur;
}

interface EchangePresent extends Echange {
  readonly presence: Presence;
}

function envoyerPage(echange: EchangePresent, page: { titre: string; contenu: ComponentChild; statut: number }): FastifyReply {
  const { requete, reponse, options, presence } = echange;
  const session = sessionDuVisiteur(requete);
  const { annonce, ...reste } = session.lire();
  if (annonce !== undefined) requete.session.set("cec", reste);
  const connecte = presence.acteurs.some((acteur) => acteur.genre !== "anonyme");
  const html = renderToString(
    <Gabarit
      titre={page.titre}
      presence={
        connecte
          ? {
              prenom: presence.prenom ?? "",
              nom: presence.nom ?? "",
              titulaire: presence.acteurs.some((acteur) => acteur.genre === "titulaire"),
              organismes: [...presence.organismes],
              agent: presence.acteurs.some((acteur) => acteur.genre === "agent"),
            }
          : null
      }
      demonstration={options.reglages.demonstration ? { jour: ecrireDate(options.horloge.aujourdhui()) } : null}
      {...(annonce === undefined ? {} : { annonce })}
      jeton={connecte ? jetonParesseux(reponse)() : ""}
      cheminActuel={cheminDe(requete)}
    >
      {page.contenu}
    </Gabarit>,
  );
  return reponse
    .status(page.statut)
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>${espacerLaPage(html)}`);
}

/** Le premier morceau est demandé avant d'annoncer un succès : un refus y a encore sa page. */
async function envoyerFlux(reponse: FastifyReply, flux: Extract<Reponse, { genre: "flux" }>): Promise<FastifyReply> {
  const morceaux = flux.morceaux[Symbol.asyncIterator]();
  const premier = await morceaux.next();
  async function* suite() {
    for (let lu = premier; lu.done !== true; lu = await morceaux.next()) yield lu.value;
  }
  return reponse
    .header("cache-control", "no-store")
    .header("content-disposition", `attachment; filename="${flux.nom}"`)
    .type(flux.type)
    .send(Readable.from(suite(), { objectMode: false }));
}

/** Envoie la réponse d'une route. */
export async function repondre(echange: EchangePresent, resultat: Reponse): Promise<FastifyReply> {
  const { reponse } = echange;
  if (resultat.genre === "redirection") return reponse.redirect(resultat.vers, 303);
  if (resultat.genre === "fichier") {
    const disposition = resultat.enLigne === true ? "inline" : "attachment";
    return reponse
      .header("cache-control", "no-store")
      .header("content-disposition", `${disposition}; filename="${resultat.nom}"`)
      .type(resultat.type)
      .send(typeof resultat.octets === "string" ? resultat.octets : Buffer.from(resultat.octets));
  }
  if (resultat.genre === "flux") return envoyerFlux(reponse, resultat);
  if (resultat.genre === "fragment") {
    const html = espacerLaPage(renderToString(resultat.contenu));
    return reponse.header("cache-control", "no-store").type("text/html; charset=utf-8").send(html);
  }
  return envoyerPage(echange, { titre: resultat.titre, contenu: resultat.contenu, statut: resultat.statut ?? 200 });
}

/** Du défaut HTTP de Fastify au refus du service. */
function refusDe(erreur: unknown, requete: FastifyRequest): Refus {
  if (erreur instanceof Refus) return erreur;
  const statut = statutDe(erreur);
  if (statut === 429) return new Refus("portail/trop-de-demandes");
  if (statut >= 400 && statut < 500) return new Refus("portail/demande-illisible");
  requete.log.error({ incident: requete.id, ...panneSansDonnees(erreur) }, "panne");
  return new Refus("portail/panne", { incident: requete.id });
}

async function presenceOuRien(echange: Echange): Promise<Presence> {
  try {
    return await lirePresence(echange.options, sessionDuVisiteur(echange.requete));
  } catch {
    return { acteurs: [{ genre: "anonyme" }], prenom: null, nom: null, organismes: [] };
  }
}

/** Page d'où repartir : le compte du titulaire, l'espace de l'agent, sinon ce qui attend un responsable. */
function espaceDe({ acteurs, organismes }: Presence): string | undefined {
  if (acteurs.some((acteur) => acteur.genre === "titulaire")) return "/mon-compte";
  if (acteurs.some((acteur) => acteur.genre === "agent")) return "/exploitation";
  const [premier] = organismes;
  return premier === undefined ? undefined : `/organisme/${premier.id}/${premier.accueil}`;
}

export async function repondreErreur(echange: Echange & { readonly erreur: unknown }): Promise<FastifyReply> {
  const refus = refusDe(echange.erreur, echange.requete);
  if (refus.code === "portail/trop-de-demandes") garderSaisie(echange.requete);
  const texte = phraseDuRefus(refus);
  const presence = await presenceOuRien(echange);
  const contenu = (
    <PageRefus
      titre={texte.statut === 404 ? "Page introuvable" : texte.statut >= 500 ? "Panne du service" : "Ce n'est pas possible ainsi"}
      phrase={texte.phrase}
      conduite={texte.conduite}
      espace={espaceDe(presence)}
      {...(texte.article === undefined ? {} : { article: texte.article })}
      {...(refus.code === "portail/jeton-perime" ? { retour: String(refus.details["chemin"]) } : {})}
    />
  );
  return envoyerPage({ ...echange, presence }, { titre: texte.phrase.slice(0, 60), contenu, statut: texte.statut });
}

export function repondreIntrouvable(echange: Echange): Promise<FastifyReply> {
  return repondreErreur({ ...echange, erreur: new Refus("portail/introuvable") });
}
