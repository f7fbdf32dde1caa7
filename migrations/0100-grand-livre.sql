-- Le grand livre : écritures doubles, entières, immuables, idempotentes, enchaînées par titulaire.
-- Il ne connaît que des identifiants opaques. Aucune ligne n'est commune à deux titulaires : chaque clé commence par titulaire_id.
create schema grand_livre;
grant usage on schema grand_livre to cec_service;

-- 1. Tables.

-- La ligne que toute écriture verrouille d'abord. Les soldes y sont recopiés ; ils doivent égaler la somme des lignes.
create table grand_livre.soldes (
  titulaire_id uuid primary key,
  dernier_rang bigint not null default 0 check (dernier_rang >= 0),
  derniere_empreinte text not null default repeat('0', 64) check (derniere_empreinte ~ '^[0-9a-f]{64}$'),
  cec_disponible bigint not null default 0,
  cec_reserve bigint not null default 0,
  cec_utilise bigint not null default 0,
  cpf_disponible bigint not null default 0,
  cpf_reserve bigint not null default 0,
  cpf_utilise bigint not null default 0,
  constraint solde_jamais_negatif check (
    cec_disponible >= 0 and cec_reserve >= 0 and cec_utilise >= 0 and cpf_disponible >= 0 and cpf_reserve >= 0 and cpf_utilise >= 0
  )
);

create table grand_livre.ecritures (
  titulaire_id uuid not null,
  rang bigint not null check (rang >= 1),
  id uuid not null,
  -- Clé donnée par l'appelant : la même demande deux fois n'écrit qu'une fois.
  cle text not null check (length(cle) between 1 and 200),
  genre text not null check (genre in ('lot', 'correction', 'alimentation_cpf', 'reservation', 'execution', 'annulation', 'remboursement')),
  -- Le jour où l'écriture compte, et l'instant où elle a été connue.
  jour date not null,
  ecrite_le timestamptz not null,
  -- Écriture corrigée (correction), ou réservation réglée ou remboursée.
  cible_id uuid,
  -- La demande, telle qu'elle entre dans l'empreinte : du JSON aux clés triées, gardé octet pour octet.
  demande text not null,
  lignes smallint not null check (lignes >= 2),
  empreinte_precedente text not null check (empreinte_precedente ~ '^[0-9a-f]{64}$'),
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  primary key (titulaire_id, rang),
  constraint identifiant_unique unique (titulaire_id, id),
  constraint cle_unique unique (titulaire_id, cle),
  constraint cible_selon_genre check ((cible_id is null) = (genre in ('lot', 'alimentation_cpf', 'reservation')))
);

create table grand_livre.lots (
  titulaire_id uuid not null,
  -- L'identifiant du lot est celui de l'écriture qui l'inscrit.
  id uuid not null,
  activite text not null,
  annee smallint not null check (annee between 2000 and 9999),
  financeur text not null,
  montant bigint not null check (montant > 0),
  declare_le date not null,
  decision_id uuid not null,
  plafond bigint not null check (plafond > 0),
  primary key (titulaire_id, id)
);

-- Une ligne crédite (montant positif) ou débite (négatif) un compte ; les lignes d'une écriture s'annulent dans chaque compteur.
create table grand_livre.lignes (
  titulaire_id uuid not null,
  ecriture_rang bigint not null,
  rang smallint not null check (rang >= 1),
  compte text not null check (compte in (
    'cec_financeur', 'cec_disponible', 'cec_reserve', 'cec_utilise', 'cpf_financeur', 'cpf_disponible', 'cpf_reserve', 'cpf_utilise'
  )),
  lot_id uuid,
  montant bigint not null check (montant <> 0),
  primary key (titulaire_id, ecriture_rang, rang),
  constraint lot_pour_le_cec check ((lot_id is not null) = (compte like 'cec\_%'))
);

-- Un règlement par réservation : la clé primaire refuse le second.
create table grand_livre.reglements (
  titulaire_id uuid not null,
  reservation_id uuid not null,
  issue text not null check (issue in ('execution', 'annulation')),
  ecriture_id uuid not null,
  constraint un_seul_reglement primary key (titulaire_id, reservation_id),
  constraint un_reglement_par_ecriture unique (titulaire_id, ecriture_id)
);

-- 2. Clés étrangères, une par instruction (une base répartie les veut ainsi).
alter table grand_livre.ecritures add constraint cible_connue foreign key (titulaire_id, cible_id) references grand_livre.ecritures (titulaire_id, id);
alter table grand_livre.ecritures add constraint titulaire_connu foreign key (titulaire_id) references grand_livre.soldes (titulaire_id);
alter table grand_livre.lots add constraint ecriture_du_lot foreign key (titulaire_id, id) references grand_livre.ecritures (titulaire_id, id) deferrable initially deferred;
alter table grand_livre.lignes add constraint ecriture_de_la_ligne foreign key (titulaire_id, ecriture_rang) references grand_livre.ecritures (titulaire_id, rang) deferrable initially deferred;
alter table grand_livre.lignes add constraint lot_de_la_ligne foreign key (titulaire_id, lot_id) references grand_livre.lots (titulaire_id, id) deferrable initially deferred;
alter table grand_livre.reglements add constraint reservation_reglee foreign key (titulaire_id, reservation_id) references grand_livre.ecritures (titulaire_id, id);
alter table grand_livre.reglements add constraint ecriture_du_reglement foreign key (titulaire_id, ecriture_id) references grand_livre.ecritures (titulaire_id, id) deferrable initially deferred;

-- 3. On n'efface pas.
create function grand_livre.refuser_changement() returns trigger language plpgsql as $$
begin
  raise exception 'Le grand livre ne s''efface ni ne se modifie : % sur % refusé. Une correction est une nouvelle écriture.', tg_op, tg_table_name
    using errcode = 'restrict_violation', constraint = 'grand_livre_immuable';
end $$;

create trigger immuable before update or delete on grand_livre.ecritures for each row execute function grand_livre.refuser_changement();
create trigger jamais_vide before truncate on grand_livre.ecritures for each statement execute function grand_livre.refuser_changement();
create trigger immuable before update or delete on grand_livre.lignes for each row execute function grand_livre.refuser_changement();
create trigger jamais_vide before truncate on grand_livre.lignes for each statement execute function grand_livre.refuser_changement();
create trigger immuable before update or delete on grand_livre.lots for each row execute function grand_livre.refuser_changement();
create trigger jamais_vide before truncate on grand_livre.lots for each statement execute function grand_livre.refuser_changement();
create trigger immuable before update or delete on grand_livre.reglements for each row execute function grand_livre.refuser_changement();
create trigger jamais_vide before truncate on grand_livre.reglements for each statement execute function grand_livre.refuser_changement();
create trigger immuable before delete on grand_livre.soldes for each row execute function grand_livre.refuser_changement();
create trigger jamais_vide before truncate on grand_livre.soldes for each statement execute function grand_livre.refuser_changement();

-- 4. Ce que la base exige de toute écriture, vérifié à la fin de la transaction.

create function grand_livre.refuser(contrainte text, raison text) returns void language plpgsql as $$
begin
  raise exception 'Grand livre : %', raison using errcode = 'check_violation', constraint = contrainte;
end $$;

-- Les lignes d'une écriture : toutes là, et de somme nulle dans chaque compteur.
create function grand_livre.exiger_equilibre(titulaire uuid, rang_ecrit bigint) returns void language plpgsql as $$
declare attendues integer; trouvees integer; cec bigint; cpf bigint;
begin
  select e.lignes into attendues from grand_livre.ecritures e where e.titulaire_id = titulaire and e.rang = rang_ecrit;
  select count(*), coalesce(sum(l.montant) filter (where l.compte like 'cec\_%'), 0), coalesce(sum(l.montant) filter (where l.compte like 'cpf\_%'), 0)
    into trouvees, cec, cpf from grand_livre.lignes l where l.titulaire_id = titulaire and l.ecriture_rang = rang_ecrit;
  if trouvees is distinct from attendues then perform grand_livre.refuser('lignes_completes', 'le nombre de lignes ne correspond pas à l''écriture.'); end if;
  if cec <> 0 or cpf <> 0 then perform grand_livre.refuser('ecriture_equilibree', 'les débits et les crédits ne s''annulent pas.'); end if;
end $$;

-- Les soldes recopiés égalent la somme des lignes ; aucun lot ni compte n'est négatif ; la tête de chaîne est la dernière écriture.
create function grand_livre.exiger_soldes(titulaire uuid) returns void language plpgsql as $$
declare egal boolean; negatif boolean;
begin
  select s.cec_disponible = t.cec_disponible and s.cec_reserve = t.cec_reserve and s.cec_utilise = t.cec_utilise
     and s.cpf_disponible = t.cpf_disponible and s.cpf_reserve = t.cpf_reserve and s.cpf_utilise = t.cpf_utilise
     and s.dernier_rang = coalesce(e.rang, 0) and s.derniere_empreinte = coalesce(e.empreinte, repeat('0', 64))
    into egal
    from grand_livre.soldes s
    cross join (
      select coalesce(sum(montant) filter (where compte = 'cec_disponible'), 0) as cec_disponible,
             coalesce(sum(montant) filter (where compte = 'cec_reserve'), 0) as cec_reserve,
             coalesce(sum(montant) filter (where compte = 'cec_utilise'), 0) as cec_utilise,
             coalesce(sum(montant) filter (where compte = 'cpf_disponible'), 0) as cpf_disponible,
             coalesce(sum(montant) filter (where compte = 'cpf_reserve'), 0) as cpf_reserve,
             coalesce(sum(montant) filter (where compte = 'cpf_utilise'), 0) as cpf_utilise
        from grand_livre.lignes where titulaire_id = titulaire) t
    left join lateral (
      select rang, empreinte from grand_livre.ecritures where titulaire_id = titulaire order by rang desc limit 1) e on true
   where s.titulaire_id = titulaire;
  if egal is not true then perform grand_livre.refuser('soldes_justes', 'les soldes recopiés ne sont pas la somme des lignes.'); end if;
  select exists (
    select 1 from grand_livre.lignes where titulaire_id = titulaire and compte not like '%\_financeur' group by compte, lot_id having sum(montant) < 0
  ) into negatif;
  if negatif then perform grand_livre.refuser('lot_jamais_negatif', 'un lot deviendrait négatif.'); end if;
end $$;

-- Un lot acquiert son montant, ni plus ni moins, et le total acquis, net des corrections, ne dépasse pas le plafond en vigueur ce jour-là.
-- Aucune autre écriture n'acquiert rien.
create function grand_livre.exiger_acquisition(titulaire uuid, rang_ecrit bigint, lot uuid) returns void language plpgsql as $$
declare ajout bigint; inscrit bigint; acquis bigint; borne bigint;
begin
  select coalesce(-sum(montant), 0) into ajout from grand_livre.lignes
   where titulaire_id = titulaire and ecriture_rang = rang_ecrit and compte = 'cec_financeur';
  if lot is null then
    if ajout > 0 then perform grand_livre.refuser('seul_un_lot_acquiert', 'une écriture qui n''inscrit pas un lot ajouterait des droits.'); end if;
    return;
  end if;
  select montant, plafond into inscrit, borne from grand_livre.lots where titulaire_id = titulaire and id = lot;
  if inscrit is distinct from ajout then perform grand_livre.refuser('lot_present', 'l''écriture d''un lot n''a pas son lot, ou pas son montant.'); end if;
  select -sum(montant) into acquis from grand_livre.lignes where titulaire_id = titulaire and compte = 'cec_financeur';
  if acquis > borne then perform grand_livre.refuser('plafond_des_droits', 'le total des droits acquis dépasserait le plafond.'); end if;
end $$;

create function grand_livre.controler_ecriture() returns trigger language plpgsql as $$
declare precedente text;
begin
  perform grand_livre.exiger_equilibre(new.titulaire_id, new.rang);
  select empreinte into precedente from grand_livre.ecritures where titulaire_id = new.titulaire_id and rang = new.rang - 1;
  if coalesce(precedente, case when new.rang = 1 then repeat('0', 64) end) is distinct from new.empreinte_precedente then
    perform grand_livre.refuser('chaine_continue', 'l''écriture ne suit pas la précédente.');
  end if;
  perform grand_livre.exiger_acquisition(new.titulaire_id, new.rang, case when new.genre = 'lot' then new.id end);
  if new.genre in ('execution', 'annulation') and not exists (
    select 1 from grand_livre.reglements r
     where r.titulaire_id = new.titulaire_id and r.reservation_id = new.cible_id and r.ecriture_id = new.id and r.issue = new.genre
  ) then
    perform grand_livre.refuser('reglement_present', 'le règlement de la réservation manque.');
  end if;
  perform grand_livre.exiger_soldes(new.titulaire_id);
  return null;
end $$;

create function grand_livre.controler_ligne() returns trigger language plpgsql as $$
begin
  perform grand_livre.exiger_equilibre(new.titulaire_id, new.ecriture_rang);
  return null;
end $$;

-- Un lot n'est inscrit que par une écriture de lot ; un règlement, que par l'écriture qui règle cette réservation.
create function grand_livre.controler_lot() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from grand_livre.ecritures e where e.titulaire_id = new.titulaire_id and e.id = new.id and e.genre = 'lot') then
    perform grand_livre.refuser('lot_inscrit', 'aucune écriture n''inscrit ce lot.');
  end if;
  return null;
end $$;

create function grand_livre.controler_reglement() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from grand_livre.ecritures e
      join grand_livre.ecritures r on r.titulaire_id = e.titulaire_id and r.id = e.cible_id and r.genre = 'reservation'
     where e.titulaire_id = new.titulaire_id and e.id = new.ecriture_id and e.genre = new.issue and e.cible_id = new.reservation_id
  ) then
    perform grand_livre.refuser('reglement_ecrit', 'aucune écriture ne règle ainsi cette réservation.');
  end if;
  return null;
end $$;

create function grand_livre.controler_soldes() returns trigger language plpgsql as $$
begin
  perform grand_livre.exiger_soldes(new.titulaire_id);
  return null;
end $$;

create constraint trigger ecriture_controlee after insert on grand_livre.ecritures
  deferrable initially deferred for each row execute function grand_livre.controler_ecriture();
create constraint trigger ligne_controlee after insert on grand_livre.lignes
  deferrable initially deferred for each row execute function grand_livre.controler_ligne();
create constraint trigger lot_controle after insert on grand_livre.lots
  deferrable initially deferred for each row execute function grand_livre.controler_lot();
create constraint trigger reglement_controle after insert on grand_livre.reglements
  deferrable initially deferred for each row execute function grand_livre.controler_reglement();
create constraint trigger soldes_controles after insert or update on grand_livre.soldes
  deferrable initially deferred for each row execute function grand_livre.controler_soldes();

-- 5. Droits : le service lit et ajoute ; il ne modifie que les soldes recopiés, que la base recompte.
grant select, insert on grand_livre.ecritures, grand_livre.lots, grand_livre.lignes, grand_livre.reglements, grand_livre.soldes to cec_service;
grant update on grand_livre.soldes to cec_service;
