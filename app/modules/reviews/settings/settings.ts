import { z } from 'zod';

/*
 * How reviews are asked for and published. There is no field for stars or mood, here or in any rule: what is written
 * is treated alike.
 */

const days = (least: number) => z.int().min(least).max(365);

export const settingsSchema = z.object({
  request: z.object({
    /** What the delay counts from. */
    trigger: z.enum(['delivered', 'fulfilled', 'ordered']),
    delayDays: days(0),
    /** Days from dispatch after which is asked without a report of delivery; null: then nobody is asked. */
    fallbackDays: days(0).nullable(),
    /** How long the first parcel waits for the others; 0: it does not. */
    waitForAllDays: days(0),
    sendWindow: z.object({ from: z.string().regex(/^\d\d:\d\d$/), to: z.string().regex(/^\d\d:\d\d$/) }),
  }),
  publish: z.enum(['auto', 'manual']),
});

export type ReviewSettings = Readonly<z.infer<typeof settingsSchema>>;
export type RequestSettings = ReviewSettings['request'];

export const defaultSettings: ReviewSettings = {
  request: {
    trigger: 'delivered',
    delayDays: 7,
    fallbackDays: 14,
    waitForAllDays: 10,
    sendWindow: { from: '09:00', to: '21:00' },
  },
  publish: 'auto',
};
