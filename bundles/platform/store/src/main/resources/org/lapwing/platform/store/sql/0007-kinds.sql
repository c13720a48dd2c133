-- Of which kinds a tool ever said something, also where nothing of it is left: whoever reads that is asked again when the tool was.
create table tool_kind (
    kind text not null,
    tool integer not null references tool,
    primary key (kind, tool)
) without rowid;

insert into tool_kind (kind, tool) select distinct kind, tool from finding;
