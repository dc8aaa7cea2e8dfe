import { z } from 'zod';
import type { Instant } from '#app/kernel/calendar.ts';
import type { ReturnSettings, ReturnTab } from '../views.ts';

const hours = z.int().min(1).max(8760).nullable();

const settingsSchema = z.object({
  hours: z.object({
    'to-review': hours.default(24),
    'to-inspect': hours.default(48),
    'to-settle': hours.default(24),
  }),
  // Nothing expires before the merchant says after how many days.
  expireAfterDays: z.int().min(1).max(365).nullable().default(null),
  remindDaysBefore: z.int().min(0).max(364).default(7),
});

/** What nobody has changed. */
export const defaultSettings: ReturnSettings = settingsSchema.parse({ hours: {} });

/** What is kept; what a shop never said is as for everybody. */
export function parseSettings(json: unknown): ReturnSettings {
  return settingsSchema.parse({ hours: {}, ...objectOf(json) });
}

/** From when on a return is overdue in its list: so many hours after it came into its state. Null: never. */
export function dueAtOf(settings: ReturnSettings, tab: ReturnTab, since: Instant): Instant | null {
  if (tab === 'done' || tab === 'in-transit') return null;
  const within = settings.hours[tab];
  return within === null ? null : since.add({ hours: within });
}

function objectOf(json: unknown): object {
  return typeof json === 'object' && json !== null ? json : {};
}
