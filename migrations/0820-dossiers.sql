-- Les dossiers de formation : une demande du titulaire, menée à sa fin par lui, l'organisme, les financeurs, l'exploitant et le temps.
-- L'argent des droits est au grand livre ; ici, l'état du dossier, son histoire, et ce que chacun doit.
create schema dossiers;
grant usage on schema dossiers to cec_service;

create table dossiers.dossiers (
  titulaire_id uuid not null,
  id uuid not null,
  -- Clé de qui l'a ouvert : la même ouverture rejouée ne fait qu'un dossier.
  cle text not null check (cle <> ''),
  -- Numéro lisible, dit au téléphone : unique, sans rien révéler de la personne.
  numero text not null unique,
  etat text not null,
  facturation text not null default 'pas_facturable',
  controle text not null default 'hors_controle',
  version integer not null default 1 check (version >= 1),
  -- L'offre telle qu'elle a été demandée, puis proposée : le catalogue peut changer, pas ce qui a été convenu.
  organisme_id uuid not null,
  siret text not null,
  organisme_nom text not null,
  formation_id uuid not null,
  action_id uuid not null,
  session_id uuid,
  offre jsonb not null,
  -- Département du lieu, ou de l'organisme à distance : ses jours fériés comptent. Null quand il n'est pas connu.
  departement text,
  -- Mot du titulaire à l'organisme.
  message text,
  -- Statut du titulaire au jour de la demande (L6323-7, L6323-3).
  statut_titulaire text not null,
  proposition_modifiee boolean not null default false,
  -- Plan accepté, tel qu'il a été montré ; null avant. `engage` : les sommes réservées, compteur par compteur.
  plan jsonb,
  engage jsonb,
  reservation_cec uuid,
  reservation_cpf text,
  -- Horloge qui fera avancer le dossier toute seule, et son dernier jour utile.
  horloge text,
  echeance date,
  -- Service fait : taux de réalisation en pour cent, ce qui est dû à l'organisme en centimes, et qui en doit quoi.
  taux_realisation smallint check (taux_realisation between 0 and 100),
  force_majeure boolean,
  cause text,
  heures_non_faites numeric(8, 2),
  du_organisme bigint check (du_organisme >= 0),
  parts jsonb,
  note smallint check (note between 1 and 5),
  -- Le jour de chaque étape dont part un délai.
  demandee_le date,
  verification_le date,
  proposee_le date,
  cofinancement_le date,
  paiement_le date,
  acceptee_le date,
  examen_le date,
  entree_le date,
  sortie_le date,
  service_fait_le date,
  facturee_le date,
  a_rembourser_depuis date,
  modifie_le timestamptz not null,
  cree_le timestamptz not null,
  primary key (titulaire_id, id),
  constraint dossier_ouvert_une_fois unique (titulaire_id, cle)
);
create unique index dossiers_par_id on dossiers.dossiers (id);
create index dossiers_par_organisme on dossiers.dossiers (organisme_id, etat);
create index dossiers_a_echoir on dossiers.dossiers (echeance, id) where echeance is not null;
create index dossiers_a_payer on dossiers.dossiers (facturation) where facturation in ('a_facturer', 'facturee', 'acompte_attendu', 'a_rendre');
create index dossiers_en_controle on dossiers.dossiers (controle) where controle = 'en_controle';

-- L'histoire : rien ne s'y efface. `machine` : laquelle des trois avance.
create table dossiers.evenements (
  titulaire_id uuid not null,
  dossier_id uuid not null,
  rang integer not null check (rang >= 1),
  machine text not null check (machine in ('dossier', 'facturation', 'controle')),
  evenement text not null,
  de text not null,
  vers text not null,
  par text not null,
  -- Nom de qui signe pour un organisme ou l'exploitant ; null pour le titulaire et le temps.
  signataire text,
  le timestamptz not null,
  -- Raison donnée, champs changés, écriture du grand livre.
  details jsonb not null default '{}',
  primary key (titulaire_id, dossier_id, rang)
);
alter table dossiers.evenements add constraint dossier_de_l_evenement foreign key (titulaire_id, dossier_id) references dossiers.dossiers (titulaire_id, id);

-- Ce qu'un employeur, une association ou un autre tiers ajoute (L6323-4 II).
create table dossiers.cofinancements (
  titulaire_id uuid not null,
  dossier_id uuid not null,
  id uuid not null,
  -- Les mots de FINANCEURS_TIERS.
  financeur text not null,
  organisme_id uuid not null,
  organisme_nom text not null,
  montant_demande bigint not null check (montant_demande > 0),
  montant_accorde bigint check (montant_accorde > 0),
  etat text not null check (etat in ('demande', 'accorde', 'refuse', 'expire', 'renonce', 'appele', 'verse', 'libere')),
  raison text,
  signataire text,
  demande_le timestamptz not null,
  repondu_le timestamptz,
  verse_le date,
  primary key (titulaire_id, dossier_id, id)
);
alter table dossiers.cofinancements add constraint dossier_cofinance foreign key (titulaire_id, dossier_id) references dossiers.dossiers (titulaire_id, id);
create index cofinancements_par_organisme on dossiers.cofinancements (organisme_id, etat);

-- Ce que le titulaire paie de sa poche : participation et reste.
create table dossiers.paiements (
  titulaire_id uuid not null,
  dossier_id uuid not null,
  id uuid not null,
  montant bigint not null check (montant > 0),
  etat text not null check (etat in ('attendu', 'paye', 'refuse', 'annule', 'a_rembourser', 'rembourse')),
  -- Référence du prestataire d'encaissement.
  reference text,
  rembourser_avant date,
  cree_le timestamptz not null,
  modifie_le timestamptz not null,
  primary key (titulaire_id, dossier_id, id)
);
alter table dossiers.paiements add constraint dossier_paye foreign key (titulaire_id, dossier_id) references dossiers.dossiers (titulaire_id, id);

-- Les factures de l'organisme, acomptes compris ; `parts` : chaque payeur et sa somme, qui font le total.
create table dossiers.factures (
  titulaire_id uuid not null,
  dossier_id uuid not null,
  id uuid not null,
  genre text not null check (genre in ('acompte', 'facture', 'retour')),
  numero text not null,
  montant bigint not null check (montant > 0),
  parts jsonb not null,
  etat text not null check (etat in ('emise', 'rejetee', 'payee')),
  raison text,
  emise_le date not null,
  payer_avant date,
  payee_le date,
  reference_paiement text,
  primary key (titulaire_id, dossier_id, id)
);
alter table dossiers.factures add constraint dossier_facture foreign key (titulaire_id, dossier_id) references dossiers.dossiers (titulaire_id, id);

-- Dossiers qu'un défaut empêche d'échoir : les autres passent, ceux-là se montrent.
create table dossiers.isoles (
  dossier_id uuid primary key,
  raison text not null,
  depuis timestamptz not null
);

create function dossiers.refuser_changement() returns trigger language plpgsql as $$
begin
  raise exception 'L''histoire d''un dossier ne se modifie ni ne s''efface.' using errcode = 'restrict_violation';
end $$;
create trigger evenements_immuables before update or delete on dossiers.evenements for each row execute function dossiers.refuser_changement();
create trigger evenements_jamais_vides before truncate on dossiers.evenements for each statement execute function dossiers.refuser_changement();

grant select, insert, update on dossiers.dossiers, dossiers.cofinancements, dossiers.paiements, dossiers.factures to cec_service;
grant select, insert on dossiers.evenements to cec_service;
grant select, insert, delete on dossiers.isoles to cec_service;
