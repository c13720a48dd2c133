-- What lies beside a database, under its name and an ending, is found without looking at every item.
create index item_beside on item (exhibit, parent, path) where path glob '*-wal' or path glob '*-journal';
