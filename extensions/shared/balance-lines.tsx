import type { Balance, RewardsView } from '../../app/contracts/rewards.ts';
import type { Words } from './words.ts';

/** What a member has, what it is worth, what is on its way, what ends and what is owed; lines that say nothing are left out. */
export function BalanceLines({
  words,
  view,
  balance,
}: {
  words: Words;
  view: RewardsView;
  balance: Balance;
}) {
  return (
    <s-stack gap="small-200">
      <s-text type="strong">
        {view.worth
          ? words.sayPoints('balance.worth', balance.available, { worth: words.money(view.worth) })
          : words.sayPoints('balance.plain', balance.available)}
      </s-text>
      {balance.pending !== '0' && <s-text>{words.sayPoints('balance.pending', balance.pending)}</s-text>}
      {view.next && (
        <s-text>
          {words.sayPoints('balance.next', view.next.points, { date: words.day(view.next.at) })}
        </s-text>
      )}
      {balance.held !== '0' && <s-text>{words.sayPoints('balance.held', balance.held)}</s-text>}
      {view.expiring && (
        <s-text>
          {words.sayPoints('balance.expiring', view.expiring.points, {
            date: words.day(view.expiring.lastDay),
          })}
        </s-text>
      )}
      {balance.debt !== '0' && <s-text>{words.sayPoints('balance.debt', balance.debt)}</s-text>}
    </s-stack>
  );
}
