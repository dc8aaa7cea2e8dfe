-- What signs the storefront's cookies, so that nobody becomes another customer by editing one.
create table if not exists visitor_key (
  shop text primary key references shop (domain) on delete cascade,
  key text not null
);
