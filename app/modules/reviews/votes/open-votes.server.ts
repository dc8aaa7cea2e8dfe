import type { ReviewsDeps } from '../ports.ts';
import type { Votes } from './door.ts';
import { addReport, listReportsOf, lockPublished, settleAll } from './store/votes.server.ts';
import { visitorKey } from './visitor.server.ts';
import { vote } from './vote.server.ts';

export function openVotes(deps: Pick<ReviewsDeps, 'db' | 'digest'>): Votes {
  const { db, digest } = deps;
  return {
    vote: (shopId, review, said) => vote(deps, shopId, review, said),
    report: (shopId, review, { reason, by }, now) =>
      db.inTransaction(shopId, async (tx) => {
        if ((await lockPublished(tx, review)) === null) return { refused: 'not-yours' as const };
        await addReport(tx, review, visitorKey(digest, shopId, by), reason, now);
        return { reported: true as const };
      }),
    settleReports: (shopId, review, now) => db.inTransaction(shopId, (tx) => settleAll(tx, review, now)),
    listReports: (shopId, review) => listReportsOf(db.sql, shopId, review),
  };
}
