// Dépose un fichier de déclarations par l'API, attend que chaque ligne ait sa réponse, et lit le rapport.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fichier, ouvrirClient } from "../../clients/typescript/client.js";

// Ce que montre la page du raccordement, dans l'espace de l'organisme.
const { CEC_URL = "http://localhost:3000", CEC_CLIENT = "", CEC_KID = "", CEC_CLE = "cle.pem" } = process.env;
const chemin = process.argv[2] ?? "exemple_sapeur_pompier_volontaire.csv";

const client = ouvrirClient({
  url: CEC_URL,
  clientId: CEC_CLIENT,
  kid: CEC_KID,
  algorithme: "ES256",
  clePrivee: readFileSync(CEC_CLE, "utf8"),
});

/** Un refus est un problème (RFC 9457) : ce qui est arrivé, la règle, quoi faire. */
function lire<D>({
  data,
  error,
  response,
}: {
  data?: D;
  error?: { detail: string; conduite: string; regle: string };
  response: Response;
}): D {
  if (data !== undefined) return data;
  throw new Error(`${response.status} ${error?.regle} : ${error?.detail} ${error?.conduite}`);
}

// 1. Déposer. La clé vient du contenu : relancer ce script après une panne rend le même lot, sans rien compter deux fois.
const contenu = readFileSync(chemin, "utf8");
const cle = createHash("sha256").update(contenu).digest("hex");
const recu = lire(
  await client.POST("/api/v1/depots", {
    params: { header: { "Idempotency-Key": cle, "Content-Disposition": `attachment; filename="${basename(chemin)}"` } },
    ...fichier("text/csv", contenu),
  }),
);
console.log(`Lot ${recu.id} : reçu.`);

// 2. Attendre. Un avis signé (webhook) peut vous prévenir à la place.
let lot = recu;
while (lot.etat === "RECU" || lot.etat === "EN_CONTROLE") {
  await pause(500);
  lot = lire(await client.GET("/api/v1/depots/{id}", { params: { path: { id: recu.id } } }));
}
if (lot.etat === "REFUSE") throw new Error(`Fichier refusé : ${lot.refus?.phrase} ${lot.refus?.conduite}`);
console.log(`${lot.lignes_lues} lignes lues, ${lot.comptes.acceptees} acceptées, ${lot.comptes.rejetees} à corriger.`);

// 3. Lire la réponse à chaque ligne, page par page : la suite est à l'adresse de l'en-tête Link.
let apres: string | undefined;
do {
  const query = { limite: 100, ...(apres === undefined ? {} : { apres }) };
  const page = await client.GET("/api/v1/depots/{id}/lignes", { params: { path: { id: lot.id }, query } });
  for (const ligne of lire(page).lignes) {
    console.log(`ligne ${ligne.numero}, ${ligne.id_ligne ?? "illisible"} : ${ligne.statut}`);
    for (const faute of ligne.fautes) console.log(`  ${faute.champ ?? "ligne"} : ${faute.phrase} ${faute.conduite} (${faute.code})`);
  }
  const suite = /<([^>]+)>; rel="next"/u.exec(page.response.headers.get("link") ?? "")?.[1];
  apres = suite === undefined ? undefined : (new URL(suite).searchParams.get("apres") ?? undefined);
} while (apres !== undefined);

// 4. Garder le rapport en CSV : une ligne par ligne reçue, qu'aucun tableur ne prend pour une formule.
const rapport = await client.GET("/api/v1/depots/{id}/rapport", { params: { path: { id: lot.id } }, parseAs: "text" });
console.log(lire(rapport));
