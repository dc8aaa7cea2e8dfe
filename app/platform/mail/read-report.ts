import type { ParsedMail } from 'mailparser';

/** What a report says that came back for a mail. */
export interface Report {
  readonly kind: 'delivered' | 'bounced' | 'complained' | 'unsubscribed';
  /** Of a bounce: the address will never take anything. */
  readonly lasting: boolean;
  /** An enhanced status code (RFC 3463), such as "5.1.1"; '' where there is none. */
  readonly detail: string;
}

/**
 * A delivery status notification (RFC 3464) or an abuse report (RFC 5965). Null: it is neither, or says nothing that
 * counts, as a notice of delay; so are answers of people and of machines that answer for them.
 */
export function readReport(mail: ParsedMail): Report | null {
  const type = mail.headerLines.find(({ key }) => key === 'content-type')?.line.replace(/\s+/g, ' ') ?? '';
  if (!/^content-type: ?multipart\/report\b/i.test(type)) return null;
  const about = /\breport-type ?= ?"?([\w-]+)/i.exec(type)?.[1]?.toLowerCase();
  if (about === 'delivery-status') return readDeliveryStatus(textsOf(mail, 'message/delivery-status'));
  if (about === 'feedback-report') return readAbuse(textsOf(mail, 'message/feedback-report'));
  return null;
}

/** The parser puts parts that people can read into the text, and others beside it. */
function textsOf(mail: ParsedMail, type: string): string {
  const parts = mail.attachments.filter(({ contentType }) => contentType === type);
  return [mail.text ?? '', ...parts.map(({ content }) => content.toString('latin1'))].join('\n\n');
}

function readDeliveryStatus(text: string): Report | null {
  for (const fields of fieldGroups(text)) {
    const action = fields.get('action')?.toLowerCase();
    const detail = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1] ?? '';
    if (!fields.has('final-recipient') || action === undefined) continue;
    if (action === 'failed') return { kind: 'bounced', lasting: isLasting(detail), detail };
    if (action === 'delivered') return { kind: 'delivered', lasting: false, detail };
  }
  return null;
}

function readAbuse(text: string): Report | null {
  for (const fields of fieldGroups(text)) {
    const type = fields.get('feedback-type')?.toLowerCase();
    if (type === 'abuse') return { kind: 'complained', lasting: false, detail: '' };
    if (type === 'opt-out') return { kind: 'unsubscribed', lasting: false, detail: '' };
  }
  return null;
}

/**
 * Whether a status tells something of the address and not of this mail: a full mailbox (x.2.2, x.2.3), the network
 * (x.3, x.4.5 to x.4.7), the mail's form (x.6) and a policy against its sender (x.7) are no reason to give up on
 * somebody.
 */
export function isLasting(status: string): boolean {
  return /^5\.(0|1|2\.[014-9]|4\.[0-4]|5)(\.|$)/.test(status);
}

/** One for what reports and one for each recipient; ours have one. */
const mostGroups = 1_000;

/** Groups of header fields, apart by empty lines; names in small letters, the first of each name. */
function* fieldGroups(text: string): Generator<ReadonlyMap<string, string>> {
  for (const group of text.split(/\r?\n[ \t]*(?:\r?\n)+/, mostGroups)) {
    const fields = new Map<string, string>();
    for (const line of group.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
      const [, name, value] = /^([\w-]{1,60}):[ \t]*(.*)$/.exec(line) ?? [];
      if (name !== undefined && !fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value ?? '');
    }
    yield fields;
  }
}
