import { shopId as asShopId } from '#app/kernel/ids.ts';
import { wording } from '../mails/wording.ts';
import { writeMail } from '../mails/write-mail.ts';
import type { Commerce } from '../modules/commerce/index.server.ts';
import type { Loyalty } from '../modules/loyalty/door.ts';
import { type Messages, openMessages } from '../modules/messages/index.server.ts';
import { klaviyoKeyOf } from '../modules/messages/sender/klaviyo-key.server.ts';
import type { Returns } from '../modules/returns/door.ts';
import type { Reviews } from '../modules/reviews/door.ts';
import type { Database } from '../platform/db/database.server.ts';
import type { Env } from '../platform/env.server.ts';
import { openKlaviyo } from '../platform/klaviyo.server.ts';
import { openMailer } from '../platform/mail/mailer.server.ts';
import { type MessageIds, openMessageIds } from '../platform/mail/message-ids.server.ts';
import { openDns } from '../platform/network/dns.server.ts';
import type { Seal } from '../platform/secrets/seal.server.ts';
import { openSignedLinks } from '../platform/secrets/signed-links.server.ts';
import type { AdminClient } from '../platform/shopify/admin-client.server.ts';
import { openStorefront } from '../platform/shopify/storefront.server.ts';
import { openFlow } from '../platform/shopify/writes/flow.server.ts';
import { flowForMessages } from './flow-for-messages.ts';
import { klaviyoForMessages } from './klaviyo-for-messages.ts';
import { type MailLinks, openMailLinks } from './mail-links.server.ts';
import { composeExpiringMessage } from './messages-for-expiring.ts';
import { composePointsMessage } from './messages-for-loyalty.ts';
import { composePauseMessage } from './messages-for-pauses.ts';
import { composeQuestionAnswered } from './messages-for-questions.ts';
import { composeReviewReply } from './messages-for-replies.ts';
import { composeReturnMessage } from './messages-for-returns.ts';
import { composeReminder, composeRequest } from './messages-for-reviews.ts';
import { composeReviewThanks } from './messages-for-thanks.ts';
import { composeTierMessage } from './messages-for-tiers.ts';
import { composeWithdrawalReceipt } from './messages-for-withdrawals.ts';
import { peopleForMessages } from './people-for-messages.ts';
import { samplesOf } from './sample-mails.ts';

/** Opens messages with everything they are handed. What they say is asked of the modules that planned them. */
export function openMessagesWith(given: {
  readonly db: Database;
  readonly commerce: Commerce;
  readonly client: AdminClient;
  readonly seal: Seal;
  readonly env: Pick<
    Env,
    'mail' | 'klaviyoOrigin' | 'encryptionKey' | 'testClock' | 'appUrl' | 'spf' | 'bounceDomain' | 'dnsServer'
  >;
  readonly reviews: () => Pick<
    Reviews,
    'prepareRequest' | 'prepareReminder' | 'find' | 'listReplies' | 'findThanks' | 'answerToTell'
  >;
  readonly returns: Pick<Returns, 'find' | 'findWithdrawal'>;
  readonly loyalty: Pick<
    Loyalty,
    'expiringWith' | 'becameAvailable' | 'balance' | 'getProgram' | 'pausedAt' | 'tiersOf' | 'tierHistory'
  >;
}): { readonly messages: Messages; readonly mailLinks: MailLinks; readonly messageIds: MessageIds } {
  const { db, commerce, client, seal, env, reviews, returns, loyalty } = given;
  const storefront = openStorefront(client);
  const mailLinks = openMailLinks(
    openSignedLinks(env.encryptionKey),
    async (shopId) => storefront.url(await commerce.getShop(asShopId(shopId))),
    env.appUrl,
  );
  const shopFor = async (shopId: bigint) => {
    const { id, domain, uninstalledAt } = await commerce.getShop(asShopId(shopId));
    return { id, domain, installed: uninstalledAt === null };
  };
  const ofReturn = composeReturnMessage(returns, commerce, storefront);
  const ownAddress = env.mail?.from ?? 'afterglow@localhost';
  const messageIds = openMessageIds({
    key: env.encryptionKey,
    domain: ownAddress.split('@')[1] ?? 'localhost',
    bounceDomain: env.bounceDomain,
  });
  const messages: Messages = openMessages({
    db,
    announcing: db.announcing,
    people: peopleForMessages(commerce, storefront, seal, { returns, reviews }),
    composers: {
      'return-requested': ofReturn,
      'return-approved': ofReturn,
      'return-declined': ofReturn,
      'return-received': ofReturn,
      'return-settled': ofReturn,
      'return-cancelled': ofReturn,
      'return-reminder': ofReturn,
      'return-expired': ofReturn,
      'return-message': ofReturn,
      'withdrawal-receipt': composeWithdrawalReceipt(returns, commerce, storefront),
      'review-request': composeRequest(reviews, mailLinks.review),
      'review-reminder': composeReminder(reviews, mailLinks.review),
      'review-reply': composeReviewReply(reviews, mailLinks.review),
      'review-thanks': composeReviewThanks(reviews, commerce, storefront),
      'question-answered': composeQuestionAnswered(reviews, commerce, storefront),
      'points-available': composePointsMessage(() => messages, loyalty, commerce, storefront),
      'points-expiring': composeExpiringMessage(() => messages, loyalty, commerce, storefront),
      'points-paused': composePauseMessage(() => messages, loyalty, commerce, storefront),
      'tier-changed': composeTierMessage(loyalty, commerce, storefront),
    },
    writeMail,
    wording,
    samples: samplesOf(commerce, loyalty),
    mailer: env.mail === null ? null : openMailer(env.mail),
    elsewhere: {
      flow: flowForMessages(openFlow(client), shopFor),
      klaviyo: klaviyoForMessages(openKlaviyo(env.klaviyoOrigin), (shopId) =>
        klaviyoKeyOf({ db, seal }, shopId),
      ),
    },
    links: mailLinks.messages,
    ids: messageIds,
    seal,
    dns: openDns(env.dnsServer),
    spf: env.spf,
    ownAddress,
    clockJumps: env.testClock,
  });
  return { messages, mailLinks, messageIds };
}
