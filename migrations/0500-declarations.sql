-- Les déclarations de bénévolat et de réserve civique par le titulaire, et l'histoire de chacune (R5151-16 à -18, D5151-15).
create schema if not exists declarations;

create table declarations.declarations (
  titulaire_id uuid not null,
  id uuid not null,
  type text not null check (type in ('benevolat_associatif', 'reserve_civique')),
  etat text not null check (etat in ('brouillon', 'declaree', 'attestee', 'refusee', 'retiree', 'echue')),
  organisme_id uuid,
  annee integer,
  fonction text check (fonction in ('administration', 'encadrement', 'autre')),
  debut date,
  fin date,
  heures numeric(7, 2) check (heures > 0),
  intitule text,
  thematique text,
  saisie jsonb not null default '{}',
  declare_le date,
  atteste_le date,
  motif_refus text,
  mot text,
  motif_echeance text,
  auto_attestee boolean not null default false,
  version integer not null,
  modifiee_le timestamptz not null,
  primary key (titulaire_id, id),
  check (etat not in ('declaree', 'attestee', 'refusee')
    or (organisme_id is not null and annee is not null and fonction is not null and debut is not null
        and fin is not null and heures is not null and declare_le is not null)),
  check (etat <> 'attestee' or atteste_le is not null),
  check (etat <> 'refusee' or motif_refus is not null),
  check (debut is null or fin is null or debut <= fin)
);
-- Une déclaration par association et par année : les brouillons et les retraits ne comptent pas.
create unique index declarations_une_par_organisme on declarations.declarations (titulaire_id, organisme_id, annee, type)
  where etat in ('declaree', 'attestee', 'refusee');
create index declarations_par_organisme on declarations.declarations (organisme_id, etat, declare_le);
create index declarations_par_id on declarations.declarations (id);
create index declarations_a_echoir on declarations.declarations (annee) where etat in ('brouillon', 'declaree', 'refusee');

create table declarations.evenements (
  titulaire_id uuid not null,
  declaration_id uuid not null,
  rang integer not null,
  evenement text not null,
  etat text not null,
  acteur_genre text not null,
  acteur_id text,
  acteur_nom text,
  le timestamptz not null,
  jour date not null,
  contenu jsonb not null,
  cle text,
  primary key (titulaire_id, declaration_id, rang)
);
create unique index evenements_cle on declarations.evenements (titulaire_id, cle) where cle is not null;

create function declarations.refuser_changement() returns trigger language plpgsql as $$
begin
  raise exception 'L''histoire d''une déclaration ne se modifie pas.' using errcode = 'restrict_violation';
end $$;
create trigger evenements_immuables before update or delete on declarations.evenements
  for each row execute function declarations.refuser_changement();
create trigger evenements_jamais_vides before truncate on declarations.evenements
  for each statement execute function declarations.refuser_changement();

-- Rappels partis : un par palier, pour qu'une tâche rejouée n'écrive pas deux fois à la même personne.
create table declarations.rappels (
  titulaire_id uuid not null,
  declaration_id uuid not null,
  palier text not null,
  le timestamptz not null,
  primary key (titulaire_id, declaration_id, palier)
);

grant usage on schema declarations to cec_service;
grant select, insert on declarations.rappels to cec_service;
grant select, insert, update, delete on declarations.declarations to cec_service;
grant select, insert on declarations.evenements to cec_service;
