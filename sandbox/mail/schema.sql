-- Every mail an app sent for a shop, as it came in by SMTP.
create table if not exists mail (
  shop text not null references shop (domain) on delete cascade,
  id bigint generated always as identity,
  -- The Date of the mail: the shop's business time.
  sent_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  from_text text not null,
  to_addresses text[] not null,
  subject text not null,
  -- what it speaks about: one kind, or several in one mail
  kinds text[] not null default '{}',
  html text,
  body_text text not null,
  -- [{ "name": "…", "value": "…" }] in the order of the mail
  headers jsonb not null,
  unread boolean not null default true,
  primary key (shop, id)
);
alter table mail add column if not exists kinds text[] not null default '{}';
-- Whom the sender wants told what became of it, as it stood outside the mail; null: nobody.
alter table mail add column if not exists return_path text;
create index if not exists mail_sent on mail (shop, sent_at, id);
