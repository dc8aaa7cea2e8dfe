import type { Api } from '@shopify/ui-extensions/purchase.checkout.reductions.render-after';
import { useState } from 'preact/hooks';
import type { MoneyV2 } from '../../../app/contracts/answers.ts';
import type { Balance, RedemptionView, RewardsView } from '../../../app/contracts/rewards.ts';
import { isIssued, rewardText } from '../../shared/rewards.ts';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import type { Words } from '../../shared/words.ts';
import { pricedNow } from './checkout-hands.ts';
import { Offers } from './offers.tsx';
import { apply, type CheckoutHands, reserve, type Spent, undo } from './spend-points.ts';
import { isEntered, takenOff } from './taken-off.ts';

interface Props {
  checkout: Api;
  words: Words;
  hands: CheckoutHands;
  view: RewardsView;
  balance: Balance;
  again: () => Promise<void>;
}

/** What a member has, what it is worth here, and using it. */
export function MemberPoints({ checkout, words, hands, view, balance, again }: Props) {
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);
  const priced = pricedNow(checkout);
  // Gift cards and store credit are no codes of this checkout.
  const codes = view.redemptions.filter(({ value }) => !isIssued(value));
  const used = codes.filter(({ code }) => code !== null && isEntered(priced, code));
  // While one is being applied or undone it is neither used nor kept.
  const kept = busy ? [] : codes.filter((one) => one.code !== null && !used.includes(one));
  const { currencyCode } = checkout.cost.totalAmount.value;
  const offNow = ({ code }: RedemptionView): MoneyV2 | null => {
    const amount = code === null ? 0 : takenOff(priced, code);
    return amount > 0 ? { amount: String(amount), currencyCode } : null;
  };
  const mayChange = checkout.instructions.value.discounts.canUpdateDiscountCodes;

  const attempt = (work: () => Promise<Spent | null>) =>
    run(async () => {
      setProblem(null);
      const spent = await work();
      await again();
      if (spent && !spent.applied) setProblem(explain(words, spent));
    });
  const spend = (reward: string, points: string) =>
    attempt(async () => {
      const answer = await hands.once(`redeem ${reward} ${points}`, (key) =>
        reserve(hands, { reward, points, key }),
      );
      return answer.done ? apply(hands, answer.value) : { applied: false, refused: answer };
    });

  return (
    <s-stack gap="base">
      <s-text type="strong">{balanceText(words, balance, view)}</s-text>
      {!mayChange && <s-text color="subdued">{words.say('wallet')}</s-text>}
      {used.map((one) => (
        <Used
          key={one.id}
          words={words}
          redemption={one}
          amount={offNow(one)}
          busy={busy}
          onUndo={mayChange ? () => void attempt(() => undo(hands, one)) : undefined}
        />
      ))}
      {mayChange && used.length === 0 && (
        <s-stack gap="small-200">
          {kept.map((one) => (
            <s-clickable-chip
              key={one.id}
              disabled={busy}
              onClick={() => void attempt(() => apply(hands, one))}
            >
              {words.say('use-kept', { reward: rewardText(words, one.value) })}
            </s-clickable-chip>
          ))}
          <Offers
            {...{ words, view, busy }}
            subtotal={checkout.cost.subtotalAmount.value.amount}
            onSpend={(reward, points) => void spend(reward, points)}
          />
        </s-stack>
      )}
      {problem && <s-banner tone="warning">{problem}</s-banner>}
    </s-stack>
  );
}

function balanceText(words: Words, balance: Balance, view: RewardsView): string {
  if (view.worth)
    return words.sayPoints('balance.here', balance.available, { worth: words.money(view.worth) });
  return words.sayPoints('balance.plain', balance.available);
}

function explain(words: Words, spent: Extract<Spent, { applied: false }>): string {
  if ('refused' in spent) return words.refusal(spent.refused.why, spent.refused.values);
  const said = words.say(`problem.${spent.key}`);
  if (spent.endsAt === null) return said;
  return `${said} ${words.say('problem.later', { date: words.moment(spent.endsAt) })}`;
}

function Used(props: {
  words: Words;
  redemption: RedemptionView;
  amount: MoneyV2 | null;
  busy: boolean;
  onUndo: (() => void) | undefined;
}) {
  const { words, redemption, amount, busy, onUndo } = props;
  const reward = amount
    ? words.say('reward.amount-off', { amount: words.money(amount) })
    : rewardText(words, redemption.value);
  return (
    <s-stack direction="inline" gap="base" alignItems="center" accessibilityRole="status">
      <s-text>{words.sayPoints('used', redemption.points, { reward })}</s-text>
      {onUndo && (
        <s-link onClick={onUndo} accessibilityLabel={words.sayPoints('undo-label', redemption.points)}>
          {busy ? words.say('working') : words.say('undo')}
        </s-link>
      )}
    </s-stack>
  );
}
