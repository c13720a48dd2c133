-- What an authority keeps closed: the same rows as in the tables without "sealed_", moved here with their ids, so that nothing that reads
-- those finds them. reason: 1 outside the days, 2 without a date, 3 privileged, 4 no listed account, 9 not looked at yet; see MessageScope.

create table chat_sealed_conversation (
    id integer primary key,
    sha256 text not null,
    key text not null,
    format text not null,
    title text not null,
    participants integer not null,
    messages integer not null,
    system integer not null,
    first integer,
    last integer,
    complete integer not null,
    reason integer not null,
    unique (sha256, key)
);

create table chat_sealed_participant (
    id integer primary key,
    conversation integer not null,
    key text not null,
    name text,
    owner integer not null,
    unique (conversation, key)
);

create table chat_sealed_message (
    id integer primary key,
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
    unit integer not null,
    reason integer not null
);

create index chat_sealed_message_of on chat_sealed_message (conversation, reason);

-- The bounds that the rows were sorted by: one row, or none where nothing was ever closed.
create table chat_scope (
    one integer primary key check (one = 1),
    bounds text not null
);
