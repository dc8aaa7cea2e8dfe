import { z } from 'zod';
import type { Instant } from '#app/kernel/calendar.ts';
import type { Language } from '#app/kernel/language.ts';
import type { AskedMail, TestAnswer } from '../door.ts';
import type { MessagesDeps } from '../ports.ts';
import { senderOf } from '../sender/sender-of.server.ts';
import { takeTestMail } from '../store/test-mails.server.ts';
import { previewMail } from './preview-mail.server.ts';

const address = z.email().max(254);

const testWord: Readonly<Record<Language, string>> = {
  en: 'Test',
  de: 'Test',
  fr: 'Test',
  es: 'Prueba',
  ja: 'テスト',
};

/** No message has this number: nothing that comes back is counted for anybody. */
const ofNoMessage = 0n;

/** Sends what `previewMail` shows: see `Messages.sendTest`. It is no message: nothing is claimed or counted. */
export async function sendTest(
  deps: MessagesDeps,
  shopId: bigint,
  asked: AskedMail & { readonly to: string },
  now: Instant,
): Promise<TestAnswer> {
  const to = address.safeParse(asked.to.trim());
  if (!to.success)
    return { refused: 'bad-input', errors: { to: 'Enter an e-mail address, such as you@example.com.' } };
  if (deps.mailer === null) return 'no-mail-server';
  const mail = await previewMail(deps, shopId, asked, now);
  if ('refused' in mail) return mail;
  if (!(await takeTestMail(deps.db.sql, shopId))) return 'too-many';
  const [shop, sender] = await Promise.all([deps.people.shopForMessages(shopId), senderOf(deps, shopId)]);
  const delivery = await deps.mailer.deliver({
    messageId: deps.ids.newMessageId(shopId, ofNoMessage),
    ...sender,
    returnPath: null,
    to: to.data,
    subject: `${testWord[asked.language]}: ${mail.subject}`,
    html: mail.html,
    text: mail.text,
    date: now,
    headers: {
      'X-Afterglow-Kind': 'test',
      'X-Afterglow-Shop': shop.domain,
      'Auto-Submitted': 'auto-generated',
    },
  });
  return delivery.state === 'taken' ? 'sent' : 'not-sent';
}
