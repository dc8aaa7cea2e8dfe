import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Reader } from '../../state/database.ts';
import { countPending } from '../../webhooks/read-outbox.ts';
import { StageProblem } from './stage-problem.ts';

const health = z.object({ queue: z.object({ waiting: z.number() }) });
const pauseMs = 250;
const looks = 6;

export interface CalmDeps {
  state: Reader;
  appOrigin: string;
}

/**
 * Waits until the app has taken every delivery of the shop, its exports are ready and no job of its waits, and what is
 * looked at says the same in six looks in a row: a job that runs does not wait. What says null is not there yet. Throws
 * a StageProblem after `patienceMs`.
 */
export async function untilStill(
  deps: CalmDeps,
  domain: string,
  patienceMs: number,
  look: () => Promise<string | null> = async () => '',
): Promise<void> {
  const end = Date.now() + patienceMs;
  let seen: string | null = null;
  for (let still = 0; still < looks; ) {
    const now = await look();
    still = now !== null && now === seen && (await isCalm(deps, domain)) ? still + 1 : 0;
    seen = now;
    if (Date.now() > end)
      throw new StageProblem('The app is still busy with what it was sent. Look whether its worker runs.');
    await sleep(pauseMs);
  }
}

/** Nothing is on its way to the app, and nothing waits in it. */
export async function isCalm({ state, appOrigin }: CalmDeps, domain: string): Promise<boolean> {
  const [exporting] = await state.query(
    `select id from bulk_operation where shop = $1 and status in ('CREATED', 'RUNNING') limit 1`,
    [domain],
  );
  if (exporting !== undefined || (await countPending(state, domain)) > 0) return false;
  try {
    const answer = await fetch(`${appOrigin}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return health.parse(await answer.json()).queue.waiting === 0;
  } catch {
    return false;
  }
}

/** Waits until the app answers at all: after a restart the sandbox is there before it. */
export async function untilAppAnswers(appOrigin: string, patienceMs: number): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      const answer = await fetch(`${appOrigin}/healthz`, { signal: AbortSignal.timeout(2_000) });
      await answer.arrayBuffer();
      return;
    } catch {
      if (Date.now() > end) throw new StageProblem('The app does not answer. Start it, then try again.');
      await sleep(pauseMs);
    }
  }
}
