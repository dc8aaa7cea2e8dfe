import { type Instant, zone } from '../../app/kernel/calendar.ts';
import { currencyCode } from '../../app/kernel/currency.ts';
import { type Messages, type MessagesDeps, openMessages } from '../../app/modules/messages/index.server.ts';
import type { MailContent } from '../../app/modules/messages/mails/mail.ts';
import type { Database } from '../../app/platform/db/database.server.ts';
import { openSeal } from '../../app/platform/secrets/seal.server.ts';
import { composersOf, plainMessagesDeps } from './messages-deps.ts';

const newYork = zone('America/New_York');

/** Messages on a test's database that go to whoever is asked for, and what their mails were written from. */
export interface SentMessages {
  readonly messages: Messages;
  /** Parts of mails, as they were written. */
  readonly written: MailContent[];
  /** Sends what is due at `now`. */
  send(shopId: bigint, now: Instant): Promise<void>;
  /** "return-approved sent", in the order in which they were planned. */
  told(shopId: bigint): Promise<string[]>;
}

export function sentMessages(db: Database, composers: Partial<MessagesDeps['composers']>): SentMessages {
  const seal = openSeal(Buffer.alloc(32, 7));
  const written: MailContent[] = [];
  const messages = openMessages({
    ...plainMessagesDeps(db, seal),
    composers: composersOf(composers),
    async writeMail({ parts }) {
      written.push(...parts);
      return { subject: 'Subject', preview: '', html: '<p>Mail</p>', text: 'Mail' };
    },
    people: {
      shopForMessages: async () => ({
        name: 'Shop',
        domain: 'shop.example',
        zone: newYork,
        country: 'US',
        currency: currencyCode('USD'),
        installed: true,
      }),
      recipients: async (_shop, who) =>
        who.map(({ customerId }) => ({
          email: `person${customerId}@example.com`,
          person: `customer:${customerId}`,
          locale: 'en',
          firstName: 'Ana',
          country: 'US',
          marketing: 'subscribed',
          lifecycle: 'first-time',
          customerShopifyId: customerId,
          orderShopifyId: null,
        })),
      personsNow: async (_shop, person) => [person],
      localeOf: async () => 'en',
      emailIndex: (email) => seal.emailIndex(email),
    },
    links: {
      preferences: async () => 'https://shop.example/apps/afterglow/preferences?token=a',
      oneClick: () => 'https://app.example/mail/unsubscribe?token=a',
      click: async (_shop, _message, url) => url,
      open: async () => 'https://shop.example/apps/afterglow/seen.gif?token=a',
      readPreferences: () => null,
    },
  });
  return {
    messages,
    written,
    async send(shopId, now) {
      await messages.sweepDue(shopId, now);
      const queued = await db.sql<{ id: bigint }>`select id from message_intent
        where shop_id = ${shopId} and state = 'queued' order by id`;
      for (const { id } of queued) await messages.send(shopId, [id], now);
    },
    async told(shopId) {
      const rows = await db.sql<{ kind: string; state: string; reason: string | null }>`
        select kind, state, reason from message_intent where shop_id = ${shopId} order by id`;
      return rows.map(({ kind, state, reason }) => [kind, state, reason].filter(Boolean).join(' '));
    },
  };
}
