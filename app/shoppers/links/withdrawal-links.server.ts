import { createHash, randomUUID } from 'node:crypto';
import { type Instant, instantOfDate, parseInstant } from '../../kernel/calendar.ts';
import type { SignedLinks } from '../../platform/secrets/signed-links.server.ts';

const [ofStatement, ofReceipt] = ['withdrawal', 'withdrawal-stated'];
/** Real hours for which a page that asks "is that right?" can be answered, and its answer be looked at again. */
const hours = 24;

/** What the pages of a withdrawal carry from one step to the next, signed, so that nothing has to be kept meanwhile. */
export interface WithdrawalLinks {
  /** For one page that asks whether what was written is right. */
  newStatement(shopId: bigint): string;
  /** What the statement is known by: the same page with the same words is the same statement. Null: not ours, or too old. */
  keyOf(shopId: bigint, token: string, words: readonly string[]): string | null;
  /** For the page that says when it was stated. */
  receipt(shopId: bigint, statedAt: Instant): string;
  readReceipt(shopId: bigint, token: string): Instant | null;
}

export function openWithdrawalLinks(signed: SignedLinks, realNow: () => Date): WithdrawalLinks {
  const now = () => instantOfDate(realNow());
  const sign = (purpose: string, shopId: bigint, subject: string) =>
    signed.sign(purpose, shopId, subject, now().add({ hours }));
  return {
    newStatement: (shopId) => sign(ofStatement, shopId, randomUUID()),
    keyOf(shopId, token, words) {
      const read = signed.read(ofStatement, shopId, token, now());
      if (read.state !== 'good') return null;
      return createHash('sha256')
        .update(JSON.stringify([read.subject, ...words]))
        .digest('base64url');
    },
    receipt: (shopId, statedAt) => sign(ofReceipt, shopId, statedAt.toString()),
    readReceipt(shopId, token) {
      const read = signed.read(ofReceipt, shopId, token, now());
      return read.state === 'good' ? parseInstant(read.subject) : null;
    },
  };
}
