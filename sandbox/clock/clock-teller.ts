import { setTimeout as sleep } from 'node:timers/promises';
import { findShop } from '../domain/shops.ts';
import type { State } from '../state/database.ts';
import { type AppAddress, tellClock } from './tell-app.ts';

const INTRODUCTION_MS = 60_000;
const PAUSE_MS = 200;

export interface ClockTeller {
  /** Tells the app now and waits for its answer; false when it does not know the shop. Throws when it stays silent. */
  tell(domain: string): Promise<boolean>;
  /**
   * Tells the app once and waits for its answer, so that it knows the time at which it meets the shop; then keeps telling
   * in the background until it knows the shop, which it meets only at its first visit.
   */
  introduce(domain: string): Promise<void>;
  /** shops that are still being introduced */
  pending(domain?: string): number;
  close(): Promise<void>;
}

/** Messages of one shop follow each other and each carries the clock of its own moment, so none is overtaken. */
export function createClockTeller(state: State, app: AppAddress): ClockTeller {
  const turns = new Map<string, Promise<unknown>>();
  const introductions = new Map<string, Promise<void>>();
  let closed = false;

  function tell(domain: string, tries?: number): Promise<boolean> {
    const before = turns.get(domain) ?? Promise.resolve();
    const turn = before
      .catch(() => undefined)
      .then(async () => {
        const shop = await findShop(state, domain);
        return shop === null || shop.installedAt === null ? false : tellClock(shop, app, tries);
      });
    turns.set(domain, turn);
    turn
      .catch(() => undefined)
      .finally(() => {
        if (turns.get(domain) === turn) turns.delete(domain);
      });
    return turn;
  }

  const once = (domain: string) => tell(domain, 1).catch(() => false);

  async function untilKnown(domain: string, first: Promise<boolean>): Promise<void> {
    const end = Date.now() + INTRODUCTION_MS;
    for (let known = await first; !known && !closed && Date.now() < end; known = await once(domain))
      await sleep(PAUSE_MS);
  }

  return {
    tell: (domain) => tell(domain),
    introduce: async (domain) => {
      const first = once(domain);
      if (!introductions.has(domain))
        introductions.set(
          domain,
          untilKnown(domain, first).finally(() => introductions.delete(domain)),
        );
      await first;
    },
    pending: (domain) => (domain === undefined ? introductions.size : Number(introductions.has(domain))),
    close: async () => {
      closed = true;
      await Promise.all([...introductions.values()]);
    },
  };
}
