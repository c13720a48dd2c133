-- The core tables of a case. Never edited: what changes comes in a file of the next number, and is additive.
-- Times are milliseconds since 1970 in UTC; digests are bytes. 'user_version' is the lowest schema number that a program
-- must know to work on the case, meta.schema the number of the last migration that was applied.

-- What is said of the case before it is opened: id, name, created, authority, schema.
create table meta (
    key text primary key,
    value text
) without rowid;

-- A seized thing as delivered.
create table exhibit (
    id integer primary key,
    source text not null unique,
    name text not null,
    added integer not null,
    added_by text not null,
    reader text,
    complete integer not null default 0
);

create table media_type (
    id integer primary key,
    name text not null unique
);

-- Bytes, once, whatever they are called and wherever they lie.
create table content (
    id integer primary key,
    sha256 blob not null unique,
    sha1 blob not null,
    md5 blob not null,
    size integer not null,
    type integer not null references media_type,
    first_item integer,
    problem text
);

-- One file, or one file embedded in another. state: 0 read, 1 partial, 2 unreadable, 3 sealed.
-- copy: 0 for the first item of its content and for items without one, 1 for the others.
create table item (
    id integer primary key,
    exhibit integer not null references exhibit,
    parent integer not null default 0,
    locator text not null,
    path text not null,
    size integer not null,
    modified integer,
    content integer references content,
    type integer references media_type,
    state integer not null,
    problem text,
    copy integer not null default 0,
    reader text,
    walked integer not null default 0,
    unique (exhibit, parent, locator)
);

create index item_exhibit on item (exhibit);
create index item_content on item (content) where content is not null;
create index item_type on item (type) where type is not null;
create index item_type_once on item (type) where type is not null and copy = 0;
create index item_state on item (state) where state <> 0;

-- Who says something: an analyser at a version, in a bundle at a version.
create table tool (
    id integer primary key,
    analyzer text not null,
    version text not null,
    bundle text not null,
    unique (analyzer, version, bundle)
);

-- The checkpoint of one tool on one content. outcome: 0 done, 1 failed, 2 skipped.
create table analysis (
    content integer not null references content,
    tool integer not null references tool,
    outcome integer not null,
    why text,
    problems text,
    at integer not null,
    primary key (content, tool)
) without rowid;

-- What a machine says. target_id is null where the target is the content that was looked at. basis: 0 read, 1 inferred.
create table finding (
    id integer primary key,
    content integer not null references content,
    tool integer not null references tool,
    target_kind text not null,
    target_id text,
    kind text not null,
    value_version integer not null,
    basis integer not null,
    value text not null,
    confidence real not null,
    explanation text not null,
    partial integer not null,
    at integer not null
);

create index finding_content on finding (content);
create index finding_target on finding (target_kind, target_id) where target_id is not null;
create index finding_kind on finding (kind);

-- What an analyser made of a content: thumbnails, extracted text.
create table derived (
    id integer primary key,
    content integer not null references content,
    kind text not null,
    tool integer not null references tool,
    sha256 blob not null,
    bytes blob not null,
    unique (content, kind)
);

-- What a person says. content: that of the item, for what counts for every exact copy. undoes: the decision that an undo ends.
create table decision (
    id integer primary key,
    target_kind text not null,
    target_id text not null,
    content integer references content,
    kind text not null,
    value text not null,
    scheme text,
    person text not null,
    person_name text not null,
    at integer not null,
    why text not null,
    undoes integer references decision
);

create index decision_target on decision (target_kind, target_id);
create index decision_content on decision (content) where content is not null;
create unique index decision_undoes on decision (undoes) where undoes is not null;

create table task (
    id integer primary key,
    text text not null,
    owner text,
    about_kind text,
    about_id text,
    created integer not null,
    created_by text not null,
    done integer,
    done_by text
);

-- Appended to, never changed; holds no evidence content.
create table log (
    id integer primary key autoincrement,
    at integer not null,
    person text not null,
    operation text not null,
    target_kind text not null,
    target_id text not null,
    detail text not null
);

create trigger log_stays before update on log begin
    select raise(abort, 'The log is never changed.');
end;

create trigger log_is_kept before delete on log begin
    select raise(abort, 'The log is never shortened.');
end;

create trigger decision_is_kept before delete on decision begin
    select raise(abort, 'Decisions are never removed.');
end;

create trigger decision_stays before update on decision begin
    select raise(abort, 'Decisions are never changed.');
end;

-- What somebody has looked at, by the log.
create table looked (
    kind text not null,
    id text not null,
    primary key (kind, id)
) without rowid;

-- Migrations of the wings' own tables.
create table wing (
    prefix text not null,
    number integer not null,
    sha256 blob not null,
    applied integer not null,
    primary key (prefix, number)
) without rowid;

-- How many, so that no list has to be counted. type 0: none.
create table item_tally (
    exhibit integer not null,
    type integer not null,
    state integer not null,
    copy integer not null,
    n integer not null,
    primary key (exhibit, type, state, copy)
) without rowid;

create table tally (
    name text primary key,
    n integer not null
) without rowid;

insert into tally (name, n) values ('content', 0), ('finding', 0), ('decision', 0);

create trigger item_in after insert on item begin
    insert into item_tally (exhibit, type, state, copy, n)
    values (new.exhibit, coalesce(new.type, 0), new.state, new.copy, 1)
    on conflict do update set n = n + 1;
end;

create trigger item_moves after update of type, state, copy on item
when old.type is not new.type or old.state <> new.state or old.copy <> new.copy begin
    update item_tally set n = n - 1
    where exhibit = old.exhibit and type = coalesce(old.type, 0) and state = old.state and copy = old.copy;
    insert into item_tally (exhibit, type, state, copy, n)
    values (new.exhibit, coalesce(new.type, 0), new.state, new.copy, 1)
    on conflict do update set n = n + 1;
end;

create trigger content_in after insert on content begin
    update tally set n = n + 1 where name = 'content';
end;

create trigger finding_in after insert on finding begin
    update tally set n = n + 1 where name = 'finding';
end;

create trigger finding_out after delete on finding begin
    update tally set n = n - 1 where name = 'finding';
end;

create trigger decision_in after insert on decision begin
    update tally set n = n + 1 where name = 'decision';
end;
