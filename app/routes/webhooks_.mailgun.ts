import type { ActionFunctionArgs } from '@remix-run/node';
import { shopId as asShopId } from '#app/kernel/ids.ts';
import { readMailgunEvent } from '../platform/mail/mailgun-webhook.ts';
import { isLasting } from '../platform/mail/read-report.ts';
import { app } from '../wiring.server.ts';

const answer = (status: number) => new Response(null, { status });

/**
 * What Mailgun tells of mails that it sent for us. Which shop and message it is about says our own Message-ID, whose
 * signature nobody else can make. 406: it need not be told again; 503: it should.
 */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } });
  const { env, messageIds, messages, clock, log } = app();
  const key = env.mail !== null && 'mailgun' in env.mail ? env.mail.mailgun.webhookKey : null;
  if (key === null) return answer(404);
  const event = readMailgunEvent(await request.text(), key, new Date());
  if (event === 'forged') return answer(406);
  const about = event === 'other' ? null : messageIds.readMessageId(event.messageId);
  if (event === 'other' || about === null) return answer(200);
  const { kind, final, detail } = event;
  // A server's plain number says no more than Mailgun itself: it gave up. So it does on a mailbox that stays full (4xx).
  const lasting = final && (isLasting(detail) || /^([56]\d\d)?$/.test(detail));
  try {
    const now = await clock.now(asShopId(about.shopId));
    await messages.noteFeedback(about.shopId, about.intentId, { kind, lasting, detail }, now);
    return answer(200);
  } catch (error) {
    log.warn({ err: error }, 'what Mailgun told could not be kept');
    return new Response(null, { status: 503, headers: { 'Retry-After': '60' } });
  }
}

export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });
