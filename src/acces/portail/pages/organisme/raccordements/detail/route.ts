// Routes d'un logiciel raccordé : le voir, ajouter et retirer une clé, choisir où le prévenir, renvoyer un avis, le révoquer.
import {
  ajouterCle,
  choisirAvis,
  type LieuRaccordement,
  listerEnvois,
  listerRaccordements,
  renvoyerEnvoi,
  retirerCle,
  revoquerRaccordement,
} from "../../../../../../metier/raccordements/index.js";
import { Refus } from "../../../../../../socle/refus.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import { type Demande, page, type Reponse, type Route, rediriger } from "../../../../route.js";
import { erreursDuRefus, montrerRefus, tenter } from "../../../titulaire/refus.js";
import type { ErreurChamp } from "../../../titulaire/saisie.js";
import { organismeDe } from "../../organisme.js";
import { PageRaccordement } from "./page.js";

const CHEMIN = "/organisme/:id/raccordements/:raccordement";
const CHAMPS = ["cle_publique", "url"] as const;

interface Issue {
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
  /** Ce qui avait été tapé et se remontre. */
  readonly corps: Readonly<Record<string, string>>;
  /** Secret de signature tout juste tiré : cette page est la seule à le montrer. */
  readonly secret: string | null;
}

const SANS_SECRET = { erreurs: [], refus: null, secret: null } as const;

function lieuDe({ parametres }: Demande): LieuRaccordement {
  return { organismeId: parametres["id"] ?? "", raccordementId: parametres["raccordement"] ?? "" };
}

async function montrer(demande: Demande, issue: Issue): Promise<Reponse> {
  const lieu = lieuDe(demande);
  const organisme = await organismeDe(demande);
  const raccordement = (await listerRaccordements(demande.ctx, lieu.organismeId)).find(({ id }) => id === lieu.raccordementId);
  if (raccordement === undefined) throw new Refus("raccordements/introuvable");
  const envois = await listerEnvois(demande.ctx, lieu);
  const { jeton, reglages } = demande;
  const contenu = PageRaccordement({ jeton, organisme, raccordement, envois, urlPublique: reglages.urlPublique, ...issue });
  return page(`${raccordement.nom} – ${organisme.nom}`, contenu, issue.erreurs.length > 0 || issue.refus !== null ? 422 : 200);
}

/** Fait un geste ; rend ce qu'il faut annoncer, ou un secret à montrer une fois. */
type Geste = (demande: Demande, lieu: LieuRaccordement) => Promise<string | { readonly secret: string }>;

const GESTES: Readonly<Record<string, Geste>> = {
  async "ajouter-cle"({ ctx, corps }, lieu) {
    await ajouterCle(ctx, { ...lieu, texte: corps["cle_publique"] ?? "" });
    return "La clé est en vigueur.";
  },
  async "retirer-cle"({ ctx, corps }, lieu) {
    await retirerCle(ctx, { ...lieu, kid: corps["kid"] ?? "" });
    return "La clé est retirée : ce qui avait été obtenu avec elle ne vaut plus.";
  },
  async "choisir-avis"({ ctx, corps, reglages }, lieu) {
    const secret = await choisirAvis(ctx, { ...lieu, url: corps["url"] ?? "", demonstration: reglages.demonstration });
    return secret === null ? "Ce logiciel ne sera plus prévenu." : { secret };
  },
  async renvoyer({ ctx, corps }, lieu) {
    await renvoyerEnvoi(ctx, { ...lieu, envoiId: corps["envoi"] ?? "" });
    return "L'avis repartira dans quelques secondes, sous le même numéro.";
  },
  async revoquer({ ctx }, lieu) {
    await revoquerRaccordement(ctx, lieu);
    return "Le raccordement est révoqué.";
  },
};

/** Une clé privée collée par erreur n'est pas remontrée : elle ne doit rester nulle part. */
function aRemontrer(demande: Demande, refus: Refus): Readonly<Record<string, string>> {
  const { cle_publique: _oubliee, ...reste } = demande.corps;
  return refus.code === "raccordements/cle-privee" ? reste : demande.corps;
}

async function agir(demande: Demande): Promise<Reponse> {
  const lieu = lieuDe(demande);
  const geste = GESTES[demande.corps["geste"] ?? ""];
  if (geste === undefined) return montrer(demande, { ...SANS_SECRET, corps: {} });
  const issue = await tenter(() => geste(demande, lieu));
  if ("refus" in issue) {
    const erreurs = erreursDuRefus(issue.refus, CHAMPS);
    const refus = erreurs.length === 0 ? montrerRefus(issue.refus) : null;
    return montrer(demande, { erreurs, refus, corps: aRemontrer(demande, issue.refus), secret: null });
  }
  if (typeof issue.fait !== "string") return montrer(demande, { ...SANS_SECRET, corps: {}, secret: issue.fait.secret });
  demande.session.ecrire({ annonce: { ton: "acquis", texte: issue.fait } });
  return rediriger(`/organisme/${lieu.organismeId}/raccordements/${lieu.raccordementId}`);
}

export const routes: readonly Route[] = [
  {
    methode: "GET",
    chemin: CHEMIN,
    action: "gerer_raccordements",
    traiter: (demande) => montrer(demande, { ...SANS_SECRET, corps: demande.corps }),
  },
  { methode: "POST", chemin: CHEMIN, action: "gerer_raccordements", traiter: agir },
];
