-- Les activités déclarées par des organismes pour des personnes, et ce que la personne choisit de recenser (L5151-8).
create schema if not exists activites;

-- Ce que l'organisme a envoyé, tel quel : la preuve du dépôt, et la salle d'attente de qui n'a pas encore ouvert son compte.
create table activites.depots (
  organisme_id text not null,
  id_externe text not null,
  activite_id uuid not null,
  nir_empreinte text,
  titulaire_id uuid,
  type text not null,
  organisme_nom text not null,
  faits jsonb not null,
  declare_le date not null,
  depose_le timestamptz not null,
  primary key (organisme_id, id_externe),
  check (nir_empreinte is not null or titulaire_id is not null)
);
create index depots_en_attente on activites.depots (nir_empreinte) where titulaire_id is null;

-- À qui revient une empreinte déjà rattachée : un dépôt ultérieur rejoint le compte sans attendre.
create table activites.rattachements (
  titulaire_id uuid not null,
  nir_empreinte text not null,
  le timestamptz not null,
  primary key (titulaire_id, nir_empreinte)
);
create index rattachements_empreinte on activites.rattachements (nir_empreinte);

create table activites.activites (
  titulaire_id uuid not null,
  id uuid not null,
  organisme_id text not null,
  id_externe text not null,
  organisme_nom text not null,
  type text not null,
  faits jsonb not null,
  declare_le date not null,
  recensee boolean not null default true,
  primary key (titulaire_id, id)
);

create table activites.choix (
  titulaire_id uuid not null,
  activite_id uuid not null,
  rang integer not null,
  recensee boolean not null,
  le timestamptz not null,
  primary key (titulaire_id, activite_id, rang)
);

create function activites.refuser_changement() returns trigger language plpgsql as $$
begin
  raise exception 'L''historique des choix ne se modifie pas.' using errcode = 'restrict_violation';
end $$;
create trigger choix_immuables before update or delete on activites.choix
  for each row execute function activites.refuser_changement();
create trigger choix_jamais_vides before truncate on activites.choix
  for each statement execute function activites.refuser_changement();

grant usage on schema activites to cec_service;
grant select, insert, update, delete on activites.depots, activites.rattachements, activites.activites to cec_service;
grant select, insert on activites.choix to cec_service;
