-- Les dépôts des organismes déclarants : le fichier reçu (chiffré), son état, et la réponse à chacune de ses lignes.
create schema if not exists depots;

-- Un lot est un fichier reçu en entier, par le portail, par l'API ou par la ligne de commande.
create table depots.lots (
  id uuid primary key,
  -- L'organisme déclarant ; l'identité de qui agit est gardée à côté, pour l'histoire.
  organisme_id uuid not null,
  depose_par text not null,
  nom_fichier text not null,
  format text not null check (format in ('csv', 'ndjson')),
  encodage text not null check (encodage in ('utf-8', 'windows-1252')),
  -- Un essai rend le même rapport et n'écrit rien sur les comptes.
  essai boolean not null default false,
  cle text,
  taille bigint not null check (taille >= 0),
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  etat text not null check (etat in ('RECU', 'EN_CONTROLE', 'TRAITE', 'REFUSE')),
  -- Raison d'un fichier refusé en entier : un code et ses détails.
  refus jsonb,
  recu_le timestamptz not null,
  -- Jour de la déclaration que porte chaque ligne acceptée (D5151-13).
  declare_le date not null,
  -- État des autorisations du déclarant à la réception : s'il change, le même fichier est examiné de nouveau.
  version_autorisations text not null,
  -- Où en est le traitement : la tranche suivante commence après ces lignes.
  lignes_lues integer not null default 0,
  octets_lus bigint not null default 0,
  acceptees integer not null default 0,
  avec_reserve integer not null default 0,
  rejetees integer not null default 0,
  deja_recues integer not null default 0,
  en_attente_identite integer not null default 0,
  traite_le timestamptz,
  check ((etat = 'REFUSE') = (refus is not null)),
  check ((etat in ('TRAITE', 'REFUSE')) = (traite_le is not null))
);
create index lots_par_organisme on depots.lots (organisme_id, recu_le desc, id);
create index lots_a_traiter on depots.lots (recu_le, id) where etat in ('RECU', 'EN_CONTROLE');
create index lots_par_empreinte on depots.lots (organisme_id, empreinte);
create unique index lots_cle on depots.lots (organisme_id, cle) where cle is not null;

-- Le fichier, par morceaux chiffrés : il porte des numéros de sécurité sociale. Un lot dont la réception s'interrompt n'en garde pas.
create table depots.morceaux (
  lot_id uuid not null,
  rang integer not null,
  octets bytea not null,
  recu_le timestamptz not null,
  primary key (lot_id, rang)
);
alter table depots.morceaux alter column octets set storage external;

-- La réponse à chaque ligne, dans l'ordre du fichier. Elle ne se modifie pas : un nouvel envoi est un autre lot.
create table depots.lignes (
  lot_id uuid not null,
  numero integer not null check (numero >= 1),
  id_ligne text,
  statut text not null check (statut in ('ACCEPTEE', 'ACCEPTEE_AVEC_RESERVE', 'REJETEE', 'DEJA_RECUE', 'EN_ATTENTE_IDENTITE')),
  -- Fautes et réserves : codes, champs et détails ; la phrase s'écrit depuis eux.
  fautes jsonb,
  activite_id uuid,
  empreinte bytea not null,
  primary key (lot_id, numero)
);
create index lignes_par_statut on depots.lignes (lot_id, statut, numero) where statut <> 'ACCEPTEE';
create index lignes_par_id on depots.lignes (id_ligne text_pattern_ops, lot_id);

-- Contrôles de vraisemblance que l'exploitant examine : jamais un refus automatique, jamais montrés à un autre organisme.
create table depots.alertes (
  id uuid primary key,
  lot_id uuid not null,
  organisme_id uuid not null,
  genre text not null,
  titulaire_id uuid,
  activite_id uuid,
  explication jsonb not null,
  etat text not null default 'ouverte' check (etat in ('ouverte', 'sans_suite', 'signalee')),
  cle text not null unique,
  ouverte_le timestamptz not null,
  examinee_le timestamptz,
  examinee_par text,
  raison text
);
create index alertes_ouvertes on depots.alertes (ouverte_le, id) where etat = 'ouverte';

create function depots.refuser_changement() returns trigger language plpgsql as $$
begin
  raise exception 'La réponse donnée à une ligne ne se modifie pas.' using errcode = 'restrict_violation';
end $$;
create trigger lignes_immuables before update or delete on depots.lignes
  for each row execute function depots.refuser_changement();
create trigger lignes_jamais_videes before truncate on depots.lignes
  for each statement execute function depots.refuser_changement();

grant usage on schema depots to cec_service;
grant select, insert, update on depots.lots, depots.alertes to cec_service;
grant select, insert, delete on depots.morceaux to cec_service;
grant select, insert on depots.lignes to cec_service;
