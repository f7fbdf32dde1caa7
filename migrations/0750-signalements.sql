-- Les signalements : « mon organisme ne m'a pas déclaré », « c'est inexact », ce que l'organisme répond, et l'histoire de chacun.
create schema if not exists signalements;

create table signalements.signalements (
  titulaire_id uuid not null,
  id uuid not null,
  genre text not null check (genre in ('non_declaree', 'inexacte')),
  etat text not null check (etat in ('envoye', 'relance', 'repondu', 'sans_reponse', 'clos')),
  -- Celui qui doit répondre ; un déposant que notre registre ne connaît pas garde la clé de son dépôt.
  organisme_id text not null,
  organisme_nom text not null,
  type text not null,
  annee integer not null,
  debut date,
  fin date,
  -- Activité contestée, quand il y en a une.
  activite_id uuid,
  faux text,
  serait_vrai text,
  mot text,
  echeance date not null,
  -- Ce qui a fixé l'échéance : le délai du service, ou le 1er avril des sapeurs-pompiers (décret 2022-1403).
  regle_echeance text not null check (regle_echeance in ('delai_du_service', 'sapeurs_pompiers')),
  -- Rappel le plus proche de l'échéance déjà parti, en jours avant elle.
  dernier_rappel integer,
  reponse text check (reponse in ('declaree', 'rectifiee', 'maintenue', 'personne_inconnue')),
  raison text,
  id_ligne text,
  repondu_le date,
  repondant_nom text,
  repondant_fonction text,
  envoye_le date not null,
  version integer not null,
  modifie_le timestamptz not null,
  primary key (titulaire_id, id),
  check (genre <> 'inexacte' or (activite_id is not null and faux is not null)),
  check ((debut is null) = (fin is null) and debut <= fin),
  check (etat <> 'repondu' or reponse is not null),
  check (reponse is null or (repondu_le is not null and repondant_nom is not null and repondant_fonction is not null)),
  check (reponse is distinct from 'maintenue' or raison is not null)
);
-- Le même signalement ouvert deux fois est le premier.
create unique index signalements_ouverts_non_declaree on signalements.signalements (titulaire_id, organisme_id, type, annee)
  where genre = 'non_declaree' and etat in ('envoye', 'relance', 'sans_reponse');
create unique index signalements_ouverts_inexacte on signalements.signalements (titulaire_id, activite_id)
  where genre = 'inexacte' and etat in ('envoye', 'relance', 'sans_reponse');
create index signalements_par_organisme on signalements.signalements (organisme_id, etat, echeance);
create index signalements_a_suivre on signalements.signalements (echeance) where etat in ('envoye', 'relance');
create index signalements_sans_reponse on signalements.signalements (echeance) where etat = 'sans_reponse';

create table signalements.evenements (
  titulaire_id uuid not null,
  signalement_id uuid not null,
  rang integer not null,
  evenement text not null,
  etat text not null,
  acteur_genre text not null,
  acteur_id text,
  -- Nom et fonction de qui a répondu.
  signataire text,
  le timestamptz not null,
  jour date not null,
  contenu jsonb not null,
  primary key (titulaire_id, signalement_id, rang)
);

create function signalements.refuser_changement() returns trigger language plpgsql as $$
begin
  raise exception 'L''histoire d''un signalement ne se modifie pas.' using errcode = 'restrict_violation';
end $$;
create trigger evenements_immuables before update or delete on signalements.evenements
  for each row execute function signalements.refuser_changement();
create trigger evenements_jamais_vides before truncate on signalements.evenements
  for each statement execute function signalements.refuser_changement();

grant usage on schema signalements to cec_service;
grant select, insert, update on signalements.signalements to cec_service;
grant select, insert on signalements.evenements to cec_service;
