// Le fichier d'exemple d'une activité : il passe tel quel ; dans la démonstration, celui des pompiers désigne des personnes que l'on peut incarner.
import { type ChampsNommes, ecrireCsv, exemple, MARQUE_UTF8, NOMS_COLONNES } from "../../../../../metier/depots/index.js";
import { lireOrganisme, type Organisme } from "../../../../../metier/organismes/index.js";
import { TYPES_ACTIVITE } from "../../../../../regles/faits.js";
import { lireSemis } from "../../../../../socle/base/sessions.sql.js";
import { Refus } from "../../../../../socle/refus.js";
import { anneeDe, dateCivile } from "../../../../../socle/valeurs/date-civile.js";
import { type PompierDeDemonstration, pompiersDeDemonstration } from "../../../../demonstration/pompiers.js";
import { DECLARANTS_DEMONSTRATION } from "../../../../simulateur/declarants.js";
import type { Demande } from "../../../route.js";
import type { VueAutorisation } from "./page.js";

/** Sans cette marque, un tableur lit les accents de travers ; la lecture d'un dépôt la tolère. */

function ligneDePompier(pompier: PompierDeDemonstration, sdis: Organisme, suite: { rang: number; nir: boolean }): ChampsNommes {
  const { traits, signature, arreteNotifieLe, dureeAnnees, courriel } = pompier;
  const annee = String(anneeDe(signature));
  return {
    id_ligne: `sdis-${annee}-${suite.rang.toString().padStart(6, "0")}`,
    operation: "creation",
    annee_reference: annee,
    code_activite: "sapeur_pompier_volontaire",
    ...(suite.nir ? { nir: pompier.nir } : {}),
    nom_naissance: traits.nomNaissance,
    nom_usage: traits.nomUsage ?? "",
    prenoms: traits.prenoms,
    sexe: traits.sexe === "feminin" ? "F" : "M",
    date_naissance: traits.naissance,
    code_commune_naissance: traits.communeNaissance ?? "",
    code_pays_naissance: traits.paysNaissance,
    courriel,
    siret_organisme: sdis.siret ?? "",
    rna_organisme: sdis.siret === null ? (sdis.rna ?? "") : "",
    nom_organisme: sdis.nom,
    code_postal_organisme: sdis.codePostal ?? "88000",
    fonction: "SANS_OBJET",
    date_signature: signature,
    arrete_notifie_le: arreteNotifieLe,
    quantite: String(dureeAnnees),
    unite: "ANNEES_ENGAGEMENT",
  };
}

/** Les pompiers que l'on peut déclarer, si cet organisme est le service d'incendie de la démonstration ; sinon null. */
async function pompiersDuSdis(demande: Demande, organisme: Organisme): Promise<readonly PompierDeDemonstration[] | null> {
  const sdis = DECLARANTS_DEMONSTRATION.find(({ cle }) => cle === "sdis");
  if (!demande.reglages.demonstration || sdis === undefined || sdis.siret !== organisme.siret) return null;
  const [semis] = await demande.ctx.base.requete<{ semee_le: string | null }>(lireSemis);
  return semis === undefined || semis.semee_le === null ? null : pompiersDeDemonstration(dateCivile(semis.semee_le));
}

/** CSV d'exemple d'une activité que l'organisme peut déclarer. */
export async function exempleDe(demande: Demande, organismeId: string, { type, nir }: VueAutorisation): Promise<string> {
  const connu = TYPES_ACTIVITE.find((un) => un === type);
  if (connu === undefined) throw new Refus("portail/introuvable");
  const { entete, lignes } = exemple(connu);
  if (connu === "sapeur_pompier_volontaire") {
    const organisme = await lireOrganisme(demande.ctx, organismeId);
    const pompiers = await pompiersDuSdis(demande, organisme);
    if (pompiers !== null) {
      const colonnes = NOMS_COLONNES.filter((nom) => entete.includes(nom) || (nir && nom === "nir"));
      return (
        MARQUE_UTF8 +
        ecrireCsv(
          pompiers.map((pompier, rang) => ligneDePompier(pompier, organisme, { rang: rang + 1, nir })),
          colonnes,
        )
      );
    }
  }
  return MARQUE_UTF8 + ecrireCsv(lignes, entete);
}
