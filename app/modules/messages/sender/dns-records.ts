import type { DnsRecord } from '../views.ts';

/** What a shop's domain has to say so that mails from it are believed. */
export interface Wanted {
  readonly domain: string;
  readonly selector: string;
  /** Base64 of the public key. */
  readonly publicKey: string;
  /** The SPF mechanism that lets us send: "include:mailgun.org". */
  readonly spf: string;
}

/** What the name servers said; null: they could not be asked. */
export interface Answers {
  readonly dkim: readonly string[] | null;
  readonly spf: readonly string[] | null;
  /** Of the domain itself, or of the nearest one above that says something. */
  readonly dmarc: readonly string[] | null;
}

export const dkimName = ({ domain, selector }: Pick<Wanted, 'domain' | 'selector'>) =>
  `${selector}._domainkey.${domain}`;

/** A domain of more parts is looked for at itself and then at its last so many. */
const mostLabels = 7;

/** Where a DMARC record can stand: at the domain, else at one above it (RFC 7489, 6.6.3), never at a top-level one. */
export function dmarcNames(domain: string): readonly string[] {
  const labels = domain.split('.');
  return labels
    .slice(0, -1)
    .flatMap((_, index) =>
      index === 0 || labels.length - index <= mostLabels ? [`_dmarc.${labels.slice(index).join('.')}`] : [],
    );
}

/** The records to set, not looked at yet. */
export function recordsToSet(wanted: Wanted): readonly DnsRecord[] {
  const unasked = { state: 'unasked', found: [] } as const;
  return [
    { ...unasked, purpose: 'dkim', name: dkimName(wanted), value: dkimValue(wanted) },
    { ...unasked, purpose: 'spf', name: wanted.domain, value: `v=spf1 ${wanted.spf} ~all` },
    { ...unasked, purpose: 'dmarc', name: `_dmarc.${wanted.domain}`, value: 'v=DMARC1; p=none' },
  ];
}

/** The same records as the name servers show them. */
export function judgeRecords(wanted: Wanted, answers: Answers): readonly DnsRecord[] {
  return recordsToSet(wanted).map((record) => {
    const answer = answers[record.purpose];
    if (answer === null) return { ...record, state: 'unreachable' };
    const judged = judge(wanted, record, readable(answer));
    return { ...record, ...judged, found: judged.found.slice(0, mostShown) };
  });
}

function judge(wanted: Wanted, { purpose, value }: DnsRecord, found: readonly string[]): Judged {
  if (purpose === 'dkim') return judgeDkim(wanted, found);
  return purpose === 'spf' ? judgeSpf(wanted, found, value) : judgeDmarc(found);
}

/** No record that works is longer, and nobody has more of one purpose. */
const longestText = 4096;
const mostShown = 5;

/** Anybody's name server may have answered: what no page can show and no table keep is taken out. */
function readable(texts: readonly string[]): string[] {
  return texts
    .filter((text) => text.length <= longestText)
    .map((text) =>
      text
        .toWellFormed()
        .replace(/\p{Cc}+/gu, ' ')
        .replace(/\p{Cf}/gu, ''),
    );
}

/** True: mails from this domain by us are believed. Null: it could not be found out. */
export function provenBy(records: readonly DnsRecord[]): boolean | null {
  if (records.some(({ state }) => state === 'unreachable')) return null;
  return records.length > 0 && records.every(({ state }) => state === 'right');
}

type Judged = Pick<DnsRecord, 'state' | 'found'> & { readonly value?: string };

const dkimValue = ({ publicKey }: Pick<Wanted, 'publicKey'>) => `v=DKIM1; k=rsa; p=${publicKey}`;

function judgeDkim({ publicKey }: Wanted, found: readonly string[]): Judged {
  if (found.length === 0) return { state: 'missing', found };
  const keys = found.map((text) => tagOf(text, 'p')?.replace(/\s/g, ''));
  // Which of several keys is read is up to the reader.
  return { state: keys.every((key) => key === publicKey) ? 'right' : 'wrong', found };
}

/** A domain has one SPF record for all who send from it: ours goes into the one that is there. */
function judgeSpf({ spf }: Wanted, texts: readonly string[], ifNone: string): Judged {
  const found = texts.filter((text) => /^v=spf1(\s|$)/i.test(text));
  const [first, ...more] = found;
  if (first === undefined) return { state: 'missing', found, value: ifNone };
  const terms = first.trim().split(/\s+/);
  const has = terms.some((term) => term.replace(/^\+/, '').toLowerCase() === spf.toLowerCase());
  if (has && more.length === 0) return { state: 'right', found, value: first };
  return { state: 'wrong', found, value: has ? first : withMechanism(terms, spf) };
}

/** Before the first term that ends the search. */
function withMechanism(terms: readonly string[], spf: string): string {
  const end = terms.findIndex((term) => /^[+?~-]?all$|^redirect=/i.test(term));
  const at = end === -1 ? terms.length : end;
  return [...terms.slice(0, at), spf, ...terms.slice(at)].join(' ');
}

function judgeDmarc(texts: readonly string[]): Judged {
  const found = texts.filter((text) => /^v=DMARC1\s*(;|$)/i.test(text.trim()));
  if (found.length === 0) return { state: 'missing', found };
  // With two of them there is none (RFC 7489, 6.6.3).
  return found.length === 1 ? { state: 'right', found, value: found[0] ?? '' } : { state: 'wrong', found };
}

/** "v=DKIM1; p=abc" and "p" → "abc" */
function tagOf(text: string, name: string): string | undefined {
  for (const part of text.split(';')) {
    const at = part.indexOf('=');
    if (at !== -1 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
