import { z } from 'zod';
import { cursorOf } from '../../ui/lists/keyset.ts';

const address = z.object({
  show: z.enum(['open', 'all']),
  after: z.string().max(500).nullable(),
  /** The one that is read. */
  open: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .nullable(),
});

export type WithdrawalsAddress = z.infer<typeof address>;

/** Null: the address holds something that no link of ours writes. */
export function readWithdrawalsAddress(search: URLSearchParams): WithdrawalsAddress | null {
  const parsed = address.safeParse({
    show: search.get('show') ?? 'open',
    after: cursorOf(search),
    open: search.get('open'),
  });
  return parsed.success ? parsed.data : null;
}
