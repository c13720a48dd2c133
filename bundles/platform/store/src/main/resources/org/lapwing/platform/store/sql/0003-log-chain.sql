-- Entries are chained and signed. An entry without hash is from before the chain; the first that has one holds a digest of those.
alter table log add column why text not null default '';
alter table log add column recipient text not null default '';
alter table log add column purpose text not null default '';
alter table log add column hash blob;
alter table log add column signature blob;

-- The public keys of those who signed; the id is the fingerprint of the keys.
create table log_signer (
    id text primary key,
    name text not null,
    signing blob not null,
    wrapping blob not null
) without rowid;

create trigger log_signer_is_kept before delete on log_signer begin
    select raise(abort, 'The log is never shortened.');
end;

-- Signed heads. number: that of the entry whose hash the head is.
create table log_checkpoint (
    number integer primary key,
    head blob not null,
    at integer not null,
    person text not null,
    signature blob not null
);

create trigger log_checkpoint_stays before update on log_checkpoint begin
    select raise(abort, 'The log is never changed.');
end;

create trigger log_checkpoint_is_kept before delete on log_checkpoint begin
    select raise(abort, 'The log is never shortened.');
end;
