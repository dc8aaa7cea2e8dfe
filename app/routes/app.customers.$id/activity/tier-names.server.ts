import type { ShopId } from '#app/kernel/ids.ts';
import type { TimelineEntry } from '#app/modules/commerce/views.ts';
import { app } from '../../../wiring.server.ts';

/** Facts about tiers hold ids: what a tier is called is the programme's. One that is gone keeps its id. */
export async function withTierNames(
  shopId: ShopId,
  entries: readonly TimelineEntry[],
): Promise<readonly TimelineEntry[]> {
  if (!entries.some(({ kind }) => kind === 'tier-changed')) return entries;
  const { current } = await app().loyalty.getProgram(shopId);
  const levels = current?.program.tiers?.levels ?? [];
  const nameOf = (value: unknown) => levels.find(({ id }) => id === value)?.name ?? value;
  return entries.map((entry) =>
    entry.kind === 'tier-changed' ? { ...entry, data: tierData(entry.data, nameOf) } : entry,
  );
}

function tierData(
  { from, to, cause }: TimelineEntry['data'],
  nameOf: (value: unknown) => unknown,
): TimelineEntry['data'] {
  return {
    ...(from === '' ? {} : { tierBefore: nameOf(from) }),
    ...(to === '' ? {} : { tier: nameOf(to) }),
    cause,
  };
}
