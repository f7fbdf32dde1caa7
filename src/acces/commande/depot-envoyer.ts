// La commande « cec depot envoyer » : dépose un fichier par l'API, suit sa lecture, dit la réponse et en garde le rapport.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { horlogeDecalee } from "../../socle/horloge.js";
import { fichier as corpsDuFichier, type LotRendu, ouvrirClient } from "../client/client.js";
import { montrerAvance, octetsSuivis, type Sorties } from "./avance.js";
import { panneDuDisque } from "./entree-refusee.js";
import { type Envoi, lireEnvoi } from "./lire-envoi.js";
import { avecRapport, type RapportPartiel } from "./rapport-partiel.js";
import { demander, estPassager, expliquerFin, RefusDuServeur, sansCommande } from "./refus-du-serveur.js";
import { DES_LIGNES_REJETEES, FAIT, MAUVAISE_ENTREE } from "./statuts.js";

const FAUTES_MONTREES = 12;

type Client = ReturnType<typeof ouvrirClient>;

interface Travail {
  readonly envoi: Envoi;
  readonly client: Client;
  readonly sorties: Sorties;
}

/**
 * Ce que l'organisme peut déclarer. Cette première demande éprouve l'adresse, la clé et le droit avant que le fichier ne parte.
 * Un logiciel qui ne peut que déposer ne le lit pas : rend null.
 */
async function lireAutorisations({ client, envoi }: Travail): Promise<unknown> {
  try {
    return await demander(() => client.GET("/api/v1/autorisations"));
  } catch (erreur) {
    const deposeSeulement = erreur instanceof RefusDuServeur && erreur.probleme?.regle === "api/portee-manquante";
    if (deposeSeulement && !envoi.attendre) return null;
    throw erreur;
  }
}

/**
 * La même demande rend le même lot : recommencer après une panne est sans risque. Un autre jour, ou quand les autorisations
 * ont changé, la réponse pourrait être autre : la clé l'est aussi.
 */
async function cleIdempotence(travail: Travail): Promise<string> {
  const autorisations = await lireAutorisations(travail);
  const hachage = createHash("sha256");
  try {
    for await (const morceau of createReadStream(travail.envoi.fichier)) hachage.update(morceau);
  } catch (erreur) {
    throw panneDuDisque(travail.envoi.fichier, erreur);
  }
  const { essai } = travail.envoi;
  hachage.update(JSON.stringify({ essai, jour: horlogeDecalee(() => 0).aujourdhui(), autorisations }));
  return `cec-${hachage.digest("hex")}`;
}

async function deposer(travail: Travail): Promise<LotRendu> {
  const { client, envoi } = travail;
  const cle = await cleIdempotence(travail);
  const nom = encodeURIComponent(basename(envoi.fichier));
  const octets = octetsSuivis(createReadStream(travail.envoi.fichier), travail.sorties, { quoi: "Envoi", taille: travail.envoi.taille });
  const flux = new ReadableStream<Uint8Array>({
    async pull(puits) {
      const { value, done } = await octets.next();
      if (done === true) puits.close();
      else puits.enqueue(value);
    },
  });
  return demander(() =>
    client.POST("/api/v1/depots", {
      params: {
        query: { essai: envoi.essai ? "true" : "false" },
        header: { "Idempotency-Key": cle, "Content-Disposition": `attachment; filename*=UTF-8''${nom}` },
      },
      ...corpsDuFichier(/\.(ndjson|jsonl)$/iu.test(envoi.fichier) ? "application/x-ndjson" : "text/csv", flux),
    }),
  );
}

const PAUSE_MS = 300;
const PAUSE_MAXIMALE_MS = 5_000;
/** Un service qui redémarre revient dans la minute. */
const PANNES_DE_SUITE = 15;

const estFini = ({ etat }: LotRendu) => etat === "TRAITE" || etat === "REFUSE";

/** Suit le lot jusqu'à sa réponse, par-dessus les pannes qui passent. */
async function suivre(travail: Travail, lot: LotRendu): Promise<LotRendu> {
  const { client, sorties } = travail;
  let courant = lot;
  let pause = PAUSE_MS;
  let pannes = 0;
  while (!estFini(courant)) {
    await new Promise((reprendre) => setTimeout(reprendre, pause));
    pause = Math.min(PAUSE_MAXIMALE_MS, pause * 1.3);
    try {
      courant = await demander(() => client.GET("/api/v1/depots/{id}", { params: { path: { id: lot.id } } }));
      pannes = 0;
    } catch (erreur) {
      pannes += 1;
      if (!estPassager(erreur) || pannes > PANNES_DE_SUITE) throw erreur;
      if (erreur instanceof RefusDuServeur && erreur.patience !== null) pause = erreur.patience * 1_000;
    }
    if (sorties.terminal === true) await montrerAvance(sorties.erreurs, "Lecture", { lus: courant.octets_lus, taille: courant.taille });
  }
  if (sorties.terminal === true) await sorties.erreurs.ecrire("\n");
  return courant;
}

/** Les premières lignes rejetées, expliquées ; le rapport les a toutes. */
async function direRejetees({ client, envoi }: Travail, { id, comptes }: LotRendu): Promise<string[]> {
  if (comptes.rejetees === 0) return [];
  const { lignes } = await demander(() =>
    client.GET("/api/v1/depots/{id}/lignes", { params: { path: { id }, query: { statut: "REJETEE", limite: FAUTES_MONTREES } } }),
  );
  const textes = lignes.flatMap(({ numero, id_ligne: idLigne, fautes }) =>
    fautes.map(({ code, champ, phrase, conduite, article }) => {
      const ou = [`ligne ${numero}`, idLigne, champ].filter((partie) => partie !== null && partie !== "").join(", ");
      return `- ${ou} : ${phrase} ${conduite} (${[code, article].filter((partie) => partie !== null).join(", ")})`;
    }),
  );
  if (comptes.rejetees > lignes.length) {
    const reste = (comptes.rejetees - lignes.length).toLocaleString("fr-FR");
    textes.push(
      `- et ${reste} autres lignes à corriger${envoi.rapport === null ? " : --rapport les donne toutes." : " : le rapport les donne toutes."}`,
    );
  }
  return textes.map(sansCommande);
}

function resumer({ id, essai, lignes_lues: lues, encodage, comptes }: LotRendu): string[] {
  const dire = (nombre: number) => nombre.toLocaleString("fr-FR");
  const { acceptees, avec_reserve: reserves, en_attente_identite: attente, deja_recues: deja, rejetees } = comptes;
  const textes = [
    `${essai ? "Essai" : "Lot"} ${id} : traité.${essai ? " Rien n'est écrit." : ""}`,
    `Lignes lues : ${dire(lues)}. Acceptées : ${dire(acceptees)}, avec réserve : ${dire(reserves)}, en attente d'identité : ${dire(attente)}, déjà reçues : ${dire(deja)}. À corriger : ${dire(rejetees)}.`,
  ];
  if (encodage === "windows-1252") textes.push("Le fichier n'est pas en UTF-8 : il a été lu en Windows-1252. Vérifiez les accents.");
  return textes;
}

async function ecrireRapport({ client }: Travail, rapport: RapportPartiel, id: string): Promise<void> {
  const flux = await demander(() => client.GET("/api/v1/depots/{id}/rapport", { params: { path: { id } }, parseAs: "stream" }));
  // La panne du réseau peut venir au milieu du rapport.
  await demander(async () => {
    for await (const morceau of flux ?? []) await rapport.main.appendFile(morceau);
    return { data: true, response: new Response() };
  });
  await rapport.nommer();
}

async function rendre(travail: Travail, lot: LotRendu, rapport: RapportPartiel | null): Promise<number> {
  const { sortie, erreurs } = travail.sorties;
  if (lot.etat === "REFUSE") {
    const { refus } = lot;
    const dite = refus === null ? "le fichier entier est refusé." : `${refus.phrase} ${refus.regle} ${refus.conduite} (${refus.code})`;
    await erreurs.ecrire(`document: ${sansCommande(dite)}\n`);
    return MAUVAISE_ENTREE;
  }
  if (lot.etat !== "TRAITE") {
    await sortie.ecrire(`${lot.essai ? "Essai" : "Lot"} ${lot.id} : reçu en entier. Sa réponse viendra ; --attendre la suit.\n`);
    return FAIT;
  }
  const textes = resumer(lot);
  if (travail.envoi.attendre) textes.push(...(await direRejetees(travail, lot)));
  if (rapport !== null) {
    await ecrireRapport(travail, rapport, lot.id);
    textes.push(`Rapport écrit : ${sansCommande(rapport.chemin)}`);
  }
  await sortie.ecrire(`${textes.join("\n")}\n`);
  return lot.comptes.rejetees > 0 ? DES_LIGNES_REJETEES : FAIT;
}

function envoyer(travail: Travail): Promise<number> {
  const { envoi } = travail;
  return avecRapport(envoi.rapport, async (rapport) => {
    const lot = await deposer(travail);
    return rendre(travail, envoi.attendre ? await suivre(travail, lot) : lot, rapport);
  });
}

/**
 * Dépose un fichier. Statut : 0 tout passe, 2 mauvaise entrée ou fichier refusé, 3 des lignes rejetées,
 * 4 serveur injoignable ou accès refusé.
 */
export async function executerDepotEnvoyer(mots: readonly string[], sorties: Sorties): Promise<number> {
  let url = "";
  try {
    const envoi = await lireEnvoi(mots);
    url = envoi.raccordement.url;
    return await envoyer({ envoi, client: ouvrirClient(envoi.raccordement), sorties });
  } catch (erreur) {
    const fin = expliquerFin(erreur, url);
    if (fin === null) throw erreur;
    await sorties.erreurs.ecrire(`${fin.phrase}\n`);
    return fin.statut;
  }
}
