import type { Instant } from '#app/kernel/calendar.ts';
import type { StoredIntent } from '../../case/stored-return.ts';

/** Clocks of ours and Shopify's may differ by as much. */
const skewMinutes = 5;

/** From when on Shopify can have done what was decided. */
export const sinceDecided = ({ plannedAt }: StoredIntent): Instant =>
  plannedAt.subtract({ minutes: skewMinutes });
