// Les gestes d'un parcours de formation dans le navigateur : entrer, ouvrir son compte, avancer le temps, trouver, demander, répondre.
import type { Contexte } from "../../src/metier/contexte.js";
import { type Ecriture, type Lot, listerEcritures, listerLots } from "../../src/metier/grand-livre/index.js";
import { sql } from "../../src/socle/base/base.js";
import { horlogeArretee } from "../../src/socle/horloge.js";
import { SYSTEME } from "../outils/benevoles.js";
import { type OptionsVisiteur, unVisiteur, type Visiteur } from "../outils/navigateur.js";
import { type ServiceDeTest, unService } from "../outils/service.js";
import { personneSimulee } from "../outils/visites.js";

/** Ce que dit la page, sans son en-tête ni son pied ; toute espace rendue ordinaire : un montant s'y lit comme on l'écrit. */
export async function lu(visiteur: Visiteur): Promise<string> {
  return (await visiteur.page.locator("main").innerText()).replaceAll(/\s+/gu, " ");
}

/** Le service, ses visiteurs, et ce que le métier dit de ses comptes. */
export class Place {
  readonly service: ServiceDeTest;
  readonly #visiteurs: Visiteur[] = [];
  #sub: string | undefined;

  readonly #ecran: OptionsVisiteur;

  /** Au téléphone et sans script, si rien n'est dit. */
  constructor(service: ServiceDeTest, ecran: OptionsVisiteur = {}) {
    this.service = service;
    this.#ecran = ecran;
  }

  get url(): string {
    return this.service.url;
  }

  async #entree(fournisseur: "franceconnect" | "proconnect", cle: string): Promise<Visiteur> {
    const visiteur = await unVisiteur(this.#ecran);
    this.#visiteurs.push(visiteur);
    await this.revenir(visiteur, fournisseur, cle);
    return visiteur;
  }

  /** La page du fournisseur simulé n'est pas la nôtre : on y passe sans s'y arrêter. */
  async revenir(visiteur: Visiteur, fournisseur: "franceconnect" | "proconnect", cle: string): Promise<void> {
    await visiteur.page.goto(`${this.url}/connexion/${fournisseur}`);
    await visiteur.puis(() => visiteur.page.locator(`button[value="${cle}"]`).click());
  }

  /** Une personne entre par FranceConnect et ouvre son compte, dans la situation dite. */
  async titulaire(cle: string, statut = "salarie"): Promise<Visiteur> {
    const visiteur = await this.#entree("franceconnect", cle);
    await visiteur.remplir("Numéro de sécurité sociale", personneSimulee(cle).nir);
    await visiteur.page.getByLabel("Votre situation").selectOption(statut);
    await visiteur.cliquer("Ouvrir mon compte");
    return visiteur;
  }

  /** Une personne dont le compte est ouvert revient, sur un autre appareil. */
  titulaireRevenue(cle: string): Promise<Visiteur> {
    return this.#entree("franceconnect", cle);
  }

  /**
   * Le fournisseur d'identité ne connaît que ses personnes : celle-ci, dont le compte est ouvert, devient un autre titulaire.
   * Rend le visiteur à sa page.
   */
  async entrerComme(visiteur: Visiteur, cle: string, { titulaireId }: { readonly titulaireId: string }): Promise<void> {
    this.#sub ??= await this.#lienDe(cle);
    await this.service.bases.base.requete(sql`
      update identite.identifiants_oidc i set personne_id = t.personne_id from identite.titulaires t
      where t.titulaire_id = ${titulaireId} and i.sub = ${this.#sub}`);
    await visiteur.page.context().clearCookies();
    await this.revenir(visiteur, "franceconnect", cle);
  }

  async #lienDe(cle: string): Promise<string> {
    const [lien] = await this.service.bases.base.requete<{ sub: string }>(sql`
      select i.sub from identite.identifiants_oidc i join identite.titulaires t on t.personne_id = i.personne_id
      where t.titulaire_id = ${await this.titulaireIdDe(cle)}`);
    if (lien === undefined) throw new Error(`« ${cle} » n'est jamais entrée.`);
    return lien.sub;
  }

  responsable(cle: string): Promise<Visiteur> {
    return this.#entree("proconnect", cle);
  }

  async allerAu(visiteur: Visiteur, jour: string): Promise<void> {
    await visiteur.visiter(`${this.url}/demonstration/horloge`);
    await visiteur.remplir("Jour", jour);
    await visiteur.cliquer("Avancer");
  }

  /** Lit par le métier, comme le service le ferait de nuit. */
  lire<R>(action: (ctx: Contexte) => Promise<R>): Promise<R> {
    const horloge = horlogeArretee("2027-12-31T10:00:00Z");
    return this.service.bases.base.transaction((tx) => action({ base: tx, horloge, acteur: SYSTEME }));
  }

  async titulaireIdDe(cle: string): Promise<string> {
    const { nomNaissance } = personneSimulee(cle);
    const [ligne] = await this.service.bases.base.requete<{ titulaire_id: string }>(
      sql`select titulaire_id from identite.titulaires t join identite.personnes p on p.id = t.personne_id where p.nom_naissance = ${nomNaissance}`,
    );
    if (ligne === undefined) throw new Error(`Le compte de « ${cle} » n'est pas ouvert.`);
    return ligne.titulaire_id;
  }

  async lots(cle: string): Promise<readonly Lot[]> {
    const titulaireId = await this.titulaireIdDe(cle);
    return this.lire((ctx) => listerLots(ctx, titulaireId));
  }

  async ecritures(cle: string): Promise<readonly Ecriture[]> {
    const titulaireId = await this.titulaireIdDe(cle);
    return this.lire((ctx) => listerEcritures(ctx, titulaireId));
  }

  /** Premier et dernier jour convenus d'un dossier, comme on les tape. */
  async sessionDe(adresse: string): Promise<{ debut: string; fin: string }> {
    const id = /formations\/([0-9a-f-]{36})/u.exec(adresse)?.[1] ?? "";
    const [ligne] = await this.service.bases.base.requete<{ debut: string; fin: string }>(
      sql`select to_char((offre->>'debut')::date, 'DD/MM/YYYY') as debut, to_char((offre->>'fin')::date, 'DD/MM/YYYY') as fin
        from dossiers.dossiers where id = ${id}`,
    );
    if (ligne === undefined) throw new Error(`Aucun dossier à ${adresse}.`);
    return ligne;
  }

  async fermerLesVisiteurs(): Promise<void> {
    for (const visiteur of this.#visiteurs) await visiteur.fermer();
  }

  async fermer(): Promise<void> {
    await this.fermerLesVisiteurs();
    await this.service.fermer();
  }
}

export async function unePlace(): Promise<Place> {
  return new Place(await unService());
}

/** Cherche, ouvre la formation de ce nom, et va au plan de son premier départ. */
export async function trouver(visiteur: Visiteur, url: string, { q, intitule }: { q: string; intitule: string | RegExp }): Promise<void> {
  await visiteur.visiter(`${url}/formations`);
  await visiteur.remplir("Que voulez-vous apprendre ?", q);
  await visiteur.cliquer("Chercher");
  await visiteur.puis(() => visiteur.page.getByRole("link", { name: intitule }).first().click());
  await visiteur.puis(() =>
    visiteur.page
      .getByRole("link", { name: /^Voir ce que je paierais/u })
      .first()
      .click(),
  );
}

/** Du plan au dossier envoyé ; rend son adresse. */
export async function demander(visiteur: Visiteur, mot = ""): Promise<string> {
  await visiteur.cliquer("Demander cette formation");
  const adresse = visiteur.page.url();
  if (mot !== "") await visiteur.remplir("Un mot pour l'organisme", mot);
  await visiteur.cliquer("Envoyer ma demande");
  return adresse;
}

/** L'organisme ouvre le dossier de la personne de ce nom. */
export async function ouvrirDossierRecu(organisme: Visiteur, nom: RegExp): Promise<void> {
  await organisme.cliquer("Demandes");
  const carte = organisme.page
    .locator("article, section, .carte", { hasText: nom })
    .getByRole("link", { name: /^(Ouvrir|Voir) le dossier/u });
  await organisme.puis(() => carte.first().click());
}

export async function payerLaPart(visiteur: Visiteur): Promise<void> {
  await visiteur.cliquer(/^Payer/u);
  await visiteur.cliquer(/^Payer/u);
}
