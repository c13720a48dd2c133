-- Each statement about a subject is a fact or an assessment and names its source.

-- What a subject is before the law; the last word counts.
create table victimid_category (
    id integer primary key,
    subject integer not null references victimid_subject,
    category text not null check (category in ('SUSPECT', 'CONVICTED', 'VICTIM', 'WITNESS', 'OTHER')),
    mark text not null check (mark in ('FACT', 'ASSESSMENT')),
    source text not null check (source <> ''),
    at integer not null,
    person text not null,
    person_name text not null
);

create index victimid_category_subject on victimid_category (subject);

insert into victimid_category (subject, category, mark, source, at, person, person_name)
select id, case role when 'VICTIM' then 'VICTIM' when 'WITNESS' then 'WITNESS' when 'OFFENDER' then 'SUSPECT' else 'OTHER' end,
    'ASSESSMENT', 'not recorded', created, person, person_name
from victimid_subject;

alter table victimid_identity add column mark text not null default 'ASSESSMENT' check (mark in ('FACT', 'ASSESSMENT'));
alter table victimid_identity add column source text not null default 'not recorded' check (source <> '');
alter table victimid_sighting add column mark text not null default 'ASSESSMENT' check (mark in ('FACT', 'ASSESSMENT'));
alter table victimid_sighting add column source text not null default 'not recorded' check (source <> '');
