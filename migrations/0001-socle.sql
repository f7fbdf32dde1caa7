-- Le socle : ce que la technique garde pour elle-même. La table socle.migrations est faite par le lanceur.
grant usage on schema socle to cec_service;

-- Décalage de l'horloge en démonstration, en jours, et si ses données ont été semées ; une seule ligne.
create table socle.horloge_demonstration (
  unique_ligne boolean primary key default true check (unique_ligne),
  decalage_jours integer not null default 0 check (decalage_jours between 0 and 36525),
  semee_le date
);
insert into socle.horloge_demonstration default values;

create table socle.sessions (
  sid text primary key,
  donnees jsonb not null,
  expire_le timestamptz not null
);
create index sessions_expire_le on socle.sessions (expire_le);

-- Boîte d'envoi : le courriel est écrit avec ce qui le cause, puis envoyé par une tâche.
create table socle.courriels (
  id uuid primary key,
  a text not null,
  sujet text not null,
  texte text not null,
  cree_le timestamptz not null,
  envoye_le timestamptz
);
create index courriels_a_envoyer on socle.courriels (cree_le) where envoye_le is null;

-- Essais manqués : la clé est une empreinte, jamais une donnée de la personne.
create table socle.verrous_tentatives (
  cle text primary key,
  essais integer not null default 0 check (essais >= 0),
  depuis timestamptz not null,
  bloque_jusqu_au timestamptz
);

grant select, insert, update, delete on all tables in schema socle to cec_service;
revoke insert, update, delete on socle.migrations from cec_service;
