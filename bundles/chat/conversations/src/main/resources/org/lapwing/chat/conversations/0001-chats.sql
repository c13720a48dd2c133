-- Chats as they were exported. Never edited: what changes comes in a file of the next number, and is additive.
-- Times are milliseconds since 1970 in UTC. Numbered values (kind, precision, zone, unit) are listed in Codes.java.

-- One export. engine: version of what wrote these rows. rows: what the export has, by its own count. done: 1 when read to its end.
create table chat_source (
    sha256 text primary key,
    format text not null,
    version text not null,
    confidence real not null,
    why text not null,
    engine integer not null,
    source_rows integer,
    parsed integer not null default 0,
    done integer not null default 0
) without rowid;

-- What is to be said of an export. kind: fact, warning, cut, skipped, tie. n: how often. at: where first.
create table chat_note (
    sha256 text not null,
    number integer not null,
    kind text not null,
    name text not null,
    text text not null,
    n integer not null,
    at integer not null,
    primary key (sha256, number)
) without rowid;

create table chat_conversation (
    id integer primary key autoincrement,
    sha256 text not null,
    key text not null,
    format text not null,
    title text not null,
    participants integer not null default 0,
    messages integer not null default 0,
    system integer not null default 0,
    first integer,
    last integer,
    complete integer not null default 0,
    unique (sha256, key)
);

create table chat_participant (
    id integer primary key autoincrement,
    conversation integer not null,
    key text not null,
    name text,
    owner integer not null,
    unique (conversation, key)
);

-- seq: 1, 2, 3… within the conversation, so that any row of it is found at once. sender: 0 for nobody.
create table chat_message (
    id integer primary key autoincrement,
    conversation integer not null,
    seq integer not null,
    sender integer not null,
    at integer,
    precision integer not null,
    zone integer not null,
    zone_offset integer,
    kind integer not null,
    text text not null,
    raw text,
    key text,
    attachment text,
    reply_to text,
    forwarded text,
    edited integer not null,
    source integer not null,
    unit integer not null
);

create unique index chat_message_row on chat_message (conversation, seq);
