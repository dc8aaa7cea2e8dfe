import { buffer } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { DkimKey, OutgoingMail } from './mail.ts';

/** The whole mail as it goes over the line, signed where there is a key. Breaks where the key is none. */
export async function composeMail(mail: OutgoingMail): Promise<Buffer> {
  const { messageId, from, replyTo, to, subject, html, text, date, headers, dkim } = mail;
  const composed = new MailComposer({
    messageId,
    from,
    to: { name: '', address: to },
    ...(replyTo === null ? {} : { replyTo }),
    subject,
    html,
    text,
    date: new Date(date.epochMilliseconds),
    headers,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const message = await composed.compile().build();
  return dkim === null ? message : await sign(message, dkim);
}

/**
 * A signature over the body and all headers that matter, those of one-click unsubscribing among them (RFC 8058 asks
 * for it). What cannot sign leaves the mail as it was and says nothing, so we look.
 */
async function sign(message: Buffer, { domain, selector, privateKey }: DkimKey): Promise<Buffer> {
  const signed = await buffer(
    new DKIM({ domainName: domain, keySelector: selector, privateKey }).sign(message),
  );
  if (!signed.subarray(0, 15).toString('latin1').startsWith('DKIM-Signature:'))
    throw Object.assign(new Error('The mail could not be signed'), { code: 'EDKIM' });
  return signed;
}
