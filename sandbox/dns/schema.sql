-- What the name servers of this machine say: TXT records by name, in small letters. No row, no such name.
create table if not exists dns_record (
  name text primary key,
  -- ["v=spf1 …", …]
  texts jsonb not null
);
