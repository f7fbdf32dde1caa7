-- Le calcul de tous les comptes par tranches, ce qui l'empêche, et l'indu : un droit déjà dépensé dont l'activité ne tient plus (L6323-45).

-- Une décision se garde comme elle a été dite, octet pour octet, et ne se cherche pas par son contenu : json s'écrit plus vite que jsonb.
alter table droits.decisions alter column reponse type json, alter column faits type json, alter column lectures type json;

-- Un indu naît quand un lot sans appui a été dépensé. Ce qu'il est ne change pas ; seul son état suit son histoire.
create table droits.indus (
  titulaire_id uuid not null,
  id uuid not null,
  -- 1, 2, 3… par titulaire : l'ordre où ils se retiennent.
  rang integer not null check (rang >= 1),
  lot_id uuid not null,
  montant bigint not null check (montant > 0),
  -- Code, et les raisons que la loi a données le jour du constat.
  motif text not null,
  motifs jsonb not null,
  constate_le timestamptz not null,
  jour date not null,
  etat text not null default 'constate' check (etat in ('constate', 'recouvre', 'abandonne', 'sans_objet')),
  -- Jour où un agent a décidé de retenir : le reste est alors pris sur les inscriptions suivantes.
  retenue_decidee_le timestamptz,
  primary key (titulaire_id, id),
  constraint un_rang_par_indu unique (titulaire_id, rang)
);
create index indus_ouverts on droits.indus (constate_le, titulaire_id, id) where etat = 'constate';

-- L'histoire d'un indu. Une retenue nomme le lot où elle est prise et l'écriture qui la porte ; une restitution la défait.
create table droits.indus_evenements (
  titulaire_id uuid not null,
  indu_id uuid not null,
  rang integer not null check (rang >= 1),
  evenement text not null check (evenement in ('constat', 'decision', 'retenue', 'restitution', 'abandon', 'sans_objet')),
  lot_id uuid,
  ecriture_id uuid,
  montant bigint,
  par text not null,
  motif text,
  le timestamptz not null,
  primary key (titulaire_id, indu_id, rang),
  constraint indu_connu foreign key (titulaire_id, indu_id) references droits.indus (titulaire_id, id),
  check ((evenement in ('retenue', 'restitution')) = (lot_id is not null)),
  check (evenement <> 'retenue' or montant > 0),
  check (evenement <> 'restitution' or montant < 0)
);
create trigger evenements_immuables before update or delete on droits.indus_evenements
  for each row execute function droits.refuser_changement();
create trigger evenements_jamais_vides before truncate on droits.indus_evenements
  for each statement execute function droits.refuser_changement();
create trigger indus_gardes before delete on droits.indus
  for each row execute function droits.refuser_changement();
create trigger indus_jamais_vides before truncate on droits.indus
  for each statement execute function droits.refuser_changement();
create trigger constat_immuable before update of titulaire_id, id, rang, lot_id, montant, motif, motifs, constate_le, jour on droits.indus
  for each row execute function droits.refuser_changement();

-- Un passage sur tous les comptes : le curseur avance, et chaque intervalle qu'il laisse est une tranche que quelqu'un prendra.
create table droits.passages (
  jour date not null,
  rang integer not null check (rang >= 1),
  curseur uuid,
  etat text not null check (etat in ('en_cours', 'decoupe', 'fini')),
  commence_le timestamptz not null,
  fini_le timestamptz,
  titulaires integer not null default 0,
  ecrits integer not null default 0,
  isoles integer not null default 0,
  primary key (jour, rang)
);

create table droits.tranches (
  jour date not null,
  rang integer not null,
  numero integer not null,
  apres uuid,
  jusqua uuid not null,
  etat text not null default 'a_faire' check (etat in ('a_faire', 'faite')),
  titulaires integer not null default 0,
  ecrits integer not null default 0,
  isoles integer not null default 0,
  primary key (jour, rang, numero),
  constraint passage_connu foreign key (jour, rang) references droits.passages (jour, rang)
);

-- Titulaires dont le calcul a échoué : mis de côté pour ne pas arrêter les autres, retirés dès qu'un calcul aboutit.
create table droits.isoles (
  titulaire_id uuid primary key,
  -- Code d'un refus, ou « defaut » : jamais le texte d'une erreur, qui pourrait nommer quelqu'un.
  raison text not null,
  depuis timestamptz not null
);

grant select, insert, update on droits.indus, droits.passages to cec_service;
grant select, insert on droits.indus_evenements to cec_service;
grant select, insert, update, delete on droits.tranches, droits.isoles to cec_service;
