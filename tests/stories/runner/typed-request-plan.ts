import type { z } from 'zod';
import type { reviews } from './vocabulary/areas.ts';

/** The story's reviews settings as their screen's form sends them. */
export function typedRequestPlan({ request = {}, publish }: z.output<typeof reviews>): object {
  if (request.reminderDays !== undefined) throw new Error('settings.reviews: reminders are not built yet');
  return {
    request: {
      trigger: request.trigger ?? 'delivered',
      delayDays: String(request.delayDays ?? 7),
      fallbackDays: request.fallbackDays === undefined ? '' : String(request.fallbackDays),
      waitForAllDays: String(request.waitForAllDays ?? 0),
      sendWindow: request.sendWindow ?? '09:00-21:00',
    },
    publish: publish ?? 'auto',
  };
}
