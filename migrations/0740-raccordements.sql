-- Les raccordements : les logiciels des organismes déclarants, leurs clés publiques, leurs jetons et les avis qu'ils reçoivent.
create schema if not exists raccordements;

create table raccordements.raccordements (
  id uuid primary key,
  -- Nom sous lequel le logiciel se présente ; il se lit et se copie.
  client_id text not null unique check (client_id ~ '^[a-z0-9-]{3,60}$'),
  organisme_id uuid not null,
  nom text not null check (nom <> ''),
  portees text[] not null check (cardinality(portees) > 0),
  cree_le timestamptz not null,
  cree_par uuid not null,
  revoque_le timestamptz,
  revoque_par uuid,
  check ((revoque_le is null) = (revoque_par is null))
);
create index raccordements_par_organisme on raccordements.raccordements (organisme_id, cree_le, id);

-- Des clés publiques seulement : la clé privée ne quitte pas l'organisme.
create table raccordements.cles (
  raccordement_id uuid not null references raccordements.raccordements (id),
  kid text not null check (kid <> ''),
  jwk jsonb not null check (not (jwk ? 'd') and not (jwk ? 'k') and not (jwk ? 'p')),
  algorithme text not null check (algorithme in ('ES256', 'PS256', 'EdDSA', 'RS256')),
  depuis timestamptz not null,
  jusqu_au timestamptz,
  utilisee_le timestamptz,
  primary key (raccordement_id, kid)
);

-- Ce que le serveur d'autorisation garde : l'empreinte d'un jeton (jamais lui), ou d'une assertion déjà servie.
create table raccordements.jetons (
  empreinte text primary key check (empreinte ~ '^[0-9a-f]{64}$'),
  sorte text not null check (sorte in ('jeton', 'assertion')),
  raccordement_id uuid,
  kid text,
  portees text[] not null default '{}',
  expire_le timestamptz not null,
  check (sorte = 'assertion' or raccordement_id is not null)
);
create index jetons_expires on raccordements.jetons (expire_le);

-- Demandes comptées par fenêtre : une ligne par raccordement et par quota.
create table raccordements.quotas (
  raccordement_id uuid not null,
  quota text not null,
  fenetre bigint not null,
  demandes integer not null,
  primary key (raccordement_id, quota)
);

-- L'adresse à prévenir quand un lot est traité ; le secret de signature est chiffré.
create table raccordements.avis (
  raccordement_id uuid primary key references raccordements.raccordements (id),
  url text not null,
  secret text not null,
  choisi_le timestamptz not null
);

-- La file des envois : un événement n'y est qu'une fois par avis.
create table raccordements.envois (
  id uuid primary key,
  raccordement_id uuid not null,
  evenement text not null,
  objet_id text not null,
  corps text not null,
  etat text not null check (etat in ('en_attente', 'envoye', 'abandonne')),
  essais integer not null default 0,
  cree_le timestamptz not null,
  prochain_le timestamptz not null,
  envoye_le timestamptz,
  dernier_statut integer,
  derniere_erreur text,
  unique (raccordement_id, evenement, objet_id),
  check ((etat = 'envoye') = (envoye_le is not null))
);
create index envois_en_attente on raccordements.envois (prochain_le, id) where etat = 'en_attente';
create index envois_par_raccordement on raccordements.envois (raccordement_id, cree_le desc, id);

grant usage on schema raccordements to cec_service;
grant select, insert, update on raccordements.raccordements, raccordements.cles, raccordements.envois to cec_service;
grant select, insert, update, delete on raccordements.jetons, raccordements.quotas, raccordements.avis to cec_service;
