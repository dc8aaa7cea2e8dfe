import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ShopControl } from '../../stories/runner/sandbox-control.ts';
import { userAgent } from './chromium.ts';

export interface Origins {
  sandboxOrigin: string;
  proxyOrigin: string;
}

const queued = z.object({ queue: z.object({ waiting: z.number() }) });

/** Until every delivery was taken and no job waits, so that each step leaves its own lines in the statement. */
export async function untilCalm(at: Origins, shop: ShopControl): Promise<void> {
  for (let calm = 0; calm < 3; ) {
    const answer = await fetch(`${at.proxyOrigin}/healthz`, { headers: { 'user-agent': userAgent } });
    const { queue } = queued.parse(await answer.json());
    calm = queue.waiting === 0 && (await shop.pending()) === 0 ? calm + 1 : 0;
    await sleep(100);
  }
}
