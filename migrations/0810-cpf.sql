-- Le second compteur, tenu ici : ses centimes sont au grand livre ; ici, les dotations (L6323-4 III), les heures des agents publics
-- (décret 2017-928), et les lignes du fichier annuel qui les apportent.
create schema cpf;
grant usage on schema cpf to cec_service;

-- La ligne que tout mouvement verrouille d'abord. Les heures sont en centièmes d'heure entiers.
create table cpf.comptes (
  titulaire_id uuid primary key,
  dernier_rang bigint not null default 0 check (dernier_rang >= 0),
  heures_disponible bigint not null default 0,
  heures_reserve bigint not null default 0,
  heures_utilise bigint not null default 0,
  constraint heures_jamais_negatives check (heures_disponible >= 0 and heures_reserve >= 0 and heures_utilise >= 0)
);

create table cpf.dotations (
  titulaire_id uuid not null,
  id uuid not null,
  -- Les mots de FINANCEURS_TIERS.
  financeur text not null check (financeur <> ''),
  -- Rang du mouvement qui l'a versée : l'ordre où elles se montrent.
  rang bigint not null,
  disponible bigint not null default 0,
  reserve bigint not null default 0,
  utilise bigint not null default 0,
  primary key (titulaire_id, id),
  constraint dotation_jamais_negative check (disponible >= 0 and reserve >= 0 and utilise >= 0)
);

-- Ce qui s'est passé : jamais modifié ni effacé. L'identifiant d'une réservation est celui de son mouvement.
create table cpf.mouvements (
  titulaire_id uuid not null,
  rang bigint not null check (rang >= 1),
  id uuid not null,
  -- Clé donnée par l'appelant : la même demande deux fois n'écrit qu'une fois.
  cle text not null check (length(cle) between 1 and 200),
  genre text not null check (genre in ('acquisition', 'correction', 'reservation', 'execution', 'annulation', 'remboursement')),
  -- Réservation réglée ou remboursée.
  reference uuid,
  -- La demande en JSON, pour reconnaître un rejeu.
  demande text not null,
  -- Écriture du grand livre qui porte les centimes ; null quand il n'y en a pas.
  ecriture_id uuid,
  ecrit_le timestamptz not null,
  primary key (titulaire_id, rang),
  constraint mouvement_unique unique (titulaire_id, id),
  constraint mouvement_cle_unique unique (titulaire_id, cle),
  check ((reference is null) = (genre in ('acquisition', 'correction', 'reservation')))
);
-- Une réservation se règle une seule fois.
create unique index mouvements_un_seul_reglement on cpf.mouvements (titulaire_id, reference) where genre in ('execution', 'annulation');

-- Ce qu'un mouvement change, dotation par dotation ; `dotation_id` null : les heures.
create table cpf.variations (
  titulaire_id uuid not null,
  mouvement_rang bigint not null,
  numero smallint not null check (numero >= 1),
  dotation_id uuid,
  disponible bigint not null,
  reserve bigint not null,
  utilise bigint not null,
  primary key (titulaire_id, mouvement_rang, numero)
);

-- Une ligne du fichier annuel : ce qu'un payeur verse au compte d'une personne, que ce compte soit ouvert ou non.
create table cpf.versements (
  -- Numéro de la ligne chez qui l'envoie : unique pour toujours.
  id_ligne text primary key check (id_ligne <> ''),
  -- Ordre d'arrivée : une correction passe après ce qu'elle corrige.
  recu_le timestamptz not null,
  numero integer not null,
  -- Empreinte à clé de la ligne entière : la même ligne reçue deux fois se reconnaît.
  empreinte text not null,
  -- La personne, sans son numéro ni ses traits.
  nir_empreinte text,
  noyau_empreinte text,
  traits_empreinte text,
  annee smallint not null check (annee between 2015 and 9999),
  nature text not null check (nature in ('droits_annuels', 'dotation', 'heures')),
  financeur text,
  -- Centimes, ou centièmes d'heure ; négatif pour une correction en moins.
  montant bigint not null check (montant <> 0),
  -- Ligne corrigée, null pour un premier versement.
  corrige text references cpf.versements (id_ligne),
  -- Vide tant que la personne n'a pas de compte à l'identité prouvée.
  titulaire_id uuid,
  porte_le timestamptz,
  -- Écriture du grand livre (droits annuels) ou dotation née de cette ligne.
  ecriture_id uuid,
  dotation_id uuid,
  -- Correction en moins dont une part est déjà réservée ou utilisée (L6323-45) : le compte où reprendre le reste, et ce qui en est repris.
  a_reprendre_sur uuid,
  repris bigint not null default 0 check (repris >= 0 and (repris = 0 or repris <= -montant)),
  -- Ce qui empêche de la porter sans regarder : le numéro est celui d'un autre nom.
  doute text check (doute in ('numero_d_un_autre')),
  check (nir_empreinte is not null or traits_empreinte is not null),
  check ((nature = 'dotation') = (financeur is not null)),
  check (montant > 0 or corrige is not null),
  check (a_reprendre_sur is null or montant < 0)
);
create index versements_en_attente_par_nir on cpf.versements (nir_empreinte) where titulaire_id is null;
create index versements_en_attente_par_traits on cpf.versements (traits_empreinte) where titulaire_id is null;
create index versements_a_reprendre on cpf.versements (a_reprendre_sur) where titulaire_id is null and a_reprendre_sur is not null;
create index versements_corriges on cpf.versements (corrige) where corrige is not null;

alter table cpf.mouvements add constraint compte_du_mouvement foreign key (titulaire_id) references cpf.comptes (titulaire_id);
alter table cpf.mouvements add constraint reservation_du_mouvement foreign key (titulaire_id, reference) references cpf.mouvements (titulaire_id, id);
alter table cpf.dotations add constraint compte_de_la_dotation foreign key (titulaire_id) references cpf.comptes (titulaire_id);
alter table cpf.variations add constraint mouvement_de_la_variation foreign key (titulaire_id, mouvement_rang) references cpf.mouvements (titulaire_id, rang);
alter table cpf.variations add constraint dotation_de_la_variation foreign key (titulaire_id, dotation_id) references cpf.dotations (titulaire_id, id);

create function cpf.refuser_changement() returns trigger language plpgsql as $$
begin
  raise exception 'Un mouvement du second compteur ne se modifie ni ne s''efface : une correction est un mouvement de plus.' using errcode = 'restrict_violation';
end $$;
create trigger mouvements_immuables before update or delete on cpf.mouvements for each row execute function cpf.refuser_changement();
create trigger mouvements_jamais_vides before truncate on cpf.mouvements for each statement execute function cpf.refuser_changement();
create trigger variations_immuables before update or delete on cpf.variations for each row execute function cpf.refuser_changement();
create trigger variations_jamais_vides before truncate on cpf.variations for each statement execute function cpf.refuser_changement();

-- Ce qu'un versement dit ne change pas ; seul change le compte où il arrive, une fois.
create function cpf.garder_versement() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.titulaire_id is null
     and (to_jsonb(new) - array['titulaire_id', 'porte_le', 'ecriture_id', 'dotation_id', 'doute', 'a_reprendre_sur', 'repris'])
       = (to_jsonb(old) - array['titulaire_id', 'porte_le', 'ecriture_id', 'dotation_id', 'doute', 'a_reprendre_sur', 'repris']) then
    return new;
  end if;
  raise exception 'Une ligne reçue ne se modifie ni ne s''efface : une correction est une ligne de plus.' using errcode = 'restrict_violation';
end $$;
create trigger versements_gardes before update or delete on cpf.versements for each row execute function cpf.garder_versement();
create trigger versements_jamais_vides before truncate on cpf.versements for each statement execute function cpf.refuser_changement();

-- À la fin de la transaction, les soldes recopiés égalent la somme des variations.
create function cpf.exiger_soldes() returns trigger language plpgsql as $$
declare juste boolean;
begin
  select c.heures_disponible = coalesce(sum(v.disponible), 0) and c.heures_reserve = coalesce(sum(v.reserve), 0)
     and c.heures_utilise = coalesce(sum(v.utilise), 0) into juste
    from cpf.comptes c left join cpf.variations v on v.titulaire_id = c.titulaire_id and v.dotation_id is null
   where c.titulaire_id = new.titulaire_id group by c.titulaire_id;
  if juste is true then
    select not exists (
      select 1 from cpf.dotations d left join cpf.variations v on v.titulaire_id = d.titulaire_id and v.dotation_id = d.id
       where d.titulaire_id = new.titulaire_id group by d.titulaire_id, d.id
      having d.disponible <> coalesce(sum(v.disponible), 0) or d.reserve <> coalesce(sum(v.reserve), 0) or d.utilise <> coalesce(sum(v.utilise), 0)
    ) into juste;
  end if;
  if juste is not true then
    raise exception 'Second compteur : les soldes recopiés ne sont pas la somme des mouvements.' using errcode = 'check_violation', constraint = 'soldes_cpf_justes';
  end if;
  return null;
end $$;
create constraint trigger comptes_controles after insert or update on cpf.comptes
  deferrable initially deferred for each row execute function cpf.exiger_soldes();
create constraint trigger dotations_controlees after insert or update on cpf.dotations
  deferrable initially deferred for each row execute function cpf.exiger_soldes();
create constraint trigger variations_controlees after insert on cpf.variations
  deferrable initially deferred for each row execute function cpf.exiger_soldes();

grant select, insert, update on cpf.comptes, cpf.dotations, cpf.versements to cec_service;
grant select, insert on cpf.mouvements, cpf.variations to cec_service;
