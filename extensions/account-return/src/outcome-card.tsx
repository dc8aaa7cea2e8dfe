import type { Outcome, OutcomeQuote } from '../../../app/contracts/returns.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  quote: OutcomeQuote;
  primary: boolean;
  /** Which outcome is being asked for right now. */
  busy: Outcome | null;
  onChoose: () => void;
}

/** One way to be paid: the sum, the bill that makes it, what happens to points, and why. */
export function OutcomeCard({ words, quote, primary, busy, onChoose }: Props) {
  const { outcome, total, parts, points, why } = quote;
  const amount = words.money(total);
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <s-stack gap="base">
        <s-stack gap="small-200">
          <s-heading>{words.say(`outcome.${outcome}`)}</s-heading>
          <s-text type="strong">{amount}</s-text>
          <s-text color="subdued">{words.say(`outcome.${outcome}-how`)}</s-text>
        </s-stack>
        <s-stack gap="small-200" accessibilityRole="unordered-list">
          {parts.map((part) => (
            <s-grid key={part.code} gridTemplateColumns="1fr auto" gap="base" accessibilityRole="list-item">
              <s-text>{words.say(`part.${part.code}`, { ...part.values })}</s-text>
              <s-text>{words.money(part.amount)}</s-text>
            </s-grid>
          ))}
        </s-stack>
        {points.clawed !== '0' && <s-text>{words.sayPoints('points.clawed', points.clawed)}</s-text>}
        {points.restored !== '0' && <s-text>{words.sayPoints('points.restored', points.restored)}</s-text>}
        {why.length > 0 && (
          <s-details>
            <s-summary>{words.say('why')}</s-summary>
            <s-unordered-list>
              {why.map((one) => (
                <s-list-item key={one.code}>{words.message('why-codes', one)}</s-list-item>
              ))}
            </s-unordered-list>
          </s-details>
        )}
        <s-button
          variant={primary ? 'primary' : 'secondary'}
          inlineSize="fill"
          loading={busy === outcome}
          disabled={busy !== null && busy !== outcome}
          onClick={onChoose}
        >
          {words.say(`outcome.${outcome}-button`, { amount })}
        </s-button>
      </s-stack>
    </s-box>
  );
}
