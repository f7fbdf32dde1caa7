// Vérifie les sceaux un à un : le nombre de leurs écritures, leur instant, leur empreinte, et qu'ils sont fermés.
import type { Base } from "../../socle/base/base.js";
import { figerLaLecture } from "./ecritures.sql.js";
import { calculerEmpreinteSceau } from "./empreinte.js";
import { TAILLE_SCEAU } from "./inscrire-lots-en-masse.js";
import { lireSceauxApres, type SceauRelu } from "./sceaux.sql.js";

/** Quelques sceaux à la fois : au plus ce nombre fois TAILLE_SCEAU empreintes en mémoire. */
const PAR_LECTURE = 10;

function* fautesDuSceau(sceau: SceauRelu): Generator<string> {
  if (sceau.nombre === null) {
    yield "il a disparu";
    return;
  }
  if (sceau.trouvees !== BigInt(sceau.nombre)) yield `${sceau.trouvees} écritures le citent au lieu de ${sceau.nombre}`;
  if (sceau.meme_instant !== true) yield "ses écritures ne sont pas de son instant";
  if (calculerEmpreinteSceau(sceau.empreintes) !== sceau.empreinte) yield "ses écritures ne donnent pas son empreinte";
  if (!sceau.ferme) yield "il n'a pas été contrôlé";
}

/** Fautes de tous les sceaux, une phrase chacune ; aucune s'ils sont sains. Chaque lecture parle d'un seul instant de la base. */
export async function verifierSceaux(base: Base): Promise<string[]> {
  const fautes: string[] = [];
  for (let dernier: string | null = null; ; ) {
    const apres: string | null = dernier;
    const sceaux: SceauRelu[] = await base.transaction(async (tx) => {
      await tx.requete(figerLaLecture());
      return tx.requete<SceauRelu>(lireSceauxApres(apres, { nombre: PAR_LECTURE, taille: TAILLE_SCEAU }));
    });
    for (const sceau of sceaux) for (const faute of fautesDuSceau(sceau)) fautes.push(`sceau ${sceau.id} : ${faute}`);
    dernier = sceaux.at(-1)?.id ?? null;
    if (dernier === null) return fautes;
  }
}
