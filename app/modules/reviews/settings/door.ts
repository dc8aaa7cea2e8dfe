import type { Instant } from '#app/kernel/calendar.ts';
import type { Mirroring } from '../door.ts';
import type { SettingsForm } from './forms.ts';
import type { ReviewSettings } from './settings.ts';

/** How reviews are asked for, written and shown, and whether at all. */
export interface SettingUp {
  getSettings(shopId: bigint): Promise<SettingsView>;
  /** A new version from `now` on; the same settings again change nothing. */
  saveSettings(shopId: bigint, form: unknown, actor: string, now: Instant): Promise<SettingsSaved | BadInput>;
  /** Newest first, those before version `before`. */
  listVersions(shopId: bigint, page: { before?: number; limit: number }): Promise<readonly SavedSettings[]>;
  /** Orders whose trigger comes from `now` on are asked about; without saved settings by the default ones. */
  goLive(shopId: bigint, now: Instant, actor: string): Promise<{ readonly liveFrom: Instant }>;
  /** Nobody is asked, nothing is taken, and the ratings leave the storefront; the reviews stay. */
  goOffline(shopId: bigint, now: Instant, actor: string): Promise<void>;
}

export interface SettingsView {
  /** Null: the area is off. */
  readonly liveFrom: Instant | null;
  /** Null: nothing saved yet. */
  readonly current: SavedSettings | null;
  /** What the form shows: the settings saved last, else the default. */
  readonly form: SettingsForm;
  readonly mirroring: Mirroring;
}

export interface SavedSettings {
  readonly version: number;
  readonly settings: ReviewSettings;
  readonly effectiveAt: Instant;
  readonly savedBy: string;
  readonly savedAt: Instant;
}

export interface SettingsSaved {
  readonly version: number;
  readonly changed: boolean;
}

export interface BadInput {
  readonly refused: 'bad-input';
  /** By the field's path: `request.delayDays`. */
  readonly errors: Readonly<Record<string, string>>;
}
