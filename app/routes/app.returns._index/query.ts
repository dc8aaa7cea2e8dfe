import { z } from 'zod';
import { type Outcome, outcomes } from '#app/contracts/returns.ts';
import type { CurrencyCode } from '#app/kernel/currency.ts';
import { parseMoney } from '#app/kernel/money.ts';
import { isStorable } from '#app/kernel/text.ts';
import type { ReturnOrigin, ReturnQuery } from '#app/modules/returns/door.ts';
import { cursorOf } from '../../ui/lists/keyset.ts';
import { needs, origins, type QueueTab, returnTabs } from './choices.ts';

const flag = z
  .literal('yes')
  .nullable()
  .transform((value) => value !== null);

const address = z.object({
  tab: z.enum(returnTabs),
  q: z.string().trim().max(200).refine(isStorable).catch(''),
  reason: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,49}$/)
    .nullable(),
  outcome: z.enum(outcomes).nullable(),
  origin: z.enum(origins).nullable(),
  owner: z
    .string()
    .regex(/^(me|nobody|[1-9]\d{0,17})$/)
    .nullable(),
  value: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .nullable(),
  overdue: flag,
  held: flag,
  unread: flag,
  first: flag,
  after: z.string().max(500).nullable(),
});

/** What the queue's address asks for. */
export interface QueueAddress {
  readonly tab: QueueTab;
  readonly q: string;
  readonly reason: string | null;
  readonly outcome: Outcome | null;
  readonly origin: ReturnOrigin | null;
  /** A staff member's number, "me" or "nobody". */
  readonly owner: string | null;
  /** In whole units of the shop's currency, at least. */
  readonly value: string | null;
  readonly overdue: boolean;
  readonly held: boolean;
  readonly unread: boolean;
  readonly first: boolean;
  readonly after: string | null;
}

/** Null: it holds something that no link of ours writes. */
export function readQueueAddress(search: URLSearchParams): QueueAddress | null {
  const parsed = address.safeParse({
    tab: search.get('tab') ?? 'to-review',
    q: search.get('q') ?? '',
    reason: search.get('reason'),
    outcome: search.get('outcome'),
    origin: search.get('origin'),
    owner: search.get('owner'),
    value: search.get('value'),
    ...Object.fromEntries(needs.map((need) => [need, search.get(need)])),
    after: cursorOf(search),
  });
  return parsed.success ? parsed.data : null;
}

interface Asking {
  readonly staffId: string;
  readonly currency: CurrencyCode;
  readonly limit: number;
}

export function queueQuery(asked: QueueAddress, { staffId, currency, limit }: Asking): ReturnQuery {
  const { tab, q, reason, outcome, origin, owner, value, overdue, held, unread, first, after } = asked;
  return {
    tab: tab === 'all' ? null : tab,
    ...(q === '' ? {} : { search: q }),
    ...(reason === null ? {} : { reason }),
    ...(outcome === null ? {} : { outcome }),
    ...(origin === null ? {} : { origin }),
    ...(owner === null ? {} : { owner: ownerAsked(owner, staffId) }),
    ...(value === null ? {} : { quotedAtLeast: parseMoney(value, currency).minor }),
    ...(overdue ? { overdue } : {}),
    ...(held ? { held } : {}),
    ...(unread ? { unread } : {}),
    ...(first ? { first } : {}),
    after,
    limit,
  };
}

function ownerAsked(owner: string, staffId: string): string {
  if (owner === 'nobody') return '';
  return owner === 'me' ? staffId : owner;
}

/** The address without its page, each part in the same place: equal searches are equal texts. */
export function searchOf(asked: QueueAddress): string {
  const search = new URLSearchParams({ tab: asked.tab });
  for (const name of ['q', 'reason', 'outcome', 'origin', 'owner', 'value'] as const)
    if (asked[name]) search.set(name, asked[name]);
  for (const need of needs) if (asked[need]) search.set(need, 'yes');
  return search.toString();
}

/** The tab as it is: nothing is searched for and nothing filtered. */
export function isPlain(asked: QueueAddress): boolean {
  return searchOf(asked) === new URLSearchParams({ tab: asked.tab }).toString();
}
