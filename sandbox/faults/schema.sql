-- Faults of a shop's deliveries, API calls and mails; the counted ones are used up call by call.
create table if not exists fault (
  shop text primary key references shop (domain) on delete cascade,
  deliveries jsonb not null default '{}',
  timeout_after_commit text[] not null default '{}',
  throttle int not null default 0,
  status int,
  -- calls that still answer `status`; null = all of them
  status_calls int,
  slow_ms int not null default 0,
  -- away | cut: what the mail server does to every mail
  mail text
);
alter table fault add column if not exists mail text;
