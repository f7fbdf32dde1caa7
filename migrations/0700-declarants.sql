-- Les organismes déclarants et leurs autorisations : qui peut déclarer quoi, depuis quand, et sous quel numéro ProConnect le reconnaît.
create table organismes.declarants (
  organisme_id uuid primary key references organismes.organismes (id),
  siret text unique check (siret ~ '^[0-9]{14}$'),
  inscrit_le timestamptz not null,
  inscrit_par text not null check (inscrit_par <> '')
);

create table organismes.autorisations (
  organisme_id uuid not null references organismes.declarants (organisme_id),
  id uuid not null,
  type text not null check (type <> ''),
  depuis date not null,
  -- Dernier jour compris ; la veille du début quand l'autorisation n'a jamais pris effet.
  jusqu_au date check (jusqu_au >= depuis - 1),
  -- Fin décidée avec l'autorisation : elle reste lisible quand la fin est avancée.
  fin_prevue date,
  peut_employer_nir boolean not null,
  decidee_par text not null check (decidee_par <> ''),
  raison text not null check (raison <> ''),
  decidee_le timestamptz not null,
  terminee_par text,
  raison_fin text,
  terminee_le timestamptz,
  primary key (organisme_id, id),
  check ((terminee_le is null) = (terminee_par is null) and (terminee_le is null) = (raison_fin is null)),
  check (terminee_le is null or jusqu_au is not null)
);
create index autorisations_par_type on organismes.autorisations (organisme_id, type, depuis);

-- La fin se pose une fois, et ne peut que rapprocher celle qui était prévue ; rien d'autre ne change.
create function organismes.poser_la_fin_une_fois() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.terminee_le is null and new.terminee_le is not null
    and (old.jusqu_au is null or new.jusqu_au <= old.jusqu_au)
    and (new.organisme_id, new.id, new.type, new.depuis, new.peut_employer_nir, new.decidee_par, new.raison, new.decidee_le)
      = (old.organisme_id, old.id, old.type, old.depuis, old.peut_employer_nir, old.decidee_par, old.raison, old.decidee_le)
    and new.fin_prevue is not distinct from old.fin_prevue then
    return new;
  end if;
  raise exception 'L''histoire des autorisations ne s''efface pas : seule leur fin se pose, une fois.' using errcode = 'restrict_violation';
end $$;
create trigger autorisations_gardees before update or delete on organismes.autorisations
  for each row execute function organismes.poser_la_fin_une_fois();
create trigger autorisations_jamais_videes before truncate on organismes.autorisations
  for each statement execute function organismes.poser_la_fin_une_fois();

create index organismes_siret on organismes.organismes (siret) where siret is not null;
create index organismes_registre on organismes.organismes (lower(registre_tribunal), lower(registre_volume), lower(registre_folio))
  where registre_tribunal is not null;

grant select, insert, update (siret) on organismes.declarants to cec_service;
grant select, insert, update (jusqu_au, terminee_par, raison_fin, terminee_le) on organismes.autorisations to cec_service;
