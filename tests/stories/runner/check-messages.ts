import { z } from 'zod';
import { compareFields, type Difference } from './compare.ts';
import { idOf, type StoryShop } from './story-shop.ts';
import type { Expectation } from './vocabulary/expectations.ts';
import type { ExpectedTold } from './vocabulary/messages.ts';

/** Mails as they lie in the mailbox, what became of each message, and what was told elsewhere instead. */
export async function checkMessages(shop: StoryShop, expected: Expectation): Promise<Difference[]> {
  return [
    ...(await checkMails(shop, expected)),
    ...(await checkAnswers(shop, expected)),
    ...(await checkTold(shop, 'flow', expected.flow)),
    ...(await checkTold(shop, 'klaviyo', expected.klaviyo)),
  ];
}

const sent = z.array(
  z.object({
    to: z.string(),
    kinds: z.array(z.string()),
    sentAt: z.string(),
    subject: z.string(),
    text: z.string(),
  }),
);
type SentMail = z.output<typeof sent>[number];
type WantedMail = NonNullable<Expectation['mails']>[number];

async function checkMails(shop: StoryShop, { mails }: Expectation): Promise<Difference[]> {
  if (!mails) return [];
  const all = await shop.control.get('mails', sent);
  return mails.flatMap((wanted) => {
    const email = shop.story.customers[wanted.to]?.email ?? wanted.to;
    const kinds = [...(wanted.kind === undefined ? [] : [wanted.kind]), ...(wanted.with ?? [])];
    const those = all.filter((mail) => mail.to === email && kinds.every((kind) => mail.kinds.includes(kind)));
    return compareMails(`mails.${wanted.to}.${kinds.join('+') || 'any'}`, wanted, those);
  });
}

/** A merged mail counts once under each kind that it holds; of moment, subject and text one mail has to be so. */
function compareMails(what: string, wanted: WantedMail, those: readonly SentMail[]): Difference[] {
  const found = countDiffers(what, wanted.count, those.length);
  const one = (
    field: string,
    expected: string,
    show: (mail: SentMail) => string,
    fits: (mail: SentMail) => boolean,
  ) =>
    those.some(fits)
      ? []
      : [{ what: `${what}.${field}`, expected, actual: those.map(show).join(', ') || 'none' }];
  const { sentAt, subject, text } = wanted;
  if (sentAt)
    found.push(
      ...one(
        'sentAt',
        sentAt,
        (mail) => mail.sentAt,
        (mail) => Date.parse(mail.sentAt) === Date.parse(sentAt),
      ),
    );
  if (subject)
    found.push(
      ...one(
        'subject',
        subject,
        (mail) => mail.subject,
        (mail) => mail.subject.includes(subject),
      ),
    );
  if (text) {
    const says = (mail: SentMail) => text.every((words) => mail.text.replace(/\s+/g, ' ').includes(words));
    found.push(...one('text', text.join(' … '), (mail) => mail.text, says));
  }
  return found;
}

/** Without a count there has to be one at least. */
function countDiffers(what: string, wanted: number | undefined, actual: number): Difference[] {
  const fits = wanted === undefined ? actual > 0 : actual === wanted;
  return fits
    ? []
    : [{ what: `${what}.count`, expected: String(wanted ?? 'at least 1'), actual: String(actual) }];
}

async function checkAnswers(shop: StoryShop, { messages }: Expectation): Promise<Difference[]> {
  const { names, queries } = shop;
  const found: Difference[] = [];
  for (const [alias, wanted] of Object.entries(messages ?? {})) {
    const order = names.orders.get(alias);
    const to = order === undefined ? { customer: idOf(names.customers, 'customer', alias) } : { order };
    const rows = await queries.messages(to);
    for (const { count, ...fields } of wanted) {
      const what = `messages.${alias}.${Object.values(fields).join('.')}`;
      const those = rows.filter((row) => compareFields(what, fields, row).length === 0);
      const told = rows.map(({ kind, state, reason }) => [kind, state, reason ?? ''].join(' ').trim());
      found.push(
        ...countDiffers(what, count, those.length).map((one) => ({
          ...one,
          actual: `${one.actual} of ${told.join(', ') || 'none'}`,
        })),
      );
    }
  }
  return found;
}

const flow = z.array(z.object({ payload: z.object({ Email: z.string(), Message: z.string() }) }));
const klaviyo = z.object({ events: z.array(z.object({ email: z.string(), metric: z.string() })) });

/** To whom, and the message's name there: "review request". */
async function toldBy(shop: StoryShop, by: 'flow' | 'klaviyo'): Promise<{ to: string; name: string }[]> {
  const told =
    by === 'flow'
      ? (await shop.control.get('flow', flow)).map(({ payload }) => [payload.Email, payload.Message])
      : (await shop.control.get('klaviyo', klaviyo)).events.map(({ email, metric }) => [email, metric]);
  return told.map(([to = '', name = '']) => ({ to, name: name.toLowerCase().replace(/^afterglow /, '') }));
}

async function checkTold(
  shop: StoryShop,
  by: 'flow' | 'klaviyo',
  wanted: ExpectedTold | undefined,
): Promise<Difference[]> {
  if (!wanted) return [];
  const told = await toldBy(shop, by);
  return wanted.flatMap(({ to, kind, count }) => {
    const email = shop.story.customers[to]?.email ?? to;
    const those = told.filter((one) => one.to === email && one.name === kind.replaceAll('-', ' '));
    return countDiffers(`${by}.${to}.${kind}`, count, those.length);
  });
}
