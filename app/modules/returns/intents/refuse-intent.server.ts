import type { Instant } from '#app/kernel/calendar.ts';
import type { Hold } from '../door.ts';
import { finishIntent, voidUnbegun } from '../store/intents.server.ts';
import { addStep, lockReturn, setHold } from '../store/write-returns.server.ts';
import type { Performing } from './perform.server.ts';

/** It was not written and is not tried again by itself: a person sees why, and decides. */
export async function refuseIntent(
  { deps, shop, stored, intent }: Performing,
  hold: Omit<Hold, 'since'>,
  at: Instant = intent.plannedAt,
): Promise<void> {
  await deps.db.inTransaction(shop.id, async (tx) => {
    await lockReturn(tx, stored.id);
    const ended = await finishIntent(tx, stored.id, intent.kind, { state: 'refused', resultId: null, at });
    if (!ended) return;
    if (intent.kind === 'create') await voidUnbegun(tx, stored.id, 'process');
    await setHold(tx, stored.id, { ...hold, since: at });
    await addStep(tx, stored.id, {
      kind: 'held',
      at,
      actor: 'afterglow',
      data: { code: hold.code, ...hold.values },
    });
  });
}

export const refusedBy = (step: string, message: string): Omit<Hold, 'since'> => ({
  code: 'shopify-refused',
  values: { step, message: message.slice(0, 500) },
});
