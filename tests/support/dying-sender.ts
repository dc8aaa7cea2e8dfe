/** Claims the message that is named and hands it to a server that takes it and never answers: to be killed then. */

import { parseInstant } from '../../app/kernel/calendar.ts';
import { openMessages } from '../../app/modules/messages/index.server.ts';
import { openDatabase } from '../../app/platform/db/database.server.ts';
import { mailerAt } from './mailer-at.ts';
import { composersOf } from './messages-deps.ts';
import { ReviewShop } from './review-shop.ts';

const [url = '', shopId = '0', messageId = '0', port = '0'] = process.argv.slice(2);
const db = openDatabase({ url, reactionsOf: () => [] });
const shop = new ReviewShop(db, BigInt(shopId), 'dying.myshopify.com', 'UTC');
const messages = openMessages(
  shop.messagesDeps({
    mailer: mailerAt(Number(port)),
    composers: composersOf({
      'review-request': async () => ({
        kind: 'send',
        content: { kind: 'review-request', orderName: '#1', products: [], url: 'https://x.example' },
      }),
    }),
  }),
);
await messages.send(BigInt(shopId), [BigInt(messageId)], parseInstant('2026-03-12T12:00:00Z'));
