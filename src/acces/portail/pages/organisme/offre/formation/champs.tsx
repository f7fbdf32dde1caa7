// Les champs d'une formation : ce qu'elle est, à qui elle s'adresse, où et à quel prix elle a lieu, quand.
import { MODALITES, PUBLICS, ROLES_ASSOCIATIFS } from "../../../../../../metier/catalogue/index.js";
import { Aide, Erreur, liensDuChamp } from "../../../../composants/champs.js";
import { ChampCase, ChampChoix, ChampDate, ChampListe, ChampTexte, ChampZone } from "../../../../composants/index.js";
import { motModalite, motRole, motTypeFormation, phrasePublics } from "../../../../lectures/formations.js";
import { TYPES_AU_CATALOGUE } from "../../../public/formations/adresse.js";
import { type ErreurChamp, erreurDe } from "../../../titulaire/saisie.js";
import { nombreDeLieux } from "./lire-saisie.js";

/** Ce qui est tapé, et ce qui est à revoir. */
export interface Saisie {
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
}

export function champDe({ corps, erreurs }: Saisie, nom: string) {
  return { nom, valeur: corps[nom] ?? "", erreur: erreurDe(erreurs, nom) };
}

function caseDe({ corps, erreurs }: Saisie, nom: string) {
  return { nom, coche: corps[nom] === "oui", erreur: erreurDe(erreurs, nom) };
}

interface ProprietesCases<T extends string> {
  readonly saisie: Saisie;
  readonly nom: string;
  readonly legende: string;
  readonly aide: string;
  readonly valeurs: readonly T[];
  readonly mot: (valeur: T) => string;
}

/** Plusieurs réponses possibles : une case par valeur, l'erreur au-dessus de toutes. */
function Cases<T extends string>({ saisie, nom, legende, aide, valeurs, mot }: ProprietesCases<T>) {
  const erreur = erreurDe(saisie.erreurs, nom);
  const liens = liensDuChamp(nom, aide, erreur);
  return (
    <fieldset id={liens.id} class={erreur === undefined ? "champ choix" : "champ choix champ-en-erreur"} aria-describedby={liens.decritPar}>
      <legend>{legende}</legend>
      <Aide id={liens.id}>{aide}</Aide>
      <Erreur id={liens.id} phrase={erreur} />
      {valeurs.map((valeur) => {
        const id = `${liens.id}-${valeur}`;
        return (
          <div key={valeur} class="option">
            <input type="checkbox" id={id} name={`${nom}.${valeur}`} value="oui" checked={saisie.corps[`${nom}.${valeur}`] === "oui"} />
            <label for={id}>{mot(valeur)}</label>
          </div>
        );
      })}
    </fieldset>
  );
}

const majuscule = (mot: string) => mot.charAt(0).toUpperCase() + mot.slice(1);

function Genre({ saisie }: { readonly saisie: Saisie }) {
  return (
    <section class="carte formulaire" aria-labelledby="titre-formation">
      <h2 id="titre-formation">La formation</h2>
      <ChampListe
        {...champDe(saisie, "type")}
        libelle="Genre de formation"
        aide="Une formation de bénévoles et volontaires se paie avec les seuls droits d'engagement."
        options={[
          { valeur: "", libelle: "Choisissez" },
          ...TYPES_AU_CATALOGUE.map((valeur) => ({ valeur, libelle: motTypeFormation(valeur) })),
        ]}
      />
      <ChampTexte {...champDe(saisie, "intitule")} libelle="Intitulé" exemple="Tenir la trésorerie d'une association" />
      <ChampZone {...champDe(saisie, "objectif")} libelle="Objectif" aide="Ce qu'on vient y chercher, en une ou deux phrases." />
      <ChampZone {...champDe(saisie, "contenu")} libelle="Contenu" aide="Le programme, dans l'ordre." />
      <ChampZone {...champDe(saisie, "resultats")} libelle="Ce qu'on sait faire après" facultatif />
      <ChampZone {...champDe(saisie, "prerequis")} libelle="Prérequis" exemple="savoir se servir d'un tableur" facultatif />
      <ChampCase
        {...caseDe(saisie, "prerequisAVerifier")}
        libelle="Vous vérifiez les prérequis avant d'accepter une demande"
        aide="Le délai pour répondre est alors plus long."
      />
      <ChampTexte {...champDe(saisie, "url")} libelle="Page de la formation sur votre site" exemple="https://…" facultatif />
    </section>
  );
}

function Publics({ saisie }: { readonly saisie: Saisie }) {
  return (
    <section class="carte formulaire" aria-labelledby="titre-public">
      <h2 id="titre-public">Si elle s'adresse à des bénévoles ou à des volontaires</h2>
      <Cases
        saisie={saisie}
        nom="publics"
        legende="Public"
        aide="Au moins un, pour une formation de bénévoles et volontaires ; aucun pour les autres."
        valeurs={PUBLICS}
        mot={(un) => majuscule(phrasePublics([un]))}
      />
      <Cases
        saisie={saisie}
        nom="roles"
        legende="À quoi elle sert dans l'association"
        aide="C'est ainsi que les personnes la trouvent. Facultatif."
        valeurs={ROLES_ASSOCIATIFS}
        mot={motRole}
      />
    </section>
  );
}

function Certification({ saisie }: { readonly saisie: Saisie }) {
  return (
    <section class="carte formulaire" aria-labelledby="titre-certification">
      <h2 id="titre-certification">Si elle mène à une certification</h2>
      <ChampTexte
        {...champDe(saisie, "certification")}
        libelle="Code de la certification"
        aide="RNCP ou RS, puis des chiffres."
        exemple="RNCP38667"
        largeur="moyenne"
        facultatif
      />
      <ChampTexte
        {...champDe(saisie, "blocs")}
        libelle="Blocs visés"
        aide="Pour un bloc de compétences seulement ; séparez-les par des virgules."
        exemple="RNCP38667BC01"
        facultatif
      />
    </section>
  );
}

/** Champs d'une date : le premier jour, le dernier, les places. */
export function ChampsSession({ saisie, prefixe }: { readonly saisie: Saisie; readonly prefixe: string }) {
  return (
    <>
      <ChampDate {...champDe(saisie, `${prefixe}debut`)} libelle="Premier jour" exemple="15/03/2027" />
      <ChampDate
        {...champDe(saisie, `${prefixe}fin`)}
        libelle="Dernier jour"
        aide="Laissez vide pour une seule journée."
        exemple="17/03/2027"
        facultatif
      />
      <ChampTexte {...champDe(saisie, `${prefixe}places`)} libelle="Places" modeSaisie="numeric" largeur="courte" facultatif />
    </>
  );
}

function Lieu({ saisie, rang, seul }: { readonly saisie: Saisie; readonly rang: number; readonly seul: boolean }) {
  const nom = (champ: string) => `actions.${rang}.${champ}`;
  const numero = saisie.corps[nom("numero")] ?? "";
  return (
    <section class="carte formulaire" aria-labelledby={`titre-lieu-${rang}`}>
      <h2 id={`titre-lieu-${rang}`}>{seul ? "Où, à quel prix, quand" : `Lieu ${rang + 1}`}</h2>
      <input type="hidden" name={nom("numero")} value={numero} />
      <ChampChoix
        {...champDe(saisie, nom("modalite"))}
        legende="Sur place ou à distance ?"
        options={MODALITES.map((valeur) => ({ valeur, libelle: motModalite(valeur) }))}
      />
      <ChampTexte {...champDe(saisie, nom("adresse"))} libelle="Adresse" remplissage="off" facultatif />
      <ChampTexte {...champDe(saisie, nom("codePostal"))} libelle="Code postal" modeSaisie="numeric" largeur="courte" remplissage="off" />
      <ChampTexte {...champDe(saisie, nom("commune"))} libelle="Commune" aide="Vide si tout est à distance." remplissage="off" />
      <ChampTexte
        {...champDe(saisie, nom("prix"))}
        libelle="Prix, toutes taxes comprises"
        modeSaisie="decimal"
        largeur="courte"
        suffixe="€"
      />
      <ChampTexte {...champDe(saisie, nom("heures"))} libelle="Durée" modeSaisie="decimal" largeur="courte" suffixe="heures" />
      <ChampCase {...caseDe(saisie, nom("accessible"))} libelle="Accessible aux personnes handicapées" />
      <ChampTexte
        {...champDe(saisie, nom("accesHandicap"))}
        libelle="Comment vous les accueillez"
        exemple="salle de plain-pied, boucle magnétique sur demande"
        facultatif
      />
      <ChampCase
        {...caseDe(saisie, nom("entreesPermanentes"))}
        libelle="On commence quand on veut"
        aide="Sans dates : la personne choisit son premier jour avec vous."
      />
      {numero === "" ? <ChampsSession saisie={saisie} prefixe={nom("sessions.0.")} /> : null}
    </section>
  );
}

export function ChampsFormation({ saisie }: { readonly saisie: Saisie }) {
  const lieux = nombreDeLieux(saisie.corps);
  return (
    <>
      <Genre saisie={saisie} />
      <Publics saisie={saisie} />
      <Certification saisie={saisie} />
      <input type="hidden" name="lieux" value={lieux} />
      {Array.from({ length: lieux }, (_, rang) => (
        <Lieu key={rang} saisie={saisie} rang={rang} seul={lieux === 1} />
      ))}
    </>
  );
}
