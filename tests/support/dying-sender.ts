/** Claims the message that is named and hands it to a server that takes it and never answers: to be killed then. */

import { parseInstant } from '../../app/kernel/calendar.ts';
import { openMessages } from '../../app/modules/messages/index.server.ts';
import { openDatabase } from '../../app/platform/db/database.server.ts';
import { openMailer } from '../../app/platform/mailer.server.ts';
import { ReviewShop } from './review-shop.ts';

const [url = '', shopId = '0', messageId = '0', port = '0'] = process.argv.slice(2);
const db = openDatabase({ url, reactionsOf: () => [] });
const shop = new ReviewShop(db, BigInt(shopId), 'dying.myshopify.com', 'UTC');
const server = { host: '127.0.0.1', port: Number(port), secure: false, local: true, login: null };
const messages = openMessages(
  shop.messagesDeps({
    mailer: openMailer({ server, from: 'shop@mail.example' }),
    composers: {
      'review-request': async () => ({
        kind: 'send',
        content: { kind: 'review-request', orderName: '#1', products: [], url: 'https://x.example' },
      }),
    },
  }),
);
await messages.send(BigInt(shopId), BigInt(messageId), parseInstant('2026-03-12T12:00:00Z'));
