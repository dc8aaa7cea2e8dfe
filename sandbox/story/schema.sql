-- The story that a shop's panel tells: whose it is, about which product, and the figures before it.
create table if not exists story (
  shop text primary key references shop (domain) on delete cascade,
  data jsonb not null,
  begun_at timestamptz not null default clock_timestamp()
);

-- How far the stage is set. A sandbox that starts while it runs goes on with it.
create table if not exists story_stage (
  shop text primary key references shop (domain) on delete cascade,
  state text not null check (state in ('running', 'done', 'failed')),
  parts jsonb not null,
  started_at timestamptz not null default clock_timestamp()
);
