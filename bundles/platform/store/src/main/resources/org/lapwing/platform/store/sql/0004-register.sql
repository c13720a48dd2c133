-- The papers of a case, and with what each analysis was made.

-- What people wrote down of an exhibit. algorithm and value: the digest of its acquisition.
-- proof: 0 not stated, 1 waiting, 2 verified, 3 differs, 4 of a manifest, 5 not comparable.
create table exhibit_label (
    exhibit integer primary key references exhibit,
    seal text,
    origin text,
    scope text,
    algorithm text,
    value text,
    proof integer not null default 0,
    compared text,
    proved integer
);

-- The authorities of the case, as JSON; the last one stands.
create table authority (
    id integer primary key,
    json text not null,
    at integer not null,
    person text not null,
    person_name text not null
);

create trigger authority_stays before update on authority begin
    select raise(abort, 'An authority is never changed; another one takes its place.');
end;

create trigger authority_is_kept before delete on authority begin
    select raise(abort, 'An authority is never removed.');
end;

-- Why the authority keeps an item closed: 0 it does not, 1 date, 2 no date, 3 privileged, 4 within a closed container.
alter table item add column scope integer not null default 0;

create index item_scope on item (scope) where scope <> 0;

-- With what analysers worked, beyond the content, and for whom. inputs is JSON.
create table making (
    id integer primary key,
    parameters text not null,
    inputs text not null,
    model text not null,
    is_deterministic integer not null,
    person text not null,
    person_name text not null,
    unique (parameters, inputs, model, is_deterministic, person, person_name)
);

-- output: SHA-256 over all that was said. text: SHA-256 of the text for the index.
alter table analysis add column making integer references making;
alter table analysis add column output blob;
alter table analysis add column text blob;
