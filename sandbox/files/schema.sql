-- Places that were given out for uploads, and what came there.
create table if not exists staged_upload (
  shop text not null references shop (domain) on delete cascade,
  id bigint not null default nextval('resource_id'),
  resource text not null,
  file_name text not null,
  mime_type text not null,
  policy text not null,
  bytes bytea,
  primary key (shop, id)
);

-- The bytes of files; what else there is to say of them stands in `resource`.
create table if not exists file_content (
  shop text not null references shop (domain) on delete cascade,
  file_id bigint not null,
  bytes bytea not null,
  primary key (shop, file_id)
);
