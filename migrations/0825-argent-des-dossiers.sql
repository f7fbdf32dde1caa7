-- L'argent des dossiers : ce qui est appelé d'un cofinancement n'est pas ce qui a été accordé, et un organisme n'a qu'une facture de ce numéro.
alter table dossiers.cofinancements
  -- Ce que le plan accepté prend, puis ce qui est dû ; null tant que rien n'est appelé.
  add column montant_appele bigint check (montant_appele > 0),
  add column reference_versement text,
  -- Versé, puis dû de moins après un contrôle : ce qui revient au cofinanceur.
  add column montant_a_rendre bigint check (montant_a_rendre > 0),
  add constraint appele_dans_l_accord check (montant_appele is null or montant_appele <= montant_accorde);

alter table dossiers.paiements
  -- Quand le prestataire, ou l'exploitant, a dit le paiement reçu ; quand il a été rendu.
  add column paye_le date,
  add column rembourse_le date,
  add column reference_remboursement text;

alter table dossiers.factures
  add column organisme_id uuid not null,
  add column emise_par text;
create unique index factures_numero_unique on dossiers.factures (organisme_id, numero) where genre = 'facture';
create index factures_payees on dossiers.factures (payee_le) where payee_le is not null;
create unique index cofinancement_un_seul_en_attente on dossiers.cofinancements (titulaire_id, dossier_id) where etat = 'demande';
create unique index paiement_un_seul_attendu on dossiers.paiements (titulaire_id, dossier_id) where etat in ('attendu', 'refuse');

-- Ce que le service doit à un organisme ou attend de lui, de la première facturation ouverte à la dernière.
create index dossiers_par_facturation on dossiers.dossiers (organisme_id, facturation) where facturation <> 'pas_facturable';
create index paiements_a_rendre on dossiers.paiements (rembourser_avant) where etat = 'a_rembourser';
create index cofinancements_appeles on dossiers.cofinancements (demande_le) where etat = 'appele' or montant_a_rendre is not null;
-- La preuve des financeurs lit ce qui a été utilisé ou rendu, jour après jour.
create index ecritures_d_usage on grand_livre.ecritures (jour, titulaire_id, rang) where genre in ('execution', 'remboursement');
-- Un dossier est verrouillé d'abord ; ce qui en dépend se lit ensuite par lui, ou par son propre identifiant.
create unique index cofinancements_par_id on dossiers.cofinancements (id);
create index cofinancements_par_dossier on dossiers.cofinancements (dossier_id);
create index paiements_par_dossier on dossiers.paiements (dossier_id);
create index factures_par_dossier on dossiers.factures (dossier_id);
