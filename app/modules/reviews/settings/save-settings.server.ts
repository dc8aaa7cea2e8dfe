import type { Instant } from '#app/kernel/calendar.ts';
import type { NewFact, Tx } from '#app/kernel/transaction.ts';
import type { BadInput, SettingsSaved, SettingsView } from '../door.ts';
import type { ReviewsDeps } from '../ports.ts';
import { readMirroring } from '../ratings/read-mirroring.server.ts';
import { touchAllRatings } from '../store/ratings.server.ts';
import {
  addVersion,
  findLatestVersion,
  findState,
  lockState,
  setLiveFrom,
} from '../store/settings.server.ts';
import { parseSettingsForm, settingsForm } from './forms.ts';
import { defaultSettings, type ReviewSettings } from './settings.ts';

/** The settings saved last and what their form shows: see `Reviews.getSettings`. */
export async function getSettings(deps: ReviewsDeps, shopId: bigint): Promise<SettingsView> {
  const [current, { liveFrom }, mirroring] = await Promise.all([
    findLatestVersion(deps.db.sql, shopId),
    findState(deps.db.sql, shopId),
    readMirroring(deps, shopId),
  ]);
  return { liveFrom, current, form: settingsForm(current?.settings ?? defaultSettings), mirroring };
}

/** Saves what the form says from `now` on: see `Reviews.saveSettings`. */
export async function saveSettings(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  form: unknown,
  actor: string,
  now: Instant,
): Promise<SettingsSaved | BadInput> {
  const parsed = parseSettingsForm(form);
  if ('errors' in parsed) return { refused: 'bad-input', errors: parsed.errors };
  return db.inTransaction(shopId, async (tx) => {
    await lockState(tx);
    const saved = await saveVersion(tx, parsed.settings, actor, now);
    // The shop's theme says how reviews are collected.
    if (saved.changed) await touchAllRatings(tx);
    return saved;
  });
}

/** Orders whose trigger comes from `now` on are asked about: see `Reviews.goLive`. */
export async function goLive(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  now: Instant,
  actor: string,
): Promise<{ readonly liveFrom: Instant }> {
  return db.inTransaction(shopId, async (tx) => {
    const { liveFrom } = await lockState(tx);
    if (liveFrom !== null) return { liveFrom };
    if ((await findLatestVersion(tx.sql, shopId)) === null)
      await saveVersion(tx, defaultSettings, actor, now);
    await setLiveFrom(tx, now);
    await touchAllRatings(tx);
    await tx.announce([switched('reviews-went-live', now, actor)]);
    return { liveFrom: now };
  });
}

/** Nobody is asked, nothing is taken, nothing is shown from here on: see `Reviews.goOffline`. */
export async function goOffline(
  { db }: Pick<ReviewsDeps, 'db'>,
  shopId: bigint,
  now: Instant,
  actor: string,
): Promise<void> {
  await db.inTransaction(shopId, async (tx) => {
    const { liveFrom } = await lockState(tx);
    if (liveFrom === null) return;
    await setLiveFrom(tx, null);
    await touchAllRatings(tx);
    await tx.announce([switched('reviews-went-offline', now, actor)]);
  });
}

/** Within a transaction that has locked the area's state. The same settings again are no new version. */
async function saveVersion(
  tx: Tx,
  settings: ReviewSettings,
  actor: string,
  now: Instant,
): Promise<SettingsSaved> {
  const latest = await findLatestVersion(tx.sql, tx.shopId);
  // Both come out of the same schema, which puts their fields into one order.
  if (latest !== null && JSON.stringify(latest.settings) === JSON.stringify(settings))
    return { version: latest.version, changed: false };
  const version = (latest?.version ?? 0) + 1;
  await addVersion(tx, { version, settings, effectiveAt: now, savedBy: actor });
  const saved = { kind: 'review-settings-saved', customerId: null, orderId: null, happenedAt: now };
  await tx.announce([{ ...saved, key: `review-settings:${version}`, data: { version, actor } }]);
  return { version, changed: true };
}

function switched(kind: string, now: Instant, actor: string): NewFact {
  return { key: `${kind}:${now}`, kind, customerId: null, orderId: null, happenedAt: now, data: { actor } };
}
