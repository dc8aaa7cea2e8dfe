import type { Shop } from '../domain/types.ts';
import { json, type Param, type Reader } from '../state/database.ts';

type ShopName = Pick<Shop, 'domain'>;

export interface MailHeader {
  name: string;
  value: string;
}

/** A mail as it came in. */
export interface NewMail {
  /** ISO instant: the mail's own Date, which is the shop's business time */
  sentAt: string;
  from: string;
  /** whom the server was told to deliver to */
  to: string[];
  /** where reports about it go; null: nowhere */
  returnPath: string | null;
  subject: string;
  /** header X-Afterglow-Kind: what it speaks about, in the order of its parts */
  kinds: string[];
  html: string | null;
  text: string;
  headers: MailHeader[];
}

export interface Mail extends NewMail {
  id: string;
  unread: boolean;
}

interface MailRow {
  id: string;
  sent_at: Date;
  from_text: string;
  to_addresses: string[];
  return_path: string | null;
  subject: string;
  kinds: string[];
  html: string | null;
  body_text: string;
  headers: MailHeader[];
  unread: boolean;
}

/** Keeps a mail; it is there for good once this returns. PostgreSQL takes no zero bytes, so they go. */
export async function keepMail(on: Reader, shop: ShopName, mail: NewMail): Promise<void> {
  const plain = (text: string) => text.replaceAll('\u0000', '');
  await on.query(
    `insert into mail (shop, sent_at, from_text, to_addresses, subject, kinds, html, body_text, headers, return_path)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10)`,
    [
      shop.domain,
      mail.sentAt,
      plain(mail.from),
      mail.to.map(plain),
      plain(mail.subject),
      mail.kinds.map(plain),
      mail.html === null ? null : plain(mail.html),
      plain(mail.text),
      json(mail.headers.map(({ name, value }) => ({ name: plain(name), value: plain(value) }))),
      mail.returnPath === null ? null : plain(mail.returnPath),
    ],
  );
}

/** Every mail of the shop in the order it came in. */
export async function listMails(on: Reader, shop: ShopName): Promise<Mail[]> {
  const rows = await on.query<MailRow>('select * from mail where shop = $1 order by id', [shop.domain]);
  return rows.map(mailOf);
}

export interface MailSearch {
  /** looked for in subject, text and addresses */
  text: string;
  /** only mail to this address */
  to: string | null;
  /** id of the last mail on the page before */
  before: string | null;
}

export interface MailPage {
  mails: Mail[];
  next: string | null;
  unread: number;
}

export const pageSize = 40;

/** One page of the mailbox, latest first. */
export async function findMails(on: Reader, shop: ShopName, search: MailSearch): Promise<MailPage> {
  const like = `%${search.text.replace(/[\\%_]/g, '\\$&')}%`;
  const filters: Param[] = [shop.domain, like, search.to?.toLowerCase() ?? null];
  const matching = `shop = $1 and (subject ilike $2 or body_text ilike $2 or array_to_string(to_addresses, ' ') ilike $2)
    and ($3::text is null or $3 = any(array(select lower(address) from unnest(to_addresses) as t(address))))`;
  const before = /^\d{1,18}$/.test(search.before ?? '') ? search.before : null;
  const rows = await on.query<MailRow>(
    `select * from mail where ${matching}
       and ($4::bigint is null or (sent_at, id) < (select sent_at, id from mail where shop = $1 and id = $4))
     order by sent_at desc, id desc limit ${pageSize + 1}`,
    [...filters, before],
  );
  const [count] = await on.query<{ unread: number }>(
    `select count(*) filter (where unread)::int as unread from mail where ${matching}`,
    filters,
  );
  const mails = rows.slice(0, pageSize).map(mailOf);
  return {
    mails,
    next: rows.length > pageSize ? (mails.at(-1)?.id ?? null) : null,
    unread: count?.unread ?? 0,
  };
}

/** The mail, or null. */
export async function findMail(on: Reader, shop: ShopName, id: string): Promise<Mail | null> {
  const [row] = await on.query<MailRow>('select * from mail where shop = $1 and id = $2', [shop.domain, id]);
  return row === undefined ? null : mailOf(row);
}

/** Marks mail as read (`read`) or as new again. */
export async function markMail(on: Reader, shop: ShopName, id: string, read: boolean): Promise<void> {
  await on.query('update mail set unread = $3 where shop = $1 and id = $2', [shop.domain, id, !read]);
}

/** Empties the shop's mailbox. */
export async function emptyMailbox(on: Reader, shop: ShopName): Promise<void> {
  await on.query('delete from mail where shop = $1', [shop.domain]);
}

function mailOf(row: MailRow): Mail {
  return {
    id: row.id,
    sentAt: row.sent_at.toISOString(),
    from: row.from_text,
    to: row.to_addresses,
    returnPath: row.return_path,
    subject: row.subject,
    kinds: row.kinds,
    html: row.html,
    text: row.body_text,
    headers: row.headers,
    unread: row.unread,
  };
}
