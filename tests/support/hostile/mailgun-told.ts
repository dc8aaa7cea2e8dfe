import { createHmac, randomBytes } from 'node:crypto';
import { openMessageIds } from '../../../app/platform/mail/message-ids.server.ts';
import { sealingKey } from '../built-app.ts';
import { origin } from './requests.ts';

/** Under which Mailgun signs, for whoever puts `mailgunVariables` into the environment. */
export const mailgunKey = 'the key under which Mailgun signs';
export const mailgunVariables = {
  MAILGUN_API_KEY: 'unused',
  MAILGUN_DOMAIN: 'mail.example',
  MAILGUN_WEBHOOK_KEY: mailgunKey,
  MAIL_FROM: 'hello@mail.example',
};

/** As the built app of the tests names its mails. */
export const mailNames = () =>
  openMessageIds({ key: sealingKey(), domain: 'mail.example', bounceDomain: null });

interface Told {
  readonly event: unknown;
  /** Without its angle brackets, as Mailgun has it. */
  readonly messageId: string;
  /** Seconds since it was signed. */
  readonly age?: number;
  readonly key?: string;
}

/** The body of a webhook of Mailgun's. */
export function mailgunBody({ event, messageId, age = 0, key = mailgunKey }: Told): string {
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const token = randomBytes(25).toString('hex');
  const signature = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex');
  const more = typeof event === 'object' && event !== null ? event : { event };
  const message = { headers: { 'message-id': messageId } };
  return JSON.stringify({
    signature: { timestamp, token, signature },
    'event-data': { message, recipient: 'anna@example.com', ...more },
  });
}

/** A request to where Mailgun tells us something. */
export const mailgunRequest = (method: string, body: string | null) =>
  new Request(`${origin}/webhooks/mailgun`, { method, body });
