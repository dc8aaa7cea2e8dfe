-- Topics of shopify.app.toml as of the last install or start; kept after an uninstall, for the compliance topics.
create table if not exists webhook_subscription (
  shop text primary key references shop (domain) on delete cascade,
  topics text[] not null
);

-- Deliveries to the app. A row is written in the transaction of the event it reports, so neither exists without the
-- other. next_at and created_at are real time, triggered_at the shop's business time; seq counts per shop.
create table if not exists outbox (
  id bigint generated always as identity primary key,
  shop text not null references shop (domain) on delete cascade,
  seq bigint not null,
  topic text not null,
  event_id text not null,
  webhook_id text not null,
  order_id text,
  payload text not null,
  triggered_at timestamptz not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed', 'dropped')),
  attempts int not null default 0,
  next_at timestamptz not null default clock_timestamp(),
  last_status int,
  created_at timestamptz not null default clock_timestamp()
);
create index if not exists outbox_due on outbox (next_at, id) where state = 'pending';
create index if not exists outbox_pending_shop on outbox (shop) where state = 'pending';
create index if not exists outbox_order on outbox (shop, order_id) where order_id is not null;
create index if not exists outbox_seq on outbox (shop, seq);
