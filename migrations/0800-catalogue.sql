-- Le catalogue : les certifications, les organismes de formation, leurs formations, actions et sessions, et les fichiers qui les apportent.
-- Les mots sont ceux de LHEO : une formation a des actions (un lieu, un prix, une modalité) qui ont des sessions (des dates).
create schema catalogue;
grant usage on schema catalogue to cec_service;
create extension if not exists pg_trgm;

-- Un fichier reçu, et ce qu'il a donné.
create table catalogue.imports (
  id uuid primary key,
  format text not null check (format in ('mcf', 'lheo', 'edof', 'france_competences', 'organismes_formation')),
  nom text not null,
  -- Organisme de formation qui envoie sa propre offre, null pour l'exploitant.
  organisme_id uuid,
  par text not null check (par <> ''),
  recu_le timestamptz not null,
  -- Dernière tranche écrite : un import « en_cours » qui n'avance plus est mort avec le processus qui le lisait.
  avance_le timestamptz not null,
  termine_le timestamptz,
  etat text not null check (etat in ('en_cours', 'termine', 'refuse')),
  lues integer not null default 0,
  creees integer not null default 0,
  modifiees integer not null default 0,
  inchangees integer not null default 0,
  rejetees integer not null default 0,
  averties integer not null default 0,
  retirees integer not null default 0,
  -- Faute du fichier entier, quand il n'a pas pu être lu jusqu'au bout.
  faute jsonb
);
create index imports_recents on catalogue.imports (recu_le desc);
create index imports_en_cours on catalogue.imports (avance_le) where etat = 'en_cours';

-- La réponse à chaque ligne (ou élément) du fichier : gardée un an, les comptes de l'import restent.
create table catalogue.import_lignes (
  import_id uuid not null references catalogue.imports (id) on delete cascade,
  numero integer not null check (numero >= 1),
  -- Ce qui désigne la ligne pour qui l'a envoyée : numéro de fiche, de formation, de session, SIRET.
  cle text not null,
  issue text not null check (issue in ('creee', 'modifiee', 'inchangee', 'rejetee')),
  -- [{ code, champ, details }]
  fautes jsonb not null default '[]',
  primary key (import_id, numero)
);

create table catalogue.certifications (
  code text primary key check (code ~ '^(RNCP|RS)[0-9]{1,8}$'),
  intitule text not null check (intitule <> ''),
  -- Niveau du cadre national, 1 à 8 ; null quand la fiche n'en porte pas.
  niveau smallint check (niveau between 1 and 8),
  active boolean not null,
  -- Dernier jour de l'enregistrement ; null quand la fiche n'en porte pas.
  fin_enregistrement date,
  -- CléA n'a pas le plafond du répertoire spécifique (D6323-1 A).
  clea boolean not null default false,
  certificateurs jsonb not null default '[]',
  partenaires jsonb not null default '[]',
  formacodes text[] not null default '{}',
  romes text[] not null default '{}',
  nsf text[] not null default '{}',
  remplacee_par text[] not null default '{}',
  remplace text[] not null default '{}',
  empreinte bytea not null,
  import_id uuid references catalogue.imports (id),
  modifiee_le timestamptz not null
);
create table catalogue.blocs (
  code text primary key,
  certification text not null references catalogue.certifications (code),
  libelle text not null
);
create index blocs_par_certification on catalogue.blocs (certification);

create table catalogue.organismes_formation (
  siret text primary key check (siret ~ '^[0-9]{14}$'),
  denomination text not null check (denomination <> ''),
  -- Numéro de déclaration d'activité, onze chiffres ; null tant qu'il n'est pas connu.
  numero_activite text,
  code_postal text,
  ville text,
  -- Qualiopi, par nature d'action ; null tant qu'aucune source ne le dit.
  qualiopi_formation boolean,
  qualiopi_bilan boolean,
  qualiopi_vae boolean,
  -- Organisme inscrit ici, qui répond aux demandes ; null : son offre se lit, on ne peut pas s'y inscrire.
  organisme_id uuid unique,
  reference_le timestamptz,
  reference_par text,
  -- Suspension décidée par l'exploitant (R6333-6) : plus de demande nouvelle.
  suspendu_le timestamptz,
  suspension_raison text,
  -- Autorisation de l'exploitant de proposer des formations de bénévoles et de volontaires (L6323-6 II 5°) : aucun texte ne dit qui les agrée.
  benevoles_autorise_le timestamptz,
  benevoles_autorise_par text,
  benevoles_raison text,
  check ((benevoles_autorise_le is null) = (benevoles_raison is null)),
  empreinte bytea,
  import_id uuid references catalogue.imports (id),
  modifie_le timestamptz not null
);

create table catalogue.formations (
  id uuid primary key,
  -- Ce qui la désigne chez qui l'envoie : unique par source et par organisme.
  source text not null check (source in ('mcf', 'lheo', 'edof', 'portail')),
  siret text not null references catalogue.organismes_formation (siret),
  numero text not null check (numero <> ''),
  intitule text not null check (intitule <> ''),
  objectif text not null default '',
  contenu text not null default '',
  resultats text not null default '',
  prerequis text not null default '',
  -- Un prérequis à vérifier donne à l'organisme le délai long.
  prerequis_a_verifier boolean not null default false,
  -- Les mots de `financement planifier`.
  type_formation text not null check (type_formation in (
    'rncp', 'bloc_competences', 'repertoire_specifique', 'clea', 'vae', 'bilan_competences', 'permis_leger', 'permis_lourd', 'benevoles_volontaires')),
  -- Peut arriver avant sa fiche de France compétences : sans fiche elle se lit inactive, et ne se demande pas.
  certification text check (certification ~ '^(RNCP|RS)[0-9]{1,8}$'),
  blocs text[] not null default '{}',
  niveau_sortie smallint check (niveau_sortie between 1 and 8),
  formacodes text[] not null default '{}',
  romes text[] not null default '{}',
  -- Pour une formation de bénévoles ou de volontaires : à qui elle s'adresse (L6323-6 II 5°, L6323-3), et dans quel rôle.
  publics text[] not null default '{}',
  roles text[] not null default '{}',
  url text,
  empreinte bytea not null,
  import_id uuid references catalogue.imports (id),
  modifiee_le timestamptz not null,
  retiree_le timestamptz,
  constraint formation_unique unique (source, siret, numero)
);
create index formations_par_siret on catalogue.formations (siret);

create table catalogue.actions (
  id uuid primary key,
  formation_id uuid not null references catalogue.formations (id),
  numero text not null check (numero <> ''),
  modalite text not null check (modalite in ('presentiel', 'mixte', 'distance')),
  -- Entrées et sorties permanentes : on commence quand on veut.
  entrees_permanentes boolean not null default false,
  adresse text not null default '',
  code_postal text check (code_postal ~ '^[0-9]{5}$'),
  commune text not null default '',
  latitude double precision,
  longitude double precision,
  prix bigint not null check (prix >= 0),
  heures numeric(8, 2) not null default 0 check (heures >= 0),
  accessible boolean not null default false,
  acces_handicap text not null default '',
  langue text not null default 'fr',
  retiree_le timestamptz,
  constraint action_unique unique (formation_id, numero)
);

create table catalogue.sessions (
  id uuid primary key,
  action_id uuid not null references catalogue.actions (id),
  numero text not null check (numero <> ''),
  debut date not null,
  fin date not null check (fin >= debut),
  etat text not null check (etat in ('ouverte', 'fermee', 'suspendue')),
  places integer check (places >= 0),
  retiree_le timestamptz,
  constraint session_unique unique (action_id, numero)
);
create index sessions_par_action on catalogue.sessions (action_id, debut);

grant select, insert, update, delete on all tables in schema catalogue to cec_service;
