-- Les associations et organismes : registre, qualification (CGI art. 200), responsables. Aucune donnée de titulaire hors du demandeur d'une proposition.
create schema if not exists organismes;

create table organismes.organismes (
  id uuid primary key,
  statut text not null check (statut in ('inscrit', 'propose')),
  rna text unique,
  ancien_numero text,
  siren text,
  siret text,
  registre_tribunal text,
  registre_volume text,
  registre_folio text,
  regime text not null check (regime in ('loi1901', 'alsace_moselle', 'autre')),
  nom text not null check (nom <> ''),
  sigle text,
  objet text not null default '',
  objet_social1 text,
  objet_social2 text,
  commune text not null default '',
  code_postal text,
  premiere_declaration date,
  position text not null default 'A',
  dissoute boolean not null default false,
  dissoute_le date,
  proposition_article200 text not null check (proposition_article200 in ('oui', 'non', 'indeterminee')),
  article200 boolean,
  source text not null,
  donnee_du date,
  propose_par uuid,
  cle text unique,
  recherche text not null,
  mots tsvector generated always as (array_to_tsvector(string_to_array(recherche, ' '))) stored,
  unique (registre_tribunal, registre_volume, registre_folio)
);
create index organismes_mots on organismes.organismes using gin (mots);
create index organismes_siren on organismes.organismes (siren) where siren is not null;
create index organismes_a_qualifier on organismes.organismes (nom, id) where article200 is null;

create table organismes.qualifications (
  organisme_id uuid not null references organismes.organismes (id),
  rang integer not null,
  article200 boolean not null,
  raison text not null,
  agent text not null,
  le timestamptz not null,
  primary key (organisme_id, rang)
);

create table organismes.responsables (
  organisme_id uuid not null references organismes.organismes (id),
  id uuid not null,
  courriel text not null,
  nom text not null,
  prenom text not null,
  fonction text not null,
  titulaire_id uuid,
  depuis date not null,
  jusqu_au date,
  primary key (organisme_id, id)
);
create unique index responsables_en_exercice on organismes.responsables (organisme_id, courriel) where jusqu_au is null;
create index responsables_courriel on organismes.responsables (courriel) where jusqu_au is null;

create function organismes.refuser_changement() returns trigger language plpgsql as $$
begin
  raise exception 'L''historique des qualifications ne se modifie pas.' using errcode = 'restrict_violation';
end $$;
create trigger qualifications_immuables before update or delete on organismes.qualifications
  for each row execute function organismes.refuser_changement();
create trigger qualifications_jamais_videes before truncate on organismes.qualifications
  for each statement execute function organismes.refuser_changement();

grant usage on schema organismes to cec_service;
grant select, insert, update, delete on organismes.organismes, organismes.responsables to cec_service;
grant select, insert on organismes.qualifications to cec_service;
