import { z } from 'zod';
import { isStorable } from '#app/kernel/text.ts';
import type { ReturnTab } from '#app/modules/returns/door.ts';
import { cursorOf } from '../../ui/lists/keyset.ts';

export const returnTabs = ['to-review', 'in-transit', 'to-inspect', 'to-settle', 'done'] as const;

const address = z.object({
  tab: z.enum(returnTabs),
  q: z.string().trim().max(200).refine(isStorable).catch(''),
  after: z.string().max(500).nullable(),
});

export interface QueueAddress {
  readonly tab: ReturnTab;
  readonly q: string;
  readonly after: string | null;
}

/** What the queue's address asks for. Null: it holds something that no link of ours writes. */
export function readQueueAddress(search: URLSearchParams): QueueAddress | null {
  const parsed = address.safeParse({
    tab: search.get('tab') ?? 'to-review',
    q: search.get('q') ?? '',
    after: cursorOf(search),
  });
  return parsed.success ? parsed.data : null;
}
