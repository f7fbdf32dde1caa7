// Un logiciel raccordé : ses clés, l'adresse où le prévenir, ses derniers envois, et comment l'arrêter.
import type { Cle, Envoi, Raccordement } from "../../../../../../metier/raccordements/index.js";
import type { RefusMontre } from "../../../../../phrases/index.js";
import {
  Alerte,
  Bouton,
  Carte,
  ChampTexte,
  ChampZone,
  Chemin,
  EtatVide,
  Etiquette,
  Fiche,
  Formulaire,
  ResumeErreurs,
} from "../../../../composants/index.js";
import { RefusDuService } from "../../../titulaire/refus-montre.js";
import { type ErreurChamp, erreurDe } from "../../../titulaire/saisie.js";
import { EnTeteOrganisme } from "../../en-tete.js";
import type { OrganismeMontre } from "../../organisme.js";
import { ecrireInstant, PORTEES_ECRITES } from "../mots.js";
import { Envois } from "./envois.js";

export interface VueRaccordement {
  readonly jeton: string;
  readonly organisme: OrganismeMontre;
  readonly raccordement: Raccordement;
  readonly envois: readonly Envoi[];
  readonly urlPublique: string;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
  readonly refus: RefusMontre | null;
  readonly secret: string | null;
}

function adresseDe(vue: VueRaccordement): string {
  return `/organisme/${vue.organisme.id}/raccordements/${vue.raccordement.id}`;
}

function UneCle({ cle, vue }: { cle: Cle; vue: VueRaccordement }) {
  const enVigueur = cle.jusquAu === null;
  return (
    <Carte titre={<code>{cle.kid}</code>} niveau={3}>
      <p>
        <Etiquette ton={enVigueur ? "acquis" : "neutre"}>{enVigueur ? "en vigueur" : "retirée"}</Etiquette>
      </p>
      <Fiche
        lignes={[
          ["Algorithme", cle.algorithme],
          ["Depuis", ecrireInstant(cle.depuis)],
          ...(cle.jusquAu === null ? [] : [["Retirée", ecrireInstant(cle.jusquAu)] as const]),
          ["Dernière utilisation", cle.utiliseeLe === null ? "jamais" : ecrireInstant(cle.utiliseeLe)],
        ]}
      />
      {enVigueur && vue.raccordement.revoqueLe === null ? (
        <details>
          <summary>
            Retirer<span class="hors-ecran"> la clé {cle.kid}</span>…
          </summary>
          <p>Les jetons obtenus avec elle cesseront de valoir aussitôt. Elle ne pourra pas revenir.</p>
          <Formulaire action={adresseDe(vue)} jeton={vue.jeton}>
            <input type="hidden" name="geste" value="retirer-cle" />
            <input type="hidden" name="kid" value={cle.kid} />
            <Bouton libelle="Retirer cette clé" variante="danger" />
          </Formulaire>
        </details>
      ) : null}
    </Carte>
  );
}

function Cles({ vue }: { vue: VueRaccordement }) {
  const { cles, revoqueLe } = vue.raccordement;
  return (
    <section class="flux" aria-labelledby="titre-cles">
      <h2 id="titre-cles">Clés publiques</h2>
      {cles.length === 0 ? <EtatVide titre="Aucune clé">Sans clé, ce logiciel ne peut pas obtenir de jeton.</EtatVide> : null}
      {cles.map((cle) => (
        <UneCle key={cle.kid} cle={cle} vue={vue} />
      ))}
      {revoqueLe === null ? (
        <Formulaire action={adresseDe(vue)} jeton={vue.jeton}>
          <input type="hidden" name="geste" value="ajouter-cle" />
          <ChampZone
            nom="cle_publique"
            libelle="Clé publique à ajouter"
            aide="Un JWK, ou un PEM. Pour changer de clé sans interruption : ajoutez la nouvelle, passez le logiciel dessus, puis retirez l'ancienne."
            exemple="-----BEGIN PUBLIC KEY-----"
            valeur={vue.corps["cle_publique"] ?? ""}
            erreur={erreurDe(vue.erreurs, "cle_publique")}
          />
          <Bouton libelle="Ajouter cette clé" />
        </Formulaire>
      ) : null}
    </section>
  );
}

function Avis({ vue }: { vue: VueRaccordement }) {
  const { avis } = vue.raccordement;
  return (
    <section class="flux" aria-labelledby="titre-avis">
      <h2 id="titre-avis">Être prévenu quand un lot est traité</h2>
      <p>
        Le service envoie à cette adresse un avis signé, au format Standard Webhooks. Enregistrer une adresse tire un nouveau secret de
        signature, montré une seule fois.
      </p>
      {avis === null ? null : (
        <Fiche
          lignes={[
            ["Adresse prévenue", <code key="url">{avis.url}</code>],
            ["Depuis", ecrireInstant(avis.choisiLe)],
          ]}
        />
      )}
      <Formulaire action={adresseDe(vue)} jeton={vue.jeton}>
        <input type="hidden" name="geste" value="choisir-avis" />
        <ChampTexte
          nom="url"
          libelle="Adresse à prévenir"
          aide="Laissez vide pour ne plus l'être."
          exemple="https://logiciel.exemple.fr/avis"
          remplissage="off"
          valeur={vue.corps["url"] ?? avis?.url ?? ""}
          erreur={erreurDe(vue.erreurs, "url")}
        />
        <Bouton libelle="Enregistrer cette adresse" variante="secondaire" />
      </Formulaire>
      <Envois envois={vue.envois} action={adresseDe(vue)} jeton={vue.jeton} />
    </section>
  );
}

function Revoquer({ vue }: { vue: VueRaccordement }) {
  return (
    <section class="flux" aria-labelledby="titre-revoquer">
      <h2 id="titre-revoquer">Arrêter ce raccordement</h2>
      <details>
        <summary>Révoquer ce raccordement…</summary>
        <p>Le logiciel ne pourra plus rien déposer ni lire, tout de suite et pour toujours. Ce qu'il a déposé reste.</p>
        <Formulaire action={adresseDe(vue)} jeton={vue.jeton}>
          <input type="hidden" name="geste" value="revoquer" />
          <Bouton libelle="Révoquer" variante="danger" />
        </Formulaire>
      </details>
    </section>
  );
}

export function PageRaccordement(vue: VueRaccordement) {
  const { raccordement, organisme, urlPublique } = vue;
  const { revoqueLe } = raccordement;
  return (
    <>
      <Chemin liens={[{ href: `/organisme/${organisme.id}/raccordements`, libelle: "Logiciels raccordés" }]} />
      <ResumeErreurs erreurs={vue.erreurs} />
      <EnTeteOrganisme organisme={organisme} courant="raccordements" titre={raccordement.nom} />
      <RefusDuService refus={vue.refus} titre="Rien n'a changé" />
      {vue.secret === null ? null : (
        <Alerte ton="acquis" titre="L'adresse est enregistrée">
          <p>Copiez maintenant le secret qui signe les avis : il ne sera plus montré.</p>
          <p>
            <code>{vue.secret}</code>
          </p>
        </Alerte>
      )}
      {revoqueLe === null ? null : <p>{`Ce raccordement est révoqué depuis le ${ecrireInstant(revoqueLe)}.`}</p>}
      <Fiche
        lignes={[
          ["Identifiant du client (client_id)", <code key="client">{raccordement.clientId}</code>],
          ["Adresse des jetons", <code key="jetons">{`${urlPublique}/api/jetons`}</code>],
          ["Destinataire (aud)", <code key="aud">{urlPublique}</code>],
          ["Peut", raccordement.portees.map((portee) => PORTEES_ECRITES[portee] ?? portee).join(", ")],
        ]}
      />
      <Cles vue={vue} />
      {revoqueLe === null ? <Avis vue={vue} /> : null}
      {revoqueLe === null ? <Revoquer vue={vue} /> : null}
    </>
  );
}
