import type { Sql } from '#app/kernel/transaction.ts';
import { defaultMessageSettings, type MessageSettings, messageSettingsSchema } from '../settings/settings.ts';
import type { SavedVersion } from '../views.ts';
import { listVersions } from './versions.server.ts';

/** Newest first, those before version `before`; at most 250. */
export async function listSettingsVersions(
  sql: Sql,
  shopId: bigint,
  page: { readonly before?: number; readonly limit: number },
): Promise<readonly SavedVersion<MessageSettings>[]> {
  const versions = await listVersions(sql, shopId, 'settings', page);
  return versions.map((version) => ({ ...version, data: messageSettingsSchema.parse(version.data) }));
}

/** What holds now: the settings saved last, else the default. */
export async function findMessageSettings(sql: Sql, shopId: bigint): Promise<MessageSettings> {
  const [latest] = await listSettingsVersions(sql, shopId, { limit: 1 });
  return latest?.data ?? defaultMessageSettings;
}
