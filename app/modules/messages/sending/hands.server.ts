import type { MessagesDeps } from '../ports.ts';
import { openAnswers } from '../store/claiming/answers.server.ts';
import { type Claim, openClaims } from '../store/claiming/claims.server.ts';
import type { MailRecord } from './mail-answers.ts';

/** What happened cannot be written down now: the job has to come back under its own name. */
export class NotRecorded extends Error {}

export const notRecorded = (error: unknown): never => {
  throw new NotRecorded('What became of a message could not be written down', { cause: error });
};

/**
 * What one job has in hand: at most one mail of which it alone knows what became. That is written down in the same
 * statement that claims the next, which halves the waiting for the database, and at the latest when the job is done.
 */
export interface Hands {
  /** False: something has moved on; nothing was claimed. Either way nothing else is in hand. */
  claim(claim: Claim): Promise<boolean>;
  keep(record: MailRecord): void;
  /** What is not written down yet. */
  readonly kept: MailRecord | null;
  settle(): Promise<void>;
}

export function openHands(deps: Pick<MessagesDeps, 'db' | 'announcing'>, shopId: bigint): Hands {
  const { prepared } = deps.db;
  const write = openAnswers(prepared, deps.announcing);
  const { claim, claimNext } = openClaims(prepared, deps.announcing);
  let kept: MailRecord | null = null;
  const settle = async () => {
    if (kept === null) return;
    await write(shopId, kept.answers, kept.given).catch(notRecorded);
    kept = null;
  };
  return {
    async claim(next) {
      if (kept === null) return (await claim(shopId, next)) === 'claimed';
      const done = await claimNext(shopId, kept, next).catch(notRecorded);
      if (done === 'conflict') await settle();
      kept = null;
      return done === 'claimed';
    },
    keep(record) {
      kept = record;
    },
    get kept() {
      return kept;
    },
    settle,
  };
}
