-- The subjects of a case. Never edited: what changes comes in a file of the next number, and is additive.
-- Times are milliseconds since 1970 in UTC.
create table victimid_subject (
    id integer primary key,
    name text not null,
    role text not null,
    note text not null,
    created integer not null,
    person text not null,
    person_name text not null
);

-- Whether a subject was identified, and on what ground; the last word counts.
create table victimid_identity (
    id integer primary key,
    subject integer not null references victimid_subject,
    identified integer not null,
    why text not null,
    at integer not null,
    person text not null,
    person_name text not null
);

create index victimid_identity_subject on victimid_identity (subject);

-- A subject seen in something of the case.
create table victimid_sighting (
    id integer primary key,
    subject integer not null references victimid_subject,
    target_kind text not null,
    target_id text not null,
    note text not null,
    at integer not null,
    person text not null,
    person_name text not null
);

create index victimid_sighting_subject on victimid_sighting (subject);

create index victimid_sighting_target on victimid_sighting (target_kind, target_id);
