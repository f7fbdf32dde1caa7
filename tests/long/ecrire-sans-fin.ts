// Programme d'essai : écrit au grand livre sans s'arrêter, et annonce chaque écriture une fois acquittée, jusqu'à ce qu'on le tue.
import { randomUUID } from "node:crypto";
import {
  annulerReservation,
  type Ecriture,
  executerReservation,
  inscrireLot,
  rembourser,
  reserver,
} from "../../src/metier/grand-livre/index.js";
import type { Base } from "../../src/socle/base/base.js";
import { appliquerMigrations } from "../../src/socle/base/migrations.js";
import { ouvrirBase } from "../../src/socle/base/ouvrir-base.js";
import { demarrerPostgres } from "../../src/socle/base/postgres-embarque.js";
import { agir, unLot } from "../outils/grand-livre.js";

const [dossier = "", ...reglages] = process.argv.slice(2);
const ECRIVAINS = 8;

/** Une ligne par écriture acquittée ; sur un tube, l'écriture est immédiate : ce qui est annoncé ne se perd pas avec nous. */
function acquitter(ecriture: Ecriture): Ecriture {
  process.stdout.write(`acquittée ${ecriture.titulaireId} ${ecriture.id} ${ecriture.empreinte}\n`);
  return ecriture;
}

async function ecrireSansFin(base: Base): Promise<never> {
  for (;;) {
    const titulaireId = randomUUID();
    const cle = () => randomUUID();
    for (const annee of [2025, 2026, 2027]) acquitter(await agir(base, (ctx) => inscrireLot(ctx, unLot(titulaireId, { annee }))));
    for (let tour = 0; tour < 4; tour += 1) {
      const { id } = acquitter(await agir(base, (ctx) => reserver(ctx, { titulaireId, cle: cle(), cec: 30_000, cpf: 0 })));
      const reglement = { titulaireId, cle: cle(), reservationId: id };
      if (tour % 2 === 0) {
        acquitter(await agir(base, (ctx) => annulerReservation(ctx, reglement)));
        continue;
      }
      acquitter(await agir(base, (ctx) => executerReservation(ctx, reglement)));
      acquitter(await agir(base, (ctx) => rembourser(ctx, { ...reglement, cle: cle(), cec: 30_000, cpf: 0 })));
    }
  }
}

const serveur = await demarrerPostgres(`${dossier}/postgres`, reglages);
const bases = await ouvrirBase({ urlBase: null, urlBaseProprietaire: null, dossierDonnees: dossier });
await appliquerMigrations(bases.proprietaire);
process.stdout.write(`prêt ${serveur.processus}\n`);
await Promise.all(Array.from({ length: ECRIVAINS }, () => ecrireSansFin(bases.service)));
