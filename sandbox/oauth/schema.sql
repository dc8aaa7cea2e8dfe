-- Access tokens given out; only their hashes are kept. A refreshed token names the one it replaces.
create table if not exists access_token (
  hash text primary key,
  shop text not null references shop (domain) on delete cascade,
  kind text not null check (kind in ('offline', 'online')),
  user_id text,
  scopes text[] not null,
  expires_at timestamptz,
  refresh_hash text unique,
  refresh_expires_at timestamptz,
  replaces text,
  used_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);
create index if not exists access_token_shop on access_token (shop);
create index if not exists access_token_replaces on access_token (replaces) where replaces is not null;

-- Who looks at the shop's admin in the frame.
create table if not exists staff_view (
  shop text primary key references shop (domain) on delete cascade,
  role text not null check (role in ('owner', 'staff'))
);
