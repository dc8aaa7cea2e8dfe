create sequence if not exists resource_id start 5100000000001;

create table if not exists shop (
  domain text primary key,
  id bigint not null default nextval('resource_id'),
  name text not null,
  email text not null,
  currency text not null,
  timezone text not null,
  country text not null,
  prices_include_tax boolean not null default false,
  plan text not null default 'plus',
  read_all_orders boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  installed_at timestamptz,
  granted_scopes text[] not null default '{}',
  -- Business time: standing still at clock_now, or clock_now + (real time - clock_set_at) when running.
  clock_now timestamptz not null,
  clock_running boolean not null default true,
  clock_set_at timestamptz not null default clock_timestamp(),
  last_order_number int not null default 1000,
  switches jsonb not null default '{}'
);

-- Its second location; the first has the shop's own number.
alter table shop add column if not exists warehouse_id bigint not null default nextval('resource_id');

-- Whether customers can ask for returns on the shop's own account pages, beside the app.
alter table shop add column if not exists self_serve_returns boolean not null default false;

-- Every document of a shop: order, product, customer, collection. Columns repeat what is searched and sorted.
create table if not exists resource (
  shop text not null references shop (domain) on delete cascade,
  kind text not null,
  id bigint not null,
  name text not null default '',
  email text,
  customer_id bigint,
  created_at timestamptz not null,
  processed_at timestamptz not null,
  updated_at timestamptz not null,
  data jsonb not null,
  primary key (shop, kind, id)
);
create index if not exists resource_updated on resource (shop, kind, updated_at, id);
create index if not exists resource_created on resource (shop, kind, created_at, id);
create index if not exists resource_processed on resource (shop, kind, processed_at, id);
create index if not exists resource_name on resource (shop, kind, name);
create index if not exists resource_email on resource (shop, kind, email) where email is not null;
create index if not exists resource_customer on resource (shop, customer_id, kind) where customer_id is not null;

-- Where a part of a document lives: variants in products; lines, refunds, transactions, fulfilments in orders.
create table if not exists part (
  shop text not null references shop (domain) on delete cascade,
  kind text not null,
  id bigint not null,
  owner_id bigint not null,
  sku text,
  primary key (shop, kind, id)
);
create index if not exists part_owner on part (shop, owner_id);
create index if not exists part_sku on part (shop, sku) where sku is not null;

create table if not exists stock (
  shop text not null references shop (domain) on delete cascade,
  variant_id bigint not null,
  available int not null,
  primary key (shop, variant_id)
);

-- Of `available`, the units that lie in another location than the shop's first.
create table if not exists stock_elsewhere (
  shop text not null,
  variant_id bigint not null,
  location_id bigint not null,
  available int not null,
  primary key (shop, variant_id, location_id),
  foreign key (shop, variant_id) references stock (shop, variant_id) on delete cascade
);

create table if not exists collection_product (
  shop text not null references shop (domain) on delete cascade,
  collection_id bigint not null,
  product_id bigint not null,
  primary key (shop, collection_id, product_id)
);
create index if not exists collection_product_product on collection_product (shop, product_id);

create table if not exists metafield (
  shop text not null references shop (domain) on delete cascade,
  id bigint not null default nextval('resource_id'),
  owner_type text not null,
  owner_id bigint not null,
  namespace text not null,
  key text not null,
  type text not null,
  value text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (shop, owner_type, owner_id, namespace, key)
);

create table if not exists metafield_definition (
  shop text not null references shop (domain) on delete cascade,
  id bigint not null default nextval('resource_id'),
  owner_type text not null,
  namespace text not null,
  key text not null,
  data jsonb not null,
  primary key (shop, owner_type, namespace, key)
);

-- Answers of mutations called with @idempotent(key:), kept so that a repeat gets the first answer.
create table if not exists idempotent_answer (
  shop text not null references shop (domain) on delete cascade,
  mutation text not null,
  key text not null,
  arguments text not null,
  answer jsonb not null,
  at timestamptz not null default clock_timestamp(),
  primary key (shop, mutation, key)
);

create table if not exists bulk_operation (
  shop text not null references shop (domain) on delete cascade,
  id bigint not null default nextval('resource_id'),
  status text not null,
  error_code text,
  query text not null,
  after_cursor text,
  object_count bigint not null default 0,
  root_object_count bigint not null default 0,
  file_size bigint not null default 0,
  created_at timestamptz not null,
  completed_at timestamptz,
  touched_at timestamptz not null default clock_timestamp(),
  primary key (shop, id)
);

create table if not exists bulk_chunk (
  shop text not null,
  operation_id bigint not null,
  position int not null,
  lines text not null,
  primary key (shop, operation_id, position),
  foreign key (shop, operation_id) references bulk_operation (shop, id) on delete cascade
);
alter table bulk_operation add column if not exists grouped boolean not null default false;

-- An edit that was begun and not yet committed: what orderEditSetQuantity and orderEditAddVariant asked for.
create table if not exists order_edit (
  shop text not null references shop (domain) on delete cascade,
  id bigint not null default nextval('resource_id'),
  order_id bigint not null,
  staged jsonb not null,
  primary key (shop, id)
);

-- One live discount a code; deleted ones have no name.
create unique index if not exists resource_discount_code on resource (shop, name) where kind = 'discount' and name <> '';
