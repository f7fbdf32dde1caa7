// Alimente le compte personnel de formation : le second compteur, tenu ici mais jamais compté dans le plafond des droits.
import type { Contexte } from "../contexte.js";
import { exiger } from "../identite/index.js";
import { ecrire, exigerMontant } from "./ecrire.js";
import type { Ecriture } from "./grand-livre.js";
import { estLeTitulaire } from "./lien.js";

/** Somme à porter au CPF, en centimes ; `origine` est un code. */
export interface AlimentationCpf {
  readonly titulaireId: string;
  readonly cle: string;
  readonly montant: number;
  readonly origine: string;
}

/** Porte une somme au crédit du CPF du titulaire. */
export async function alimenterCpf(ctx: Contexte, demande: AlimentationCpf): Promise<Ecriture> {
  exiger(ctx.acteur, "ecrire_grand_livre", estLeTitulaire(ctx.acteur, demande.titulaireId));
  exigerMontant(demande.montant);
  const { titulaireId, cle, montant, origine } = demande;
  return ecrire(ctx, { titulaireId, cle, genre: "alimentation_cpf", cibleId: null, contenu: { montant, origine } }, () => [
    { compte: "cpf_financeur", lotId: null, montant: -montant },
    { compte: "cpf_disponible", lotId: null, montant },
  ]);
}
