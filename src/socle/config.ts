// La configuration : lue une fois, entière, au démarrage ; toutes les fautes en un seul message.
import { join } from "node:path";
import { z } from "zod";
import { RACINE } from "./racine.js";

const BOUCLE_LOCALE = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/u;

const cle = (defaut: string) =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/u, "32 octets en hexadécimal attendus (64 chiffres)")
    .default(defaut);
const CLE_DEMONSTRATION = "0f".repeat(32);

const schema = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number({ error: "un numéro de port attendu" }).int().min(0).max(65_535).default(3000),
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
  CLE_NIR: cle(CLE_DEMONSTRATION),
  CLE_EMPREINTE_NIR: cle("1e".repeat(32)),
  CLE_SESSION: cle("2d".repeat(32)),
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
  readonly smtp: string | null;
  readonly expediteur: string;
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
  return exigees.filter((nom) => !env[nom]).map((nom) => `${nom} : exigée quand DEMONSTRATION vaut « non »`);
}

function fautesDeDemonstration(urlPublique: string, hote: string): string[] {
  const fautes: string[] = [];
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

/** Lit et vérifie l'environnement ; lève ConfigurationInvalide avec toutes les fautes. */
export function lireReglages(env: NodeJS.ProcessEnv): Reglages {
  const lu = schema.safeParse(env);
  const fautes = lu.success ? [] : lu.error.issues.map((faute) => `${faute.path.join(".")} : ${faute.message}`);
  const demonstration = env["DEMONSTRATION"] !== "non";
  if (!demonstration) fautes.push(...fautesDeProduction(env));
  if (!lu.success) throw new ConfigurationInvalide(fautes);
  const urlPublique = (lu.data.URL_PUBLIQUE ?? `http://localhost:${lu.data.PORT}`).replace(/\/$/u, "");
  if (demonstration) fautes.push(...fautesDeDemonstration(urlPublique, lu.data.HOST));
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
    smtp: lu.data.SMTP_URL ?? null,
    expediteur: lu.data.COURRIEL_EXPEDITEUR,
  };
}
