-- Les sceaux : des droits écrits en masse, contrôlés ensemble à la fin de la transaction au lieu d'une ligne à la fois.
-- Les invariants sont les mêmes. Une ligne qui cite un sceau échappe aux contrôles par ligne ; elle est donc tenue ici
-- de citer un sceau encore ouvert, et un sceau ne se ferme qu'une fois tout ce qui le cite contrôlé.

-- 1. Tables et colonnes.

create table grand_livre.sceaux (
  id uuid primary key,
  -- L'instant de toutes les écritures scellées.
  ecrit_le timestamptz not null,
  nombre integer not null check (nombre between 1 and 10000),
  -- SHA-256 des empreintes des écritures mises bout à bout, par titulaire puis par rang.
  empreinte text not null check (octet_length(empreinte) = 64 and encode(decode(empreinte, 'hex'), 'hex') = empreinte)
);

-- Un sceau contrôlé n'accepte plus rien. Le service n'écrit pas ici : seul le contrôle le fait, avec les droits du propriétaire.
create table grand_livre.sceaux_fermes (
  sceau_id uuid primary key,
  constraint sceau_connu foreign key (sceau_id) references grand_livre.sceaux (id)
);

alter table grand_livre.ecritures add column sceau_id uuid;
alter table grand_livre.lignes add column sceau_id uuid;
alter table grand_livre.lots add column sceau_id uuid;
-- Le sceau de la dernière écriture du titulaire, ou rien si elle a été écrite seule.
alter table grand_livre.soldes add column sceau_id uuid;

-- La même forme exigée (64 chiffres hexadécimaux), sans l'expression rationnelle qui prenait le quart du temps d'une écriture en masse.
alter table grand_livre.ecritures drop constraint ecritures_empreinte_check;
alter table grand_livre.ecritures add constraint ecritures_empreinte_check
  check (octet_length(empreinte) = 64 and encode(decode(empreinte, 'hex'), 'hex') = empreinte);
alter table grand_livre.ecritures drop constraint ecritures_empreinte_precedente_check;
alter table grand_livre.ecritures add constraint ecritures_empreinte_precedente_check
  check (octet_length(empreinte_precedente) = 64 and encode(decode(empreinte_precedente, 'hex'), 'hex') = empreinte_precedente);
alter table grand_livre.soldes drop constraint soldes_derniere_empreinte_check;
alter table grand_livre.soldes add constraint soldes_derniere_empreinte_check
  check (octet_length(derniere_empreinte) = 64 and encode(decode(derniere_empreinte, 'hex'), 'hex') = derniere_empreinte);

-- Seul un droit s'inscrit en masse : deux lignes, du financeur au disponible.
alter table grand_livre.ecritures add constraint sceau_pour_les_lots check (sceau_id is null or (genre = 'lot' and lignes = 2));
alter table grand_livre.lignes add constraint lignes_scellees check (
  sceau_id is null or (rang = 1 and compte = 'cec_financeur' and montant < 0) or (rang = 2 and compte = 'cec_disponible' and montant > 0)
);
create index ecritures_par_sceau on grand_livre.ecritures (sceau_id) where sceau_id is not null;

create trigger immuable before update or delete on grand_livre.sceaux for each row execute function grand_livre.refuser_changement();
create trigger jamais_vide before truncate on grand_livre.sceaux for each statement execute function grand_livre.refuser_changement();
create trigger immuable before update or delete on grand_livre.sceaux_fermes for each row execute function grand_livre.refuser_changement();
create trigger jamais_vide before truncate on grand_livre.sceaux_fermes for each statement execute function grand_livre.refuser_changement();

-- 2. Les écritures une à une gardent leurs contrôles par ligne.

drop trigger ecriture_controlee on grand_livre.ecritures;
create constraint trigger ecriture_controlee after insert on grand_livre.ecritures
  deferrable initially deferred for each row when (new.sceau_id is null) execute function grand_livre.controler_ecriture();
drop trigger ligne_controlee on grand_livre.lignes;
create constraint trigger ligne_controlee after insert on grand_livre.lignes
  deferrable initially deferred for each row when (new.sceau_id is null) execute function grand_livre.controler_ligne();
drop trigger lot_controle on grand_livre.lots;
create constraint trigger lot_controle after insert on grand_livre.lots
  deferrable initially deferred for each row when (new.sceau_id is null) execute function grand_livre.controler_lot();

-- Un compte ouvert à zéro est juste par construction : sans lui aucune écriture n'existe, et toute écriture qui suit a son contrôle.
drop trigger soldes_controles on grand_livre.soldes;
create constraint trigger soldes_controles after update on grand_livre.soldes
  deferrable initially deferred for each row when (new.sceau_id is null) execute function grand_livre.controler_soldes();
create constraint trigger soldes_ouverts after insert on grand_livre.soldes
  deferrable initially deferred for each row
  when (
    new.sceau_id is null and (
      new.dernier_rang <> 0 or new.derniere_empreinte <> '0000000000000000000000000000000000000000000000000000000000000000'
      or new.cec_disponible <> 0 or new.cec_reserve <> 0 or new.cec_utilise <> 0
      or new.cpf_disponible <> 0 or new.cpf_reserve <> 0 or new.cpf_utilise <> 0
    )
  )
  execute function grand_livre.controler_soldes();

-- Comme avant, et le sceau recopié est celui de la dernière écriture.
create or replace function grand_livre.exiger_soldes(titulaire uuid) returns void language plpgsql as $$
declare egal boolean; negatif boolean;
begin
  select s.cec_disponible = t.cec_disponible and s.cec_reserve = t.cec_reserve and s.cec_utilise = t.cec_utilise
     and s.cpf_disponible = t.cpf_disponible and s.cpf_reserve = t.cpf_reserve and s.cpf_utilise = t.cpf_utilise
     and s.dernier_rang = coalesce(e.rang, 0) and s.derniere_empreinte = coalesce(e.empreinte, repeat('0', 64))
     and s.sceau_id is not distinct from e.sceau_id
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
      select rang, empreinte, sceau_id from grand_livre.ecritures where titulaire_id = titulaire order by rang desc limit 1) e on true
   where s.titulaire_id = titulaire;
  if egal is not true then perform grand_livre.refuser('soldes_justes', 'les soldes recopiés ne sont pas la somme des lignes.'); end if;
  select exists (
    select 1 from grand_livre.lignes where titulaire_id = titulaire and compte not like '%\_financeur' group by compte, lot_id having sum(montant) < 0
  ) into negatif;
  if negatif then perform grand_livre.refuser('lot_jamais_negatif', 'un lot deviendrait négatif.'); end if;
end $$;

-- Une clé étrangère se vérifie ligne à ligne, et prenait à elle seule le tiers du temps d'une écriture en masse. Rien ne se modifie ni ne
-- s'efface ici : exister à l'écriture suffit. Les lignes scellées le prouvent en ensembles (3, ci-dessous), les autres par leurs contrôles :
-- lignes_completes et lot_connu pour une ligne, lot_inscrit pour un lot.
alter table grand_livre.lots drop constraint ecriture_du_lot;
alter table grand_livre.lignes drop constraint ecriture_de_la_ligne;
alter table grand_livre.lignes drop constraint lot_de_la_ligne;
create or replace function grand_livre.controler_ligne() returns trigger language plpgsql as $$
begin
  perform grand_livre.exiger_equilibre(new.titulaire_id, new.ecriture_rang);
  if new.lot_id is not null and not exists (select 1 from grand_livre.lots l where l.titulaire_id = new.titulaire_id and l.id = new.lot_id) then
    perform grand_livre.refuser('lot_connu', 'la ligne porte sur un lot qui n''existe pas.');
  end if;
  return null;
end $$;

-- 3. Citer un sceau : il doit être ouvert, donc inséré par cette transaction et pas encore contrôlé. Vérifié à chaque instruction.
-- Les réglages du planificateur forcent la recherche par clé : ces fonctions lisent quelques milliers de lignes de tables immenses.

create function grand_livre.exiger_sceaux_ouverts(cites uuid[]) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select 1 from unnest(cites) c (id)
     where not exists (select 1 from grand_livre.sceaux s where s.id = c.id)
        or exists (select 1 from grand_livre.sceaux_fermes f where f.sceau_id = c.id)
  ) then
    perform grand_livre.refuser('sceau_ouvert', 'le sceau cité n''est pas un sceau ouvert de cette transaction.');
  end if;
end $$;

create function grand_livre.controler_ecritures_scellees() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare cites uuid[];
begin
  select array_agg(distinct n.sceau_id) into cites from nouvelles n where n.sceau_id is not null;
  if cites is not null then perform grand_livre.exiger_sceaux_ouverts(cites); end if;
  return null;
end $$;

-- Un lot scellé est inscrit par une écriture du même sceau (elles sont toutes de genre « lot ») ; elle le précède.
create function grand_livre.controler_lots_scelles() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare cites uuid[];
begin
  select array_agg(distinct n.sceau_id) into cites from nouveaux n where n.sceau_id is not null;
  if cites is null then return null; end if;
  perform grand_livre.exiger_sceaux_ouverts(cites);
  if exists (
    select 1 from nouveaux n left join grand_livre.ecritures e on e.titulaire_id = n.titulaire_id and e.id = n.id
     where n.sceau_id is not null and e.sceau_id is distinct from n.sceau_id
  ) then
    perform grand_livre.refuser('lot_inscrit', 'aucune écriture du sceau n''inscrit ce lot.');
  end if;
  return null;
end $$;

-- Une ligne scellée appartient à une écriture du même sceau et porte sur le lot de cette écriture ; elle la suit.
create function grand_livre.controler_lignes_scellees() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare cites uuid[];
begin
  select array_agg(distinct n.sceau_id) into cites from nouvelles n where n.sceau_id is not null;
  if cites is null then return null; end if;
  perform grand_livre.exiger_sceaux_ouverts(cites);
  if exists (
    select 1 from nouvelles n left join grand_livre.ecritures e on e.titulaire_id = n.titulaire_id and e.rang = n.ecriture_rang
     where n.sceau_id is not null and (e.sceau_id is distinct from n.sceau_id or e.id is distinct from n.lot_id)
  ) then
    perform grand_livre.refuser('ecriture_scellee', 'la ligne ne porte pas sur le lot d''une écriture du même sceau.');
  end if;
  return null;
end $$;

-- Des soldes scellés désignent une écriture du même sceau : leur titulaire est donc de ceux que le sceau contrôle.
create function grand_livre.controler_soldes_scelles() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare cites uuid[];
begin
  select array_agg(distinct n.sceau_id) into cites from nouveaux n where n.sceau_id is not null;
  if cites is null then return null; end if;
  perform grand_livre.exiger_sceaux_ouverts(cites);
  if exists (
    select 1 from nouveaux n left join grand_livre.ecritures e on e.titulaire_id = n.titulaire_id and e.rang = n.dernier_rang
     where n.sceau_id is not null and e.sceau_id is distinct from n.sceau_id
  ) then
    perform grand_livre.refuser('soldes_justes', 'des soldes scellés sans écriture du même sceau.');
  end if;
  return null;
end $$;

create trigger sceau_ouvert after insert on grand_livre.ecritures
  referencing new table as nouvelles for each statement execute function grand_livre.controler_ecritures_scellees();
create trigger sceau_ouvert after insert on grand_livre.lots
  referencing new table as nouveaux for each statement execute function grand_livre.controler_lots_scelles();
create trigger sceau_ouvert after insert on grand_livre.lignes
  referencing new table as nouvelles for each statement execute function grand_livre.controler_lignes_scellees();
create trigger sceau_ouvert_ajout after insert on grand_livre.soldes
  referencing new table as nouveaux for each statement execute function grand_livre.controler_soldes_scelles();
create trigger sceau_ouvert_suite after update on grand_livre.soldes
  referencing new table as nouveaux for each statement execute function grand_livre.controler_soldes_scelles();

-- 4. Le contrôle d'un sceau, une fois, à la fin de la transaction : les invariants de 0100-grand-livre.sql, en ensembles.
-- Un lot scellé ne reçoit que sa propre somme, positive : il ne peut pas être négatif. Les lignes au-delà des deux siennes, écrites
-- seules, ont leur contrôle.

-- Chaque écriture suit la précédente, a ses deux lignes qui s'annulent, et son lot pour ce montant. Puis, pour chaque titulaire : ses soldes
-- égalent la somme de ses lignes et désignent sa dernière écriture, et le total acquis, net des corrections, ne dépasse aucun plafond du sceau.
create function grand_livre.exiger_invariants_scelles(sceau uuid) returns void language plpgsql
  set search_path = pg_catalog, pg_temp set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare faute text;
begin
  with scellees as materialized (
    select e.titulaire_id, l.plafond, case
        when e.empreinte_precedente is distinct from coalesce(p.empreinte, case when e.rang = 1 then repeat('0', 64) end) then 'chaine_continue'
        when d.sceau_id is distinct from sceau or c.sceau_id is distinct from sceau then 'lignes_completes'
        when d.montant + c.montant <> 0 then 'ecriture_equilibree'
        when l.sceau_id is distinct from sceau or l.montant is distinct from c.montant then 'lot_present'
      end as faute
      from grand_livre.ecritures e
      left join grand_livre.ecritures p on p.titulaire_id = e.titulaire_id and p.rang = e.rang - 1
      left join grand_livre.lignes d on d.titulaire_id = e.titulaire_id and d.ecriture_rang = e.rang and d.rang = 1
      left join grand_livre.lignes c on c.titulaire_id = e.titulaire_id and c.ecriture_rang = e.rang and c.rang = 2
      left join grand_livre.lots l on l.titulaire_id = e.titulaire_id and l.id = e.id
     where e.sceau_id = sceau
  ), titulaires as (
    select case
        when t.cec_disponible is distinct from s.cec_disponible or t.cec_reserve is distinct from s.cec_reserve
          or t.cec_utilise is distinct from s.cec_utilise or t.cpf_disponible is distinct from s.cpf_disponible
          or t.cpf_reserve is distinct from s.cpf_reserve or t.cpf_utilise is distinct from s.cpf_utilise
          or s.dernier_rang is distinct from e.rang or s.derniere_empreinte is distinct from e.empreinte
          or s.sceau_id is distinct from e.sceau_id then 'soldes_justes'
        when t.acquis > m.borne then 'plafond_des_droits'
      end as faute
      from (select titulaire_id, min(plafond) as borne from scellees group by titulaire_id) m
      left join grand_livre.soldes s on s.titulaire_id = m.titulaire_id
      cross join lateral (
        select coalesce(sum(montant) filter (where compte = 'cec_disponible'), 0) as cec_disponible,
               coalesce(sum(montant) filter (where compte = 'cec_reserve'), 0) as cec_reserve,
               coalesce(sum(montant) filter (where compte = 'cec_utilise'), 0) as cec_utilise,
               coalesce(sum(montant) filter (where compte = 'cpf_disponible'), 0) as cpf_disponible,
               coalesce(sum(montant) filter (where compte = 'cpf_reserve'), 0) as cpf_reserve,
               coalesce(sum(montant) filter (where compte = 'cpf_utilise'), 0) as cpf_utilise,
               -coalesce(sum(montant) filter (where compte = 'cec_financeur'), 0) as acquis
          from grand_livre.lignes where titulaire_id = m.titulaire_id) t
      left join lateral (
        select rang, empreinte, sceau_id from grand_livre.ecritures where titulaire_id = m.titulaire_id order by rang desc limit 1) e on true
  )
  select v.faute into faute from (
    (select s.faute from scellees s where s.faute is not null limit 1) union all (select t.faute from titulaires t where t.faute is not null limit 1)
  ) v limit 1;
  if faute is not null then perform grand_livre.refuser(faute, 'ce que le sceau couvre n''est pas juste.'); end if;
end $$;

-- Contrôle tout ce qui cite le sceau, puis le ferme. Le propriétaire ferme ; le service ne le peut pas lui-même.
create function grand_livre.controler_sceau() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp set jit = off set enable_seqscan = off as $$
declare trouvees bigint; calculee text; instants boolean;
begin
  select count(*), encode(sha256(convert_to(string_agg(e.empreinte, '' order by e.titulaire_id, e.rang), 'UTF8')), 'hex'),
         bool_and(e.ecrite_le = new.ecrit_le)
    into trouvees, calculee, instants from grand_livre.ecritures e where e.sceau_id = new.id;
  if trouvees <> new.nombre or instants is not true then
    perform grand_livre.refuser('sceau_complet', 'le sceau n''a pas le nombre d''écritures qu''il dit, ou pas leur instant.');
  end if;
  if calculee is distinct from new.empreinte then
    perform grand_livre.refuser('sceau_fidele', 'l''empreinte du sceau n''est pas celle de ses écritures.');
  end if;
  perform grand_livre.exiger_invariants_scelles(new.id);
  insert into grand_livre.sceaux_fermes (sceau_id) values (new.id);
  return null;
end $$;

create constraint trigger sceau_controle after insert on grand_livre.sceaux
  deferrable initially deferred for each row execute function grand_livre.controler_sceau();

-- Porte les soldes des titulaires d'un sceau, par leur clé : sans ces réglages, une grande table serait lue en entier à chaque lot écrit.
create function grand_livre.porter_soldes(titulaires uuid[], rangs bigint[], empreintes text[], ajouts bigint[], sceau uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  update grand_livre.soldes s
     set dernier_rang = n.rang, derniere_empreinte = n.empreinte, cec_disponible = s.cec_disponible + n.ajout, sceau_id = sceau
    from unnest(titulaires, rangs, empreintes, ajouts) as n (titulaire_id, rang, empreinte, ajout)
   where s.titulaire_id = n.titulaire_id;
end $$;

-- 5. Droits : le service pose des sceaux et lit s'ils sont fermés.
grant select, insert on grand_livre.sceaux to cec_service;
grant select on grand_livre.sceaux_fermes to cec_service;
