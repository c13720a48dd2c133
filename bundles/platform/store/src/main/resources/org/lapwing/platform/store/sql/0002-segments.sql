-- Where the bytes of a derived object lie: in a file of the area blobs, from a byte on, in so many bytes. Null where the row holds them.
alter table derived add column segment integer;
alter table derived add column start integer;
alter table derived add column length integer;

create index derived_segment on derived (segment, start) where segment is not null;
