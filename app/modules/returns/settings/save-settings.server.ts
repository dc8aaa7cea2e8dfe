import type { Instant } from '#app/kernel/calendar.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { BadInput } from '../door.ts';
import { readSettings, writeSettings } from '../store/settings.server.ts';
import type { ReturnSettings } from '../views.ts';
import { parseSettingsForm } from './forms.ts';

/** See `Returns.saveSettings`. Saving what is already so announces nothing. */
export async function saveSettings(
  { db }: Pick<ReturnsDeps, 'db'>,
  shopId: bigint,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<ReturnSettings | BadInput> {
  const parsed = parseSettingsForm(form);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  const { settings } = parsed;
  return db.inTransaction(shopId, async (tx) => {
    const before = await readSettings(tx.sql, shopId);
    await writeSettings(tx.sql, shopId, settings);
    if (JSON.stringify(before) === JSON.stringify(settings)) return settings;
    const told = { kind: 'return-settings-saved', customerId: null, orderId: null, happenedAt: now };
    await tx.announce([{ ...told, key: `return-settings:${now}`, data: { actor } }]);
    return settings;
  });
}
