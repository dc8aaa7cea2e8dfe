import type { Instant } from '#app/kernel/calendar.ts';
import type { Saved, SettingsView } from '../door.ts';
import type { MessagesDeps } from '../ports.ts';
import { lookAgain } from '../store/claiming/left.server.ts';
import { listSettingsVersions } from '../store/settings.server.ts';
import { addVersion } from '../store/versions.server.ts';
import { parseMessageSettings } from './forms.ts';
import { defaultMessageSettings, type MessageSettings } from './settings.ts';

/** What holds for every message now: see `Messages.getSettings`. */
export async function getSettings({ db }: Pick<MessagesDeps, 'db'>, shopId: bigint): Promise<SettingsView> {
  const [latest] = await listSettingsVersions(db.sql, shopId, { limit: 1 });
  return {
    settings: latest?.data ?? defaultMessageSettings,
    version: latest?.version ?? 0,
    savedAt: latest?.savedAt ?? null,
    savedBy: latest?.savedBy ?? null,
  };
}

/** Saves what the form says from `now` on: see `Messages.saveSettings`. */
export async function saveSettings(
  { db }: Pick<MessagesDeps, 'db'>,
  shopId: bigint,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<Saved<MessageSettings>> {
  const parsed = parseMessageSettings(form);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  return db.inTransaction(shopId, async (tx) => {
    const { version, changed } = await addVersion(tx, 'settings', parsed.settings, actor, now);
    if (changed) {
      await lookAgain(tx, now);
      await tx.announce([
        {
          key: `message-settings:${version}`,
          kind: 'message-settings-saved',
          customerId: null,
          orderId: null,
          happenedAt: now,
          data: { version, actor },
        },
      ]);
    }
    return { version, changed, data: parsed.settings };
  });
}
