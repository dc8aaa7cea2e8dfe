-- What an app told Flow and Klaviyo, which would send it.
create table if not exists flow_trigger (
  shop text not null references shop (domain) on delete cascade,
  id bigint generated always as identity,
  handle text not null,
  -- by the names of the trigger's fields
  payload jsonb not null,
  -- the shop's business time
  at timestamptz not null,
  primary key (shop, id)
);
create table if not exists klaviyo_event (
  shop text not null references shop (domain) on delete cascade,
  id bigint generated always as identity,
  email text not null,
  metric text not null,
  unique_id text not null,
  -- as the app says
  at timestamptz not null,
  properties jsonb not null,
  primary key (shop, id),
  -- Klaviyo keeps the first of these
  unique (shop, email, metric, unique_id)
);
create table if not exists klaviyo_profile (
  shop text not null references shop (domain) on delete cascade,
  email text not null,
  -- first name, locale and properties, each as it was told last
  data jsonb not null,
  primary key (shop, email)
);
