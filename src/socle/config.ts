// La configuration : lue une fois, entière, au démarrage ; toutes les fautes en un seul message.
import { join } from "node:path";
import { z } from "zod";
import { RACINE } from "./racine.js";
import { lireSiret } from "./valeurs/siret.js";

/** Noms de cette machine, vue d'elle-même. */
export const BOUCLE_LOCALE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/u;

const cle = (defaut: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/u, "32 octets en hexadécimal attendus (64 chiffres)")
    .default(defaut);
/** Publiques, puisqu'elles sont ici : la production les refuse. */
const CLES_DEMONSTRATION = { CLE_NIR: "0f".repeat(32), CLE_EMPREINTE_NIR: "1e".repeat(32), CLE_SESSION: "2d".repeat(32) } as const;

/** SIRET de l'exploitant que la démonstration invente : bien formé, et d'aucun établissement. */
export const SIRET_EXPLOITANT_DEMONSTRATION = "00000606400018";

const schema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/u, "un numéro de port attendu")
    .transform(Number)
    .refine((port) => port <= 65_535, "un numéro de port attendu (65535 au plus)")
    .default(3000),
  DONNEES: z.string().min(1).default(join(RACINE, ".donnees")),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//u, "adresse postgres:// attendue")
    .optional(),
  DATABASE_URL_PROPRIETAIRE: z
    .string()
    .regex(/^postgres(ql)?:\/\//u, "adresse postgres:// attendue")
    .optional(),
  URL_PUBLIQUE: z.url({ error: "adresse http(s):// attendue" }).optional(),
  DEMONSTRATION: z.enum(["oui", "non"], { error: "« oui » ou « non » attendu" }).default("oui"),
  CLE_NIR: cle(CLES_DEMONSTRATION.CLE_NIR),
  CLE_EMPREINTE_NIR: cle(CLES_DEMONSTRATION.CLE_EMPREINTE_NIR),
  CLE_SESSION: cle(CLES_DEMONSTRATION.CLE_SESSION),
  FRANCECONNECT_URL: z.url({ error: "adresse de l'émetteur attendue" }).optional(),
  FRANCECONNECT_PLUS_URL: z.url({ error: "adresse de l'émetteur attendue" }).optional(),
  PROCONNECT_URL: z.url({ error: "adresse de l'émetteur attendue" }).optional(),
  FRANCECONNECT_ID: z.string().optional(),
  FRANCECONNECT_SECRET: z.string().optional(),
  FRANCECONNECT_PLUS_ID: z.string().optional(),
  FRANCECONNECT_PLUS_SECRET: z.string().optional(),
  PROCONNECT_ID: z.string().optional(),
  PROCONNECT_SECRET: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//u, "adresse smtp:// attendue")
    .optional(),
  LECTURES: z
    .string()
    .regex(/^(\s*[A-Z]\w*=\w+\s*(,|$))*$/u, "liste attendue, comme « D2=par_annee,D3=solde »")
    .default(""),
  LECTURES_DOSSIER: z
    .string()
    .regex(/^(\s*[a-zA-Z]+=\w+\s*(,|$))*$/u, "liste attendue, comme « depart=acceptation,retractation=jours »")
    .default(""),
  ACOMPTE_FORMATION: z.string().default(""),
  SIRET_EXPLOITANT: z
    .string()
    .transform((texte, contexte) => {
      if (texte.trim() === "") return null;
      const siret = lireSiret(texte);
      if (siret !== null) return siret;
      contexte.addIssue({ code: "custom", message: "un SIRET attendu (quatorze chiffres, clé comprise)" });
      return z.NEVER;
    })
    .optional(),
  RECOUVREMENT_INDU: z.string().default(""),
  DELAI_REPONSE_SIGNALEMENT: z.string().default(""),
  COURRIEL_EXPEDITEUR: z.email({ error: "adresse de courriel attendue" }).default("ne-pas-repondre@demonstration.invalid"),
});

type Environnement = z.infer<typeof schema>;

export interface FournisseurOidc {
  readonly emetteur: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Réglages du service, vérifiés. `oidc` est null en démonstration : les fournisseurs simulés les remplacent. */
export interface Reglages {
  readonly hote: string;
  readonly port: number;
  readonly urlPublique: string;
  readonly dossierDonnees: string;
  readonly urlBase: string | null;
  readonly urlBaseProprietaire: string | null;
  readonly demonstration: boolean;
  readonly cleNir: Buffer;
  readonly cleEmpreinteNir: Buffer;
  readonly cleSession: Buffer;
  readonly oidc: {
    readonly franceconnect: FournisseurOidc;
    readonly franceconnectPlus: FournisseurOidc;
    readonly proconnect: FournisseurOidc;
  } | null;
  /** Lectures choisies par l'exploitant là où les textes hésitent, « D2=par_annee,D3=solde » ; vide : celles par défaut. */
  readonly lectures: string;
  /** Lectures choisies là où les conditions d'inscription se contredisent, « depart=acceptation » ; vide : celles par défaut. */
  readonly lecturesDossier: string;
  /** Part du prix versée à l'organisme à l'entrée en formation, en pour cent ; vide : aucun acompte. */
  readonly acompteFormation: string;
  /** Qui décide de retenir un indu (L6323-45) ; vide : un agent, au cas par cas. */
  readonly recouvrementIndu: string;
  /** Jours laissés à un organisme pour répondre à un signalement ; vide : trente. */
  readonly delaiReponseSignalement: string;
  readonly smtp: string | null;
  readonly expediteur: string;
  /** SIRET sous lequel ProConnect présente les agents de l'exploitant ; null : personne n'entre dans son espace. */
  readonly siretExploitant: string | null;
}

/** Toutes les fautes de configuration, une par ligne. */
export class ConfigurationInvalide extends Error {
  constructor(fautes: readonly string[]) {
    super(`Configuration refusée :\n${fautes.map((faute) => `  - ${faute}`).join("\n")}`);
    this.name = "ConfigurationInvalide";
  }
}

/** En production, rien n'a de valeur par défaut : les clés et les fournisseurs doivent être donnés. */
function fautesDeProduction(env: NodeJS.ProcessEnv): string[] {
  const exigees = [
    "URL_PUBLIQUE",
    "DATABASE_URL",
    "DATABASE_URL_PROPRIETAIRE",
    "CLE_NIR",
    "CLE_EMPREINTE_NIR",
    "CLE_SESSION",
    "SMTP_URL",
    "COURRIEL_EXPEDITEUR",
  ];
  for (const fournisseur of ["FRANCECONNECT", "FRANCECONNECT_PLUS", "PROCONNECT"]) {
    exigees.push(`${fournisseur}_URL`, `${fournisseur}_ID`, `${fournisseur}_SECRET`);
  }
  const fautes = exigees.filter((nom) => !env[nom]).map((nom) => `${nom} : exigée quand DEMONSTRATION vaut « non »`);
  const enHttps = ["URL_PUBLIQUE", "FRANCECONNECT_URL", "FRANCECONNECT_PLUS_URL", "PROCONNECT_URL"];
  fautes.push(...enHttps.filter((nom) => env[nom] && !env[nom]?.startsWith("https://")).map((nom) => `${nom} : adresse https:// exigée`));
  if (lireSiret(env["SIRET_EXPLOITANT"] ?? "") === SIRET_EXPLOITANT_DEMONSTRATION)
    fautes.push("SIRET_EXPLOITANT : c'est le SIRET inventé pour la démonstration, donnez le vôtre");
  if (env["DATABASE_URL"] && env["DATABASE_URL"] === env["DATABASE_URL_PROPRIETAIRE"])
    fautes.push("DATABASE_URL : le service ne se connecte pas avec le rôle propriétaire, qui pourrait réécrire le grand livre");
  return [...fautes, ...fautesDeCles(env)];
}

/** Une clé connue de tous, ou qui sert deux fois, ne protège rien. */
function fautesDeCles(env: NodeJS.ProcessEnv): string[] {
  const fautes: string[] = [];
  const vues = new Set<string>();
  const publiques = new Set<string>(Object.values(CLES_DEMONSTRATION));
  for (const nom of Object.keys(CLES_DEMONSTRATION)) {
    const valeur = env[nom];
    if (!valeur) continue;
    if (publiques.has(valeur)) fautes.push(`${nom} : c'est une clé de démonstration, tirez-en une (openssl rand -hex 32)`);
    else if (vues.has(valeur)) fautes.push(`${nom} : cette clé sert déjà à autre chose, tirez-en une autre`);
    vues.add(valeur);
  }
  return fautes;
}

/** L'adresse publique est une origine : les témoins, les retours de connexion et les liens ne connaissent pas de sous-dossier. */
function fautesDAdresse(urlPublique: string): string[] {
  const url = new URL(urlPublique);
  const nue = /^https?:$/u.test(url.protocol) && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
  return nue ? [] : ["URL_PUBLIQUE : une adresse http(s):// sans chemin ni paramètre attendue"];
}

function fautesDeDemonstration(urlPublique: string, hote: string, port: number): string[] {
  const fautes: string[] = [];
  if (port === 65_535) fautes.push("PORT : la démonstration prend aussi le port suivant ; choisissez-en un plus petit");
  if (!BOUCLE_LOCALE.test(new URL(urlPublique).hostname)) {
    fautes.push(
      `URL_PUBLIQUE : la démonstration ne s'ouvre qu'en local (localhost, 127.0.0.1), pas sur « ${urlPublique} » ; mettez DEMONSTRATION=non`,
    );
  }
  if (!BOUCLE_LOCALE.test(hote)) fautes.push(`HOST : la démonstration n'écoute qu'en local (127.0.0.1, localhost), pas sur « ${hote} »`);
  return fautes;
}

function fournisseur(env: Environnement, nom: "FRANCECONNECT" | "FRANCECONNECT_PLUS" | "PROCONNECT"): FournisseurOidc {
  return { emetteur: env[`${nom}_URL`] ?? "", clientId: env[`${nom}_ID`] ?? "", clientSecret: env[`${nom}_SECRET`] ?? "" };
}

/** Adresses lisibles même quand autre chose est faux : toutes les fautes se disent ensemble. */
function valeursLues(env: NodeJS.ProcessEnv): Pick<Environnement, "URL_PUBLIQUE" | "HOST" | "PORT"> {
  const { URL_PUBLIQUE, HOST, PORT } = schema.shape;
  const adresse = URL_PUBLIQUE.safeParse(env["URL_PUBLIQUE"]);
  const hote = HOST.safeParse(env["HOST"]);
  const port = PORT.safeParse(env["PORT"]);
  return { URL_PUBLIQUE: adresse.data, HOST: hote.data ?? "127.0.0.1", PORT: port.data ?? 3000 };
}

/** Lit et vérifie l'environnement ; lève ConfigurationInvalide avec toutes les fautes. */
export function lireReglages(env: NodeJS.ProcessEnv): Reglages {
  const lu = schema.safeParse(env);
  const fautes = lu.success ? [] : lu.error.issues.map((faute) => `${faute.path.join(".")} : ${faute.message}`);
  const demonstration = env["DEMONSTRATION"] !== "non";
  if (!demonstration) fautes.push(...fautesDeProduction(env));
  const { URL_PUBLIQUE: adresse, HOST: hote, PORT: port } = { ...valeursLues(env), ...(lu.success ? lu.data : {}) };
  const urlPublique = (adresse ?? `http://localhost:${port}`).replace(/\/$/u, "");
  fautes.push(...fautesDAdresse(urlPublique));
  if (demonstration) fautes.push(...fautesDeDemonstration(urlPublique, hote, port));
  if (!lu.success) throw new ConfigurationInvalide(fautes);
  if (fautes.length > 0) throw new ConfigurationInvalide(fautes);
  return {
    hote: lu.data.HOST,
    port: lu.data.PORT,
    urlPublique,
    dossierDonnees: lu.data.DONNEES,
    urlBase: lu.data.DATABASE_URL ?? null,
    urlBaseProprietaire: lu.data.DATABASE_URL_PROPRIETAIRE ?? lu.data.DATABASE_URL ?? null,
    demonstration,
    cleNir: Buffer.from(lu.data.CLE_NIR, "hex"),
    cleEmpreinteNir: Buffer.from(lu.data.CLE_EMPREINTE_NIR, "hex"),
    cleSession: Buffer.from(lu.data.CLE_SESSION, "hex"),
    oidc: demonstration
      ? null
      : {
          franceconnect: fournisseur(lu.data, "FRANCECONNECT"),
          franceconnectPlus: fournisseur(lu.data, "FRANCECONNECT_PLUS"),
          proconnect: fournisseur(lu.data, "PROCONNECT"),
        },
    lectures: lu.data.LECTURES,
    lecturesDossier: lu.data.LECTURES_DOSSIER,
    acompteFormation: lu.data.ACOMPTE_FORMATION,
    recouvrementIndu: lu.data.RECOUVREMENT_INDU,
    delaiReponseSignalement: lu.data.DELAI_REPONSE_SIGNALEMENT,
    smtp: lu.data.SMTP_URL ?? null,
    expediteur: lu.data.COURRIEL_EXPEDITEUR,
    siretExploitant: lu.data.SIRET_EXPLOITANT ?? (demonstration ? SIRET_EXPLOITANT_DEMONSTRATION : null),
  };
}
