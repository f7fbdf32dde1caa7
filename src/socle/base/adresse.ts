// Où joindre une base PostgreSQL : une adresse complète, ou la prise locale d'un serveur embarqué.

export type AdresseBase =
  | { readonly url: string }
  | {
      /** Dossier de la prise locale (socket unix). */
      readonly dossierPrise: string;
      readonly base: string;
      readonly utilisateur: string;
    };
