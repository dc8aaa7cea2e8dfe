import { createTransport } from 'nodemailer';
import { Refusal } from '../domain/refusal.ts';
import type { Mail } from './mails.ts';

/** What a receiver's mail server tells about a mail: no such mailbox, a full one, or that somebody called it spam. */
export const backKinds = ['hard', 'soft', 'complaint'] as const;
export type BackKind = (typeof backKinds)[number];

export type SendBack = (
  mail: Pick<Mail, 'returnPath' | 'to' | 'from' | 'subject' | 'headers'>,
  kind: BackKind,
) => Promise<void>;

/**
 * Sends reports about mails to their return paths, as the servers of receivers do: to whoever listens for them on
 * this port of the loopback. Refused (`no-return-path`, `not-taken`) when nobody does.
 */
export function openSendBack(port: number | null): SendBack {
  return async (mail, kind) => {
    const { returnPath } = mail;
    if (returnPath === null || port === null)
      throw new Refusal('no-return-path', 'This mail names nobody to whom a report could go');
    const client = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, connectionTimeout: 5_000 });
    try {
      const from = kind === 'complaint' ? 'feedback@mailbox.example' : '';
      await client.sendMail({ envelope: { from, to: returnPath }, raw: report(mail, returnPath, kind) });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Refusal('not-taken', `The report was not taken: ${why}`);
    } finally {
      client.close();
    }
  };
}

type Told = Parameters<SendBack>[0];

function report(mail: Told, returnPath: string, kind: BackKind): string {
  const cut = 'cut-of-the-report';
  const type = kind === 'complaint' ? 'feedback-report' : 'delivery-status';
  const lines = [
    `From: ${kind === 'complaint' ? 'feedback' : 'MAILER-DAEMON'}@mailbox.example`,
    `To: ${returnPath}`,
    `Subject: ${kind === 'complaint' ? 'Complaint about a mail' : 'Undelivered mail'}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${type}; boundary="${cut}"`,
    '',
    `--${cut}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    kind === 'complaint' ? 'A receiver called this mail spam.' : 'Your mail could not be delivered.',
    '',
    `--${cut}`,
    `Content-Type: message/${type}`,
    '',
    ...(kind === 'complaint' ? complaint(returnPath) : deliveryStatus(mail, kind)),
    '',
    `--${cut}`,
    'Content-Type: message/rfc822',
    '',
    `From: ${ascii(mail.from)}`,
    `Message-ID: ${headerOf(mail, 'message-id')}`,
    `Subject: ${ascii(mail.subject)}`,
    '',
    `--${cut}--`,
    '',
  ];
  return lines.join('\r\n');
}

const deliveryStatus = ({ to }: Told, kind: BackKind) => [
  'Reporting-MTA: dns; mx.mailbox.example',
  '',
  `Final-Recipient: rfc822; ${ascii(to[0] ?? '')}`,
  'Action: failed',
  ...(kind === 'hard'
    ? ['Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 There is no such mailbox']
    : ['Status: 4.2.2', 'Diagnostic-Code: smtp; 452 4.2.2 The mailbox is full']),
];

const complaint = (returnPath: string) => [
  'Feedback-Type: abuse',
  'User-Agent: Sandbox/1.0',
  'Version: 1',
  `Original-Mail-From: <${returnPath}>`,
];

const headerOf = ({ headers }: Told, name: string) =>
  ascii(headers.find((one) => one.name.toLowerCase() === name)?.value ?? '');

/** One line without anything that a header does not take as it stands. */
const ascii = (text: string) => text.replace(/[^\x20-\x7e]/g, '?');
