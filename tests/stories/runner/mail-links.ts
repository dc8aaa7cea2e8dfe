import { z } from 'zod';
import { Refused } from './sandbox-control.ts';
import type { StoryShop } from './story-shop.ts';

const mails = z.array(
  z.object({
    to: z.string(),
    kinds: z.array(z.string()),
    links: z.array(z.string()),
    headers: z.record(z.string(), z.string()),
  }),
);
type SentMail = z.output<typeof mails>[number];

/** Mails that hold this kind to this customer (Shopify's id), newest first. Fails where there is none. */
export async function mailsOfKind(shop: StoryShop, customer: string, kind: string): Promise<SentMail[]> {
  const name = [...shop.names.customers].find(([, id]) => id === customer)?.[0] ?? '';
  const email = shop.story.customers[name]?.email;
  const sent = (await shop.control.get('mails', mails)).filter(
    (mail) => mail.kinds.includes(kind) && mail.to === email,
  );
  if (sent.length === 0) throw new Error(`There is no mail of kind ${kind} to ${email}`);
  return sent.reverse();
}

/** What stands behind /apps/afterglow in a link of the newest mail of this kind, also where the link is counted first. */
export async function linkOfMail(
  shop: StoryShop,
  customer: string,
  kind: string,
  start: string,
): Promise<string> {
  const sent = await mailsOfKind(shop, customer, kind);
  const paths = sent.flatMap((mail) => mail.links.flatMap((link) => afterPrefix(link) ?? []));
  const direct = paths.find((path) => path.startsWith(start));
  if (direct !== undefined) return direct;
  for (const counted of paths.filter((path) => path.startsWith('/go?'))) {
    const { location } = await shop.shopper.visit(null, counted);
    const path = location === null ? null : afterPrefix(location);
    if (path?.startsWith(start)) return path;
  }
  throw new Error(`No mail of kind ${kind} has a link to ${start}`);
}

function afterPrefix(link: string): string | null {
  const url = new URL(link);
  const at = url.pathname.indexOf('/apps/afterglow/');
  return at < 0 ? null : `${url.pathname.slice(at + '/apps/afterglow'.length)}${url.search}`;
}

/** Pages say no in sentences; their status tells which no it is. */
export function wordOf(status: number): string {
  if (status === 400 || status === 413 || status === 422) return 'bad-input';
  if (status === 410) return 'expired';
  if (status === 409) return 'already-done';
  if (status < 500) return 'not-yours';
  throw new Error(`The page answered ${status}`);
}

/** Throws what a page's no means. */
export function refuseUnlessFine({ status, text }: { status: number; text: string }): void {
  if (status >= 400) throw new Refused(wordOf(status), text.slice(0, 300));
}
