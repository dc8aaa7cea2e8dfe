import { shopId as asShopId } from '#app/kernel/ids.ts';
import { type MailLinks, openMailLinks } from './mail-links.server.ts';
import { composeRequest } from './messages-for-reviews.ts';
import type { Commerce } from './modules/commerce/index.server.ts';
import { type Compose, type Messages, openMessages } from './modules/messages/index.server.ts';
import { writePlainMail } from './modules/messages/mails/print-mail.ts';
import type { Elsewhere, Mailer } from './modules/messages/ports.ts';
import type { Reviews } from './modules/reviews/door.ts';
import { peopleForMessages } from './people-for-messages.ts';
import type { Database } from './platform/db/database.server.ts';
import type { Env, MailSettings } from './platform/env.server.ts';
import { openMessageIds } from './platform/mail/message-ids.server.ts';
import { openMailer } from './platform/mailer.server.ts';
import type { Seal } from './platform/seal.server.ts';
import type { AdminClient } from './platform/shopify/admin-client.server.ts';
import { openStorefront } from './platform/shopify/storefront.server.ts';
import { openSignedLinks } from './platform/signed-links.server.ts';

/** Nobody plans these kinds yet. */
const notYet: Compose = async () => ({ kind: 'not', reason: 'area-off' });

const notConnected: Elsewhere = {
  ready: async () => false,
  tell: async () => ({ state: 'not-reached', why: 'nothing is connected' }),
  repeatable: false,
};

/** Keeps no record that can be asked. */
function plainMailer(settings: MailSettings): Mailer {
  const mailer = openMailer(settings);
  return {
    deliver: (mail) => mailer.deliver({ ...mail, fromName: mail.from.name }),
    find: async () => 'cannot-tell',
  };
}

/** Opens messages with everything they are handed. What they say is asked of the modules that planned them. */
export function openMessagesWith(given: {
  readonly db: Database;
  readonly commerce: Commerce;
  readonly client: AdminClient;
  readonly seal: Seal;
  readonly env: Pick<Env, 'mail' | 'encryptionKey' | 'testClock' | 'appUrl'>;
  readonly reviews: () => Pick<Reviews, 'prepareRequest'>;
}): { readonly messages: Messages; readonly mailLinks: MailLinks } {
  const { db, commerce, client, seal, env, reviews } = given;
  const storefront = openStorefront(client);
  const mailLinks = openMailLinks(
    openSignedLinks(env.encryptionKey),
    async (shopId) => storefront.url(await commerce.getShop(asShopId(shopId))),
    env.appUrl,
  );
  const ownAddress = env.mail?.from ?? 'afterglow@localhost';
  const messages = openMessages({
    db,
    announcing: db.announcing,
    people: peopleForMessages(commerce, storefront, seal),
    composers: {
      'return-requested': notYet,
      'return-approved': notYet,
      'return-declined': notYet,
      'return-received': notYet,
      'return-settled': notYet,
      'review-request': composeRequest(reviews, mailLinks.review),
      'points-available': notYet,
    },
    writeMail: writePlainMail,
    wording: {
      defaults: () => ({ en: {}, de: {}, fr: {}, es: {}, ja: {} }),
      fields: () => [],
      fault: () => null,
    },
    samples: async () => null,
    mailer: env.mail === null ? null : plainMailer(env.mail),
    elsewhere: { flow: notConnected, klaviyo: notConnected },
    links: mailLinks.messages,
    ids: openMessageIds({
      key: env.encryptionKey,
      domain: ownAddress.split('@')[1] ?? 'localhost',
      bounceDomain: null,
    }),
    seal,
    dns: { txt: async () => null },
    ownAddress,
    clockJumps: env.testClock,
  });
  return { messages, mailLinks };
}
