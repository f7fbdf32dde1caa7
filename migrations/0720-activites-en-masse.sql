-- Les dépôts en masse : la personne connue par son numéro ou par ses traits, les doutes d'identité, les corrections, et qui est à recalculer.
alter table activites.depots
  -- Empreinte à clé des traits complets (nom de naissance, prénoms, sexe, naissance, lieu) ; null si la ligne ne les a pas tous.
  add column traits_empreinte text,
  -- Empreinte à clé du noyau (nom de naissance, premier prénom, sexe, naissance) : elle confirme un numéro donné avec un nom.
  add column noyau_empreinte text,
  add column lot_id uuid,
  add column numero_ligne integer,
  add column empreinte_ligne bytea,
  -- Identité à départager par l'exploitant : la raison ; null quand rien n'arrête la ligne.
  add column doute_identite text,
  -- Décision de l'agent qui a départagé : qui, pourquoi, quand.
  add column doute_leve_par text,
  add column doute_raison text,
  add column doute_leve_le timestamptz,
  -- Ligne qui remplace ou annule celle-ci.
  add column remplace_par text,
  add column annule_le timestamptz;
alter table activites.depots drop constraint depots_check;
alter table activites.depots add constraint personne_designee
  check (nir_empreinte is not null or titulaire_id is not null or traits_empreinte is not null or doute_identite is not null);
create index depots_par_traits on activites.depots (traits_empreinte) where titulaire_id is null and traits_empreinte is not null;
create index depots_en_doute on activites.depots (depose_le, organisme_id, id_externe) where doute_identite is not null and doute_leve_le is null;
create index depots_par_activite on activites.depots (activite_id);
-- La même personne déclarée deux fois, par le même déclarant ou par deux : un contrôle, jamais un refus.
create index depots_par_noyau on activites.depots (noyau_empreinte, organisme_id, id_externe)
  where noyau_empreinte is not null and remplace_par is null and annule_le is null;

-- À qui reviennent des traits complets : comme une empreinte de numéro, posée une fois l'identité prouvée.
alter table activites.rattachements add column noyau_empreinte text;
alter table activites.rattachements add column traits_empreinte text;
create index rattachements_noyau on activites.rattachements (noyau_empreinte) where noyau_empreinte is not null;
create index rattachements_traits on activites.rattachements (traits_empreinte) where traits_empreinte is not null;

-- Une activité annulée par son déclarant reste dans l'histoire et ne compte plus ; une correction garde ce qu'elle remplace.
alter table activites.activites add column annulee_le timestamptz;
create table activites.versions (
  titulaire_id uuid not null,
  activite_id uuid not null,
  rang integer not null,
  faits jsonb not null,
  -- Ce qui a remplacé ces faits : une rectification ou une annulation, et la ligne qui la porte.
  operation text not null check (operation in ('rectification', 'annulation')),
  id_ligne text not null,
  le timestamptz not null,
  primary key (titulaire_id, activite_id, rang)
);
create trigger versions_immuables before update or delete on activites.versions
  for each row execute function activites.refuser_changement();
create trigger versions_jamais_videes before truncate on activites.versions
  for each statement execute function activites.refuser_changement();

-- Titulaires dont les faits ont bougé depuis le dernier calcul : seuls eux sont recalculés.
create table activites.a_recalculer (
  titulaire_id uuid primary key,
  depuis timestamptz not null
);

grant select, insert on activites.versions to cec_service;
grant select, insert, update, delete on activites.a_recalculer to cec_service;
