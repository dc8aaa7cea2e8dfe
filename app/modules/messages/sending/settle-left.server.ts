import type { SendOutcome } from '../door.ts';
import type { MessagesDeps } from '../ports.ts';
import { openAnswers } from '../store/claiming/answers.server.ts';
import { type Claimed, listClaimed } from '../store/claiming/claims.server.ts';
import { listLeftInHand, putBackGivenUp } from '../store/claiming/left.server.ts';
import { recordOf } from './mail-answers.ts';

type Deps = Pick<MessagesDeps, 'db' | 'announcing'>;

/** The job came back although it had begun to hand something over: its process is gone, and nobody knows. */
export async function settleDead(
  deps: Deps,
  shopId: bigint,
  run: string,
  outcomes: Map<bigint, SendOutcome>,
): Promise<void> {
  await settle(deps, shopId, await listClaimed(deps.db.prepared, shopId, run), outcomes);
}

/** What the jobs left that were given up: see `Messages.revive`. */
export async function revive(deps: Deps, shopId: bigint): Promise<void> {
  await settle(deps, shopId, await listLeftInHand(deps.db.sql, shopId), new Map());
  await putBackGivenUp(deps.db.sql, shopId);
}

async function settle(
  deps: Deps,
  shopId: bigint,
  claimed: readonly Claimed[],
  outcomes: Map<bigint, SendOutcome>,
): Promise<void> {
  const write = openAnswers(deps.db.prepared, deps.announcing);
  for (const lead of claimed.filter(({ mergedInto }) => mergedInto === null)) {
    const mail: [Claimed, ...Claimed[]] = [lead, ...claimed.filter((one) => one.mergedInto === lead.id)];
    const { answers, given } = recordOf(mail, 'unknown');
    for (const id of await write(shopId, answers, given))
      outcomes.set(id, id === lead.id ? { state: 'unknown' } : { state: 'merged', at: lead.at });
  }
}
