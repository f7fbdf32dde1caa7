// Les déclarations d'un titulaire en mots : où chacune en est, qui doit agir, avant quand.
import type { Contexte } from "../../../metier/contexte.js";
import {
  type Declaration,
  type DeclarationComplete,
  estComplete,
  listerDeclarations,
  listerEvenements,
  totauxDeLAnnee,
} from "../../../metier/declarations/index.js";
import { lireOrganismes, type Organisme } from "../../../metier/organismes/index.js";
import { dateLimiteAttestation, dateLimiteDeclaration } from "../../../regles/delais.js";
import { type DateCivile, ecrireDate } from "../../../socle/valeurs/date-civile.js";
import { motRaison } from "./mots.js";
import type { VueBrouillon, VueDeclaration, VueTotal } from "./vues.js";

type Suivi = Pick<VueDeclaration, "etat" | "echeance" | "quiAgit" | "corrigeable" | "retirable">;

const FINI: Omit<Suivi, "etat"> = { echeance: null, corrigeable: false, retirable: false, quiAgit: "personne" };

function suiviRefus(declaration: DeclarationComplete, aujourdhui: DateCivile): Suivi {
  const correction = dateLimiteDeclaration(declaration.annee);
  const attestation = dateLimiteAttestation(declaration.annee);
  const mot = "Non attestée";
  if (aujourdhui <= correction) {
    const suite = "L'association ne l'a pas attestée. Corrigez-la et renvoyez-la.";
    return { etat: { ton: "refus", mot, suite }, echeance: correction, quiAgit: "vous", corrigeable: true, retirable: true };
  }
  if (aujourdhui <= attestation) {
    const suite = `Le délai pour corriger est passé depuis le ${ecrireDate(correction)}. Parlez-en à l'association : elle peut encore revenir sur sa réponse.`;
    return { etat: { ton: "refus", mot, suite }, echeance: attestation, quiAgit: "association", corrigeable: false, retirable: true };
  }
  return { ...FINI, etat: { ton: "refus", mot, suite: "Les délais sont passés : ces heures ne sont pas comptées (R5151-18)." } };
}

/** Où en est une déclaration, et ce qui peut encore se faire au jour donné. */
export function suiviDe(declaration: DeclarationComplete, aujourdhui: DateCivile): Suivi {
  const { etat, annee } = declaration;
  if (etat === "attestee") {
    const compte = declaration.fonction !== "autre";
    const suite = compte
      ? "L'association a confirmé vos heures. Ce qu'elles ouvrent se lit dans vos droits."
      : "Confirmées ; dans cette fonction, elles restent sur votre relevé sans ouvrir de droit.";
    return { ...FINI, etat: { ton: "acquis", mot: "Attestée", suite } };
  }
  if (etat === "refusee") return suiviRefus(declaration, aujourdhui);
  if (etat === "echue") {
    const suite =
      declaration.motifEcheance === "declaration"
        ? `Elle n'a pas été envoyée avant le ${ecrireDate(dateLimiteDeclaration(annee))} : ces heures ne sont pas comptées (R5151-18).`
        : `Elle n'a pas été attestée avant le ${ecrireDate(dateLimiteAttestation(annee))} : ces heures ne sont pas comptées (R5151-18).`;
    return { ...FINI, etat: { ton: "refus", mot: "Hors délai", suite } };
  }
  return {
    etat: { ton: "attente", mot: "Envoyée", suite: "L'association doit confirmer vos heures. N'hésitez pas à le lui rappeler." },
    echeance: dateLimiteAttestation(annee),
    quiAgit: "association",
    corrigeable: aujourdhui <= dateLimiteDeclaration(annee),
    retirable: true,
  };
}

async function refusDe(ctx: Contexte, declaration: DeclarationComplete): Promise<VueDeclaration["refus"]> {
  if (declaration.motifRefus === null) return null;
  const evenements = await listerEvenements(ctx, { titulaireId: declaration.titulaireId, declarationId: declaration.id });
  const le = evenements.findLast(({ evenement }) => evenement === "refuser")?.jour ?? null;
  return { le, raison: motRaison(declaration.motifRefus), mot: declaration.mot };
}

async function vueDeclaration(ctx: Contexte, declaration: DeclarationComplete, nom: string): Promise<VueDeclaration> {
  const { id, type, annee, organismeId, fonction, thematique, debut, fin, heures, declareLe, attesteLe } = declaration;
  const faits = { id, type, annee, organismeId, organismeNom: nom, fonction, thematique, debut, fin, heures, declareLe, attesteLe };
  return { ...faits, ...suiviDe(declaration, ctx.horloge.aujourdhui()), refus: await refusDe(ctx, declaration) };
}

export function vueBrouillon(declaration: Declaration, organismeNom: string | null): VueBrouillon {
  const { id, type, organismeId, fonction, debut, fin, heures, thematique, saisie } = declaration;
  return { id, type, organismeId, organismeNom, fonction, debut, fin, heures, thematique, saisie };
}

function nommer(organismes: ReadonlyMap<string, Organisme>, id: string | null): string | null {
  return id === null ? null : (organismes.get(id)?.nom ?? "Organisme inconnu");
}

/** Déclarations envoyées ou échues, et brouillons ; ce qui a été retiré ne se montre plus. */
export async function lireDeclarations(
  ctx: Contexte,
  titulaireId: string,
): Promise<{ declarations: readonly VueDeclaration[]; brouillons: readonly VueBrouillon[] }> {
  const toutes = (await listerDeclarations(ctx, titulaireId)).filter(({ etat }) => etat !== "retiree");
  const organismes = await lireOrganismes(
    ctx,
    toutes.flatMap(({ organismeId }) => (organismeId === null ? [] : [organismeId])),
  );
  const envoyees = toutes.filter(({ etat }) => etat !== "brouillon").filter(estComplete);
  const declarations: VueDeclaration[] = [];
  for (const declaration of envoyees)
    declarations.push(await vueDeclaration(ctx, declaration, nommer(organismes, declaration.organismeId) ?? ""));
  const brouillons = toutes
    .filter(({ etat }) => etat === "brouillon")
    .map((brouillon) => vueBrouillon(brouillon, nommer(organismes, brouillon.organismeId)));
  return { declarations, brouillons };
}

/** Heures d'une année qui comptent, par organisme, brouillons compris. */
export async function lireTotaux(ctx: Contexte, demande: { titulaireId: string; annee: number; type: string }): Promise<VueTotal[]> {
  const totaux = await totauxDeLAnnee(ctx, demande.titulaireId, demande.annee);
  const { parOrganisme } = demande.type === "reserve_civique" ? totaux.reserveCivique : totaux.benevolat;
  const organismes = await lireOrganismes(
    ctx,
    parOrganisme.map(({ organismeId }) => organismeId),
  );
  return parOrganisme.map(({ organismeId, heures }) => ({ organismeId, organismeNom: nommer(organismes, organismeId) ?? "", heures }));
}
