-- L'identité des personnes. Elle vit à part du grand livre et des activités, qui ne connaissent qu'un
-- identifiant opaque : elle peut donc être effacée quand la loi le dit sans que les comptes cessent de tenir.
create schema identite;
grant usage on schema identite to cec_service;

create table identite.personnes (
  id uuid primary key,
  prenoms text not null check (length(prenoms) between 1 and 256),
  nom_naissance text not null check (length(nom_naissance) between 1 and 256),
  nom_usage text,
  naissance date not null,
  naissance_presumee boolean not null default false,
  sexe text not null check (sexe in ('masculin', 'feminin', 'non_precise')),
  -- Code commune INSEE, vide pour une naissance à l'étranger, null quand il n'est pas connu.
  lieu_naissance text check (lieu_naissance ~ '^((2[AB]|[0-9]{2})[0-9]{3})?$'),
  pays_naissance text check (pays_naissance ~ '^99[0-9]{3}$'),
  courriel text,
  preuve text not null check (preuve in ('declaree', 'eidas1', 'eidas2', 'eidas3')),
  creee_le timestamptz not null,
  modifiee_le timestamptz not null
);
create index personnes_par_traits on identite.personnes (naissance, upper(nom_naissance));

create table identite.identifiants_oidc (
  fournisseur text not null check (fournisseur in ('franceconnect', 'franceconnect_plus')),
  sub text not null,
  personne_id uuid not null references identite.personnes (id),
  vu_le timestamptz not null,
  primary key (fournisseur, sub)
);
create index identifiants_oidc_par_personne on identite.identifiants_oidc (personne_id);

create table identite.titulaires (
  titulaire_id uuid primary key,
  personne_id uuid not null unique references identite.personnes (id),
  ouvert_le date not null,
  statut text not null check (
    statut in ('salarie', 'demandeur_emploi', 'agent_public', 'independant', 'etudiant', 'parent_foyer', 'retraite', 'esat', 'detenu', 'autre')
  ),
  -- Jour de signature du contrat d'apprentissage, qui ouvre le compte dès 15 ans (L5151-2).
  contrat_apprentissage date,
  retraite date,
  deces date,
  modifie_le timestamptz not null
);

-- Le numéro de sécurité sociale : chiffré par sa clé propre, retrouvé par une empreinte à clé, jamais en clair.
create table identite.nir (
  titulaire_id uuid primary key references identite.titulaires (titulaire_id),
  nir_chiffre text not null,
  empreinte text not null unique check (empreinte ~ '^[0-9a-f]{64}$'),
  certification text not null check (certification in ('declare', 'certifie', 'inconnu')),
  ecrit_le timestamptz not null
);

create table identite.acces_courriel (
  personne_id uuid primary key references identite.personnes (id),
  courriel text not null unique check (courriel = lower(courriel)),
  confirme_le timestamptz,
  mot_de_passe text,
  totp_chiffre text,
  totp_confirme boolean not null default false,
  -- Dernier pas de temps accepté : un code déjà utilisé ne sert pas deux fois.
  totp_dernier_pas bigint not null default 0,
  -- Empreintes des codes de secours encore utilisables.
  codes_secours text[] not null default '{}',
  code_empreinte text,
  code_expire_le timestamptz,
  code_essais integer not null default 0,
  cree_le timestamptz not null
);

create table identite.responsables_connectes (
  id uuid primary key,
  sub text not null unique,
  courriel text not null,
  nom text not null,
  prenom text not null,
  siret text,
  vu_le timestamptz not null
);
create index responsables_connectes_par_courriel on identite.responsables_connectes (lower(courriel));

create table identite.demandes_assistance (
  numero text primary key,
  personne_id uuid not null references identite.personnes (id),
  motif text not null,
  message text not null,
  courriel text,
  etat text not null check (etat in ('recue', 'en_cours', 'repondue')),
  recue_le timestamptz not null,
  echeance date not null
);
create index demandes_assistance_par_personne on identite.demandes_assistance (personne_id, recue_le);

grant select, insert, update, delete on all tables in schema identite to cec_service;
