import { randomUUID } from 'node:crypto';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import { type MailLinks, openMailLinks } from './mail-links.server.ts';
import { composeRequest, requestsForReviews } from './messages-for-reviews.ts';
import type { Commerce } from './modules/commerce/index.server.ts';
import { type Messages, openMessages } from './modules/messages/index.server.ts';
import { openReviews, type Reviews } from './modules/reviews/index.server.ts';
import type { ReturnsPort } from './modules/reviews/ports.ts';
import { ordersForReviews } from './orders-for-reviews.ts';
import { peopleForMessages } from './people-for-messages.ts';
import type { Database } from './platform/db/database.server.ts';
import type { Env } from './platform/env.server.ts';
import { openMailer } from './platform/mailer.server.ts';
import type { Seal } from './platform/seal.server.ts';
import type { AdminClient } from './platform/shopify/admin-client.server.ts';
import { openRatings } from './platform/shopify/ratings.server.ts';
import { openStorefront } from './platform/shopify/storefront.server.ts';
import { openSignedLinks } from './platform/signed-links.server.ts';
import { returnsForReviews } from './returns-for-reviews.ts';

/** Opens reviews and the messages by which they are asked for: each needs the other. */
export function openReviewsAndMessages(given: {
  readonly db: Database;
  readonly commerce: Commerce;
  readonly client: AdminClient;
  readonly seal: Seal;
  readonly env: Pick<Env, 'mail' | 'encryptionKey' | 'testClock' | 'appUrl'>;
  readonly returns: ReturnsPort;
}): { readonly reviews: Reviews; readonly messages: Messages; readonly mailLinks: MailLinks } {
  const { db, commerce, client, seal, env } = given;
  const storefront = openStorefront(client);
  const mailLinks = openMailLinks(
    openSignedLinks(env.encryptionKey),
    async (shopId) => storefront.url(await commerce.getShop(asShopId(shopId))),
    env.appUrl,
  );
  const messages = openMessages({
    db,
    people: peopleForMessages(commerce, storefront, seal),
    composers: { 'review-request': composeRequest(() => reviews, mailLinks.review) },
    mailer: env.mail === null ? null : openMailer(env.mail),
    links: mailLinks.messages,
    newMessageId: () => `<${randomUUID()}@${env.mail?.from.split('@')[1] ?? 'localhost'}>`,
    clockJumps: env.testClock,
  });
  const reviews: Reviews = openReviews({
    db,
    orders: ordersForReviews(commerce),
    returns: returnsForReviews(commerce, given.returns),
    requests: requestsForReviews(messages),
    shopify: openRatings(client),
  });
  return { reviews, messages, mailLinks };
}
