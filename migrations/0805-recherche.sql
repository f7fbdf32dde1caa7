-- La recherche de formations : une fiche par action, assez étroite pour que tout se compte sans jointure, et le vocabulaire du catalogue.
-- Rien de ce que le temps change n'y est écrit : une session passée sort d'elle-même, parce que la fiche garde tous ses débuts.
create table catalogue.fiches (
  action_id uuid primary key references catalogue.actions (id),
  formation_id uuid not null references catalogue.formations (id),
  -- Type, modalité, accessibilité, inscription et rôles, en bits (src/metier/catalogue/profil.ts) : compter par profil donne toutes les facettes.
  profil integer not null,
  prix bigint not null,
  -- Degrés ; null quand le lieu est inconnu ou que tout se passe à distance.
  latitude real,
  longitude real,
  a_distance boolean not null,
  -- On commence quand on veut, ou à une date que la source ne donne pas.
  permanente boolean not null,
  -- Dernier début possible ; 'infinity' quand rien ne le borne.
  dernier date not null,
  -- Jours où l'on peut commencer, sous l'enregistrement de la certification.
  debuts datemultirange not null,
  -- Racines précédées d'un niveau : 1 titre, 2 certification, 3 rôle ou public, 4 organisme et commune ; 0 où que ce soit, contenu compris.
  recherche tsvector not null,
  -- Du lest : PostgreSQL ne range à part (TOAST) que les lignes de plus de 2 Ko. Avec lui, les mots quittent toujours la ligne,
  -- qui passe de 1 000 à 190 octets ; lui-même s'y réduit à une trentaine d'octets. À réécrire avec les mots.
  lest text not null default repeat(' ', 2100)
) with (toast_tuple_target = 128, parallel_workers = 0);
-- Compter lit toutes les fiches et aucun mot : l'index des mots dit seul lesquelles conviennent. Plusieurs cherchent à la fois : un cœur chacun.
alter table catalogue.fiches alter column recherche set storage external, alter column debuts set storage main, alter column lest set storage main;
-- Rend ce qu'elle reçoit, à un prix déclaré élevé : sans lui, PostgreSQL croit moins cher de relire les mots de chaque fiche que d'ouvrir l'index.
create function catalogue.mots_de(recherche tsvector) returns tsvector language plpgsql immutable strict parallel safe cost 100
  as $$ begin return recherche; end $$;
create index fiches_par_mot on catalogue.fiches using gin (catalogue.mots_de(recherche));
create index fiches_par_formation on catalogue.fiches (formation_id);
-- Croisé avec l'index des mots quand les facettes gardent peu de fiches d'un mot courant.
create index fiches_par_profil on catalogue.fiches (profil);
create index fiches_par_lieu on catalogue.fiches (latitude, longitude) where latitude is not null;
create index fiches_a_distance on catalogue.fiches (action_id) where a_distance;
create index fiches_par_prix on catalogue.fiches (prix, action_id);
-- Pour lire les plus proches départs dans l'ordre, sans trier tout le catalogue.
create index sessions_par_debut on catalogue.sessions (debut, action_id) where etat = 'ouverte' and retiree_le is null;
-- Une certification qui change change les fiches de ses formations.
create index formations_par_certification on catalogue.formations (certification) where certification is not null;

-- Tous les mots des fiches, sans accents : de quoi reconnaître une faute de frappe. On y ajoute, on n'en retire pas.
create table catalogue.mots (
  mot text primary key,
  racine text not null
);
create index mots_par_racine on catalogue.mots (racine);
create index mots_par_debut on catalogue.mots (mot text_pattern_ops);
create index mots_ressemblants on catalogue.mots using gin (mot gin_trgm_ops);

grant select, insert, update, delete on catalogue.fiches, catalogue.mots to cec_service;
grant execute on function catalogue.mots_de(tsvector) to cec_service;
