-- Les décisions de la loi, gardées telles qu'elles ont été expliquées le jour où un droit a été écrit ou repris.
create schema if not exists droits;

-- Une ligne par titulaire : elle se verrouille avant de lire, pour que deux calculs simultanés se suivent.
create table droits.evaluations (
  titulaire_id uuid primary key,
  evaluee_le date not null,
  resume jsonb not null
);

create table droits.decisions (
  titulaire_id uuid not null,
  id uuid not null,
  lot_id uuid not null,
  activite text not null,
  annee integer not null,
  sens text not null check (sens in ('inscription', 'reprise')),
  evaluee_le date not null,
  inscrite_le timestamptz not null,
  reponse jsonb not null,
  faits jsonb not null,
  lectures jsonb not null,
  primary key (titulaire_id, id)
);

-- Calendrier de l'exploitant : un droit de l'année N est écrit au plus tôt ce jour de N+1. Vide (le défaut), il l'est dès qu'il est dû.
create table droits.calendrier (
  depuis date primary key,
  mois integer check (mois between 1 and 12),
  jour integer check (jour between 1 and 31),
  check ((mois is null) = (jour is null))
);

create function droits.refuser_changement() returns trigger language plpgsql as $$
begin
  raise exception 'Une décision ne se modifie pas : une autre la remplace.' using errcode = 'restrict_violation';
end $$;
create trigger decisions_immuables before update or delete on droits.decisions
  for each row execute function droits.refuser_changement();
create trigger decisions_jamais_videes before truncate on droits.decisions
  for each statement execute function droits.refuser_changement();

grant usage on schema droits to cec_service;
grant select on droits.calendrier to cec_service;
grant select, insert, update on droits.evaluations to cec_service;
grant select, insert on droits.decisions to cec_service;
