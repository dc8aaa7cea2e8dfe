import type { App } from '../wiring.server.ts';

const everyMs = 5_000;

/** Looks every few seconds for shops on which something is due, and asks for their sweep. Several workers may do so. */
export function startSweeper({ listDueShops, enqueue, log }: Pick<App, 'listDueShops' | 'enqueue' | 'log'>): {
  stop(): void;
} {
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      for (const shopId of await listDueShops())
        await enqueue({ task: 'sweep', payload: { shopId: shopId.toString() }, key: `sweep:${shopId}` });
    } catch (error) {
      log.warn({ err: error }, 'due work could not be looked for');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  return { stop: () => clearInterval(timer) };
}
