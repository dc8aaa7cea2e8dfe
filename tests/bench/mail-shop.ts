import { messagesPayload } from '../../app/jobs/payloads.ts';
import { parseInstant } from '../../app/kernel/calendar.ts';
import { exampleContents } from '../../app/mails/example-mails.ts';
import { wording } from '../../app/mails/wording.ts';
import { writeMail } from '../../app/mails/write-mail.ts';
import { openMailLinks } from '../../app/messaging/mail-links.server.ts';
import { peopleForMessages } from '../../app/messaging/people-for-messages.ts';
import { type Messages, openMessages } from '../../app/modules/messages/index.server.ts';
import type { Database } from '../../app/platform/db/database.server.ts';
import { runJobs } from '../../app/platform/jobs/runner.server.ts';
import { openLog } from '../../app/platform/log.server.ts';
import { openMailer } from '../../app/platform/mail/mailer.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { openSignedLinks } from '../../app/platform/secrets/signed-links.server.ts';
import { commerceOn } from '../support/commerce-on.ts';
import { composersOf, plainMessagesDeps } from '../support/messages-deps.ts';

const key = Buffer.alloc(32, 7);
const seal = openSeal(key);
const shopId = 1n;
export const due = parseInstant('2026-03-10T12:00:00Z');

/** A shop with customers that have an address, and messages that are opened as the app opens them. */
export async function openMailShop(db: Database, port: number, customers: number): Promise<Messages> {
  await db.sql`insert into commerce_shop (domain, name, installed_at, currency, timezone, country)
    values ('bench.myshopify.com', 'Hartland', '2026-01-01', 'EUR', 'Europe/Berlin', 'DE')`;
  await db.sql`insert into commerce_customer (shop_id, shopify_id, locale, country_code, marketing, created_at, updated_at)
    select ${shopId}, n, 'en', 'DE', 'subscribed', now(), now() from generate_series(1, ${customers}::int) n`;
  const emails = Array.from({ length: customers }, (_, index) => `person${index + 1}@example.com`);
  await db.sql`insert into commerce_customer_profile (shop_id, customer_id, name, first_name, email_sealed, email_index)
    select ${shopId}, n, 'Anna Example', 'Anna', sealed, hashed
    from unnest(${emails.map((email) => seal.seal(email))}::bytea[], ${emails.map(seal.emailIndex)}::bytea[])
      with ordinality as people(sealed, hashed, n)`;
  const links = openMailLinks(
    openSignedLinks(key),
    async () => 'https://hartland.example',
    'https://app.example',
  );
  const server = { host: '127.0.0.1', port, secure: false, local: true, login: null };
  return openMessages({
    ...plainMessagesDeps(db, seal),
    people: peopleForMessages(commerceOn(db), { guests: async () => new Map() }, seal, {
      returns: { findWithdrawal: async () => null },
      reviews: () => ({ answerToTell: async () => null }),
    }),
    composers: composersOf({
      'review-request': async () => ({ kind: 'send', content: exampleContents['review-request'] }),
    }),
    writeMail,
    wording,
    mailer: openMailer({ server, from: 'shop@mail.example' }),
    links: links.messages,
  });
}

/** One request for a review for each of so many customers, due now. */
export async function planMails(db: Database, count: number, round: number): Promise<void> {
  await db.sql`insert into message_intent (shop_id, key, kind, customer_id, first_due_at, due_at, window_from, window_to,
      zone, state, planned_at)
    select ${shopId}, 'bench:' || ${round}::int || ':' || n, 'review-request', n, ${due}, ${due}, '09:00', '21:00',
      'Europe/Berlin', 'waiting', ${due} from generate_series(1, ${count}::int) n`;
  await db.sql`insert into message_addressee (shop_id, addressee)
    select ${shopId}, 'customer:' || n from generate_series(1, ${count}::int) n on conflict do nothing`;
  await db.sql`analyze message_intent`;
}

/** How many have no answer yet. */
export async function unanswered(db: Database): Promise<number> {
  const [row] = await db.sql<{ count: number }>`select count(*)::int as count from message_intent
    where shop_id = ${shopId} and state in ('waiting', 'queued', 'claimed')`;
  return row?.count ?? 0;
}

export async function sentSoFar(db: Database): Promise<number> {
  const [row] = await db.sql<{ count: number }>`select count(*)::int as count from message_intent
    where shop_id = ${shopId} and state = 'sent'`;
  return row?.count ?? 0;
}

export const sweep = (messages: Messages) => messages.sweepDue(shopId, due);

/** The worker's own queue with so many slots. */
export function startWorker(url: string, messages: Messages, slots: number) {
  return runJobs({
    url,
    concurrency: slots,
    log: openLog('worker', 'silent'),
    jobs: {
      'send-messages': async (payload) => {
        const { shopId: shop, messageIds, run } = messagesPayload.parse(payload);
        await messages.send(shop, messageIds, due, run);
      },
    },
  });
}
