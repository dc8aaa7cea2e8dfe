import { randomUUID } from 'node:crypto';
import type { Tx } from '#app/kernel/transaction.ts';
import { sameUnits } from '../asking/choose-lines.ts';
import { unitsOf } from '../asking/quote-lines.ts';
import { tellPoints } from '../asking/tell-points.server.ts';
import { approvedByPolicy, beginCase, writeCase } from '../asking/write-case.server.ts';
import type { ReturnsDeps } from '../deps.ts';
import type { OutcomeQuote } from '../door.ts';
import { quoteOutcome } from '../money/quote.ts';
import { combineTerms } from '../policy/combine-terms.ts';
import type { LoadedWithdrawn } from './withdrawn-order.server.ts';

export interface QuotedWithdrawal extends LoadedWithdrawn {
  readonly quoted: OutcomeQuote;
}

/** All of it back by the means it was paid with. Not to be asked within a transaction. */
export async function quoteWithdrawal(
  deps: Pick<ReturnsDeps, 'points'>,
  shopId: bigint,
  withdrawn: LoadedWithdrawn,
): Promise<QuotedWithdrawal> {
  const { loaded, chosen, shipping } = withdrawn;
  const money = quoteOutcome({ order: loaded.order, units: unitsOf(chosen), shipping }, 'refund');
  const [quoted] = await tellPoints(deps, shopId, loaded, { chosen, items: [], quotes: [money] });
  if (quoted === undefined) throw new Error('The refund is quoted');
  return { ...withdrawn, quoted };
}

/** Has nobody taken or freed a unit meanwhile? */
export function isStillSo(before: LoadedWithdrawn | null, now: LoadedWithdrawn | null): boolean {
  if (before === null || now === null) return before === now;
  return before.unsent === now.unsent && sameUnits(before.chosen, now.chosen);
}

/**
 * The return of everything that was sent, asked for and, where the policy waits for nobody, approved. What is still to
 * be sent is withdrawn from, too: a person calls that off. Within a transaction that has locked the order.
 */
export async function openWithdrawal(tx: Tx, withdrawal: QuotedWithdrawal): Promise<bigint> {
  const { loaded, chosen, unsent, quoted } = withdrawal;
  const held = unsent === 0 ? [] : [{ code: 'not-all-sent', values: { units: String(unsent) } }];
  const terms = combineTerms(
    chosen.map((line) => line.terms),
    { basis: 'withdrawal', held },
  );
  const id = await writeCase(tx, {
    ...{ loaded, terms, items: [], outcome: 'refund', origin: 'withdrawal', actor: 'shopper' },
    // A name that nobody else could give.
    key: `withdrawal:${randomUUID()}`,
    quote: { outcomes: [quoted], shopifys: null },
    lines: chosen.map((line) => ({ ...line, answers: [], photos: [] })),
  });
  await beginCase(tx, id, loaded, approvedByPolicy(terms));
  return id;
}
