// L'association n'est pas dans le registre : la personne l'indique, et sa déclaration continue.
import { Alerte, Bouton, ChampChoix, ChampDate, ChampTexte, ChampZone, Formulaire } from "../../../composants/index.js";
import { type ErreurChamp, erreurDe } from "../saisie.js";
import { adresse, EcranDeParcours } from "./parcours.js";

export interface VueNouvelle {
  readonly jeton: string;
  readonly brouillonId: string;
  readonly corps: Readonly<Record<string, string>>;
  readonly erreurs: readonly ErreurChamp[];
}

const REGIMES = [
  { valeur: "loi1901", libelle: "Association loi 1901", aide: "Déclarée en préfecture." },
  { valeur: "alsace_moselle", libelle: "Association d'Alsace ou de Moselle", aide: "Inscrite au registre d'un tribunal." },
  { valeur: "autre", libelle: "Un autre organisme", aide: "Fondation, commune, établissement…" },
] as const;

function Registre({ vue }: { vue: VueNouvelle }) {
  const champ = (nom: string) => ({ nom, valeur: vue.corps[nom] ?? "", erreur: erreurDe(vue.erreurs, nom), facultatif: true });
  return (
    <>
      <ChampTexte {...champ("rna")} libelle="Numéro RNA" aide="Sur le récépissé de la préfecture." exemple="W353001234" largeur="moyenne" />
      <ChampTexte {...champ("siren")} libelle="Numéro SIREN" exemple="418 166 096" largeur="moyenne" modeSaisie="numeric" />
      <fieldset class="champ flux">
        <legend>Registre d'Alsace ou de Moselle</legend>
        <ChampTexte {...champ("tribunal")} libelle="Tribunal" exemple="Strasbourg" largeur="moyenne" />
        <ChampTexte {...champ("volume")} libelle="Volume" exemple="42" largeur="courte" />
        <ChampTexte {...champ("folio")} libelle="Folio" exemple="117" largeur="courte" />
      </fieldset>
    </>
  );
}

export function PageNouvelleAssociation(vue: VueNouvelle) {
  const champ = (nom: string) => ({ nom, valeur: vue.corps[nom] ?? "", erreur: erreurDe(vue.erreurs, nom) });
  return (
    <EcranDeParcours rang={2} titre="Indiquer mon association" retour={adresse(vue.brouillonId, "association")} erreurs={vue.erreurs}>
      <Alerte ton="attente" titre="Votre déclaration n'attend pas">
        <p>
          Nous enregistrons l'association telle que vous la décrivez. Un agent vérifie ensuite, une fois pour tous ses bénévoles, qu'elle
          ouvre droit. Vous pouvez continuer tout de suite.
        </p>
      </Alerte>
      <Formulaire action={adresse(vue.brouillonId, "nouvelle-association")} jeton={vue.jeton}>
        <ChampTexte {...champ("nom")} libelle="Nom de l'association" remplissage="organization" />
        <ChampTexte {...champ("commune")} libelle="Commune du siège" exemple="Rennes" />
        <ChampTexte {...champ("codePostal")} libelle="Code postal" exemple="35000" largeur="courte" modeSaisie="numeric" facultatif />
        <ChampChoix {...champ("regime")} legende="De quelle sorte d'organisme s'agit-il ?" options={REGIMES} />
        <ChampDate
          {...champ("premiereDeclaration")}
          libelle="Date de sa première déclaration"
          exemple="14/03/2015"
          facultatif
          aide="L'association doit exister depuis un an au moins. Si vous l'ignorez, laissez vide."
        />
        <ChampZone {...champ("objet")} libelle="Ce qu'elle fait, en une phrase" exemple="enseigner le judo aux enfants du quartier" />
        <Registre vue={vue} />
        <Bouton libelle="Enregistrer et continuer" />
      </Formulaire>
    </EcranDeParcours>
  );
}
