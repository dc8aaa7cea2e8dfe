import { z } from 'zod';
import type { Instant } from '../../kernel/calendar.ts';
import { codeOf, neverConnected } from '../error-code.ts';
import { composeMail } from './compose-mail.server.ts';
import type { DeliveryResult, MailServer, OutgoingMail } from './mail.ts';
import type { MailgunAccount } from './mail-settings.ts';

const timeoutMs = 30_000;

/** Mailgun's events reach its index by different ways: what is not there after this long never was. */
const indexedAfterMinutes = 30;
/** What is older may be forgotten. */
const keptForHours = 71;

/** Our key, our bill, our domain: no mail of ours is taken until somebody has put it right. */
const aboutUs = new Set([401, 402, 403, 404]);
/** Our quota, their load: none of it is about this mail. */
const aboutTheMoment = new Set([408, 425, 429, 503]);

/** Mailgun reads more: lists of addresses, names around them. */
const isOneAddress = /^[^\s,;:<>"()]+@[^\s,;:<>"()@]+$/;

const foundEvents = z.object({ items: z.array(z.object({ event: z.string() })) });

/**
 * Hands whole mails to Mailgun's API, which keeps our Message-ID and can be asked for it. Bounces come by its
 * webhook: it sets a return path of its own.
 */
export function openMailgun(account: MailgunAccount, timeout = timeoutMs): MailServer {
  const origin = account.region === 'eu' ? 'https://api.eu.mailgun.net' : 'https://api.mailgun.net';
  const base = `${origin}/v3/${encodeURIComponent(account.domain)}`;
  const authorization = `Basic ${Buffer.from(`api:${account.apiKey}`).toString('base64')}`;

  async function post(mail: OutgoingMail, message: Buffer): Promise<DeliveryResult> {
    const form = new FormData();
    form.set('to', mail.to);
    form.set('message', new Blob([new Uint8Array(message)], { type: 'message/rfc822' }), 'message.eml');
    // Links and openings are counted by us, or not at all.
    form.set('o:tracking', 'no');
    try {
      const signal = AbortSignal.timeout(timeout);
      const headers = { authorization };
      const answer = await fetch(`${base}/messages.mime`, { method: 'POST', headers, body: form, signal });
      await answer.body?.cancel();
      return resultOf(answer.status);
    } catch (error) {
      const why = codeOf(error);
      return { state: neverConnected(why) ? 'not-reached' : 'unknown', why };
    }
  }

  return {
    async deliver(mail) {
      if (!isOneAddress.test(mail.to)) return { state: 'refused', why: 'EENVELOPE' };
      const message = await composeMail(mail).catch((error: unknown) => codeOf(error));
      return typeof message === 'string' ? { state: 'not-reached', why: message } : await post(mail, message);
    },
    async find(messageId, claimedAt) {
      const query = new URLSearchParams({
        'message-id': messageId.replace(/^<|>$/g, ''),
        event: 'accepted OR delivered OR failed',
        limit: '1',
      });
      try {
        const answer = await fetch(`${base}/events?${query}`, {
          headers: { authorization },
          signal: AbortSignal.timeout(timeout),
        });
        if (!answer.ok) return 'cannot-tell';
        const { items } = foundEvents.parse(await answer.json());
        if (items.length > 0) return 'has-it';
        return isSettled(claimedAt) ? 'has-it-not' : 'cannot-tell';
      } catch {
        return 'cannot-tell';
      }
    },
  };
}

/** An error of theirs does not say that they did not take it before it happened. */
function resultOf(status: number): DeliveryResult {
  const why = String(status);
  if (status >= 200 && status < 300) return { state: 'taken' };
  if (aboutUs.has(status)) return { state: 'not-reached', why, refusesUs: true };
  if (aboutTheMoment.has(status)) return { state: 'not-reached', why };
  return { state: status >= 400 && status < 500 ? 'refused' : 'unknown', why };
}

/** Whether not being in the index says anything. */
function isSettled(claimedAt: Instant): boolean {
  const minutes = (Date.now() - claimedAt.epochMilliseconds) / 60_000;
  return minutes >= indexedAfterMinutes && minutes < keptForHours * 60;
}
