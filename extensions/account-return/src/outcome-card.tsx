import type { ComponentChildren } from 'preact';
import type { Outcome, OutcomeQuote } from '../../../app/contracts/returns.ts';
import type { Words } from '../../shared/words.ts';
import { Why } from './why.tsx';

interface CardProps {
  words: Words;
  outcome: Outcome;
  /** What is seen at a glance: the sum, or what an exchange costs. */
  amount: string | null;
  children: ComponentChildren;
}

/** The frame of one way to settle: what it is, its sum, and how it comes. */
export function Card({ words, outcome, amount, children }: CardProps) {
  return (
    <s-box border="base" borderRadius="base" padding="base">
      <s-stack gap="base">
        <s-stack gap="small-200">
          <s-heading>{words.say(`outcome.${outcome}`)}</s-heading>
          {amount !== null && <s-text type="strong">{amount}</s-text>}
          <s-text color="subdued">{words.say(`outcome.${outcome}-how`)}</s-text>
        </s-stack>
        {children}
      </s-stack>
    </s-box>
  );
}

/** The bill that makes the sum, what happens to points and tier, and why. */
export function Bill({ words, quote }: { words: Words; quote: OutcomeQuote }) {
  const { parts, points, tier, why } = quote;
  return (
    <>
      <s-stack gap="small-200" accessibilityRole="unordered-list">
        {parts.map((part) => (
          <s-grid
            key={`${part.code} ${part.amount.amount}`}
            gridTemplateColumns="1fr auto"
            gap="base"
            accessibilityRole="list-item"
          >
            <s-text>{words.say(`part.${part.code}`)}</s-text>
            <s-text>{words.money(part.amount)}</s-text>
          </s-grid>
        ))}
      </s-stack>
      {points.clawed !== '0' && <s-text>{words.sayPoints('points.clawed', points.clawed)}</s-text>}
      {points.restored !== '0' && <s-text>{words.sayPoints('points.restored', points.restored)}</s-text>}
      {tier && <s-text>{words.say('points.tier', { from: tier.from, to: tier.to })}</s-text>}
      <Why words={words} why={why} />
    </>
  );
}

interface ChooseProps {
  words: Words;
  outcome: Outcome;
  /** What stands on the button. */
  text: string;
  primary: boolean;
  /** Which outcome is being asked for right now. */
  busy: Outcome | null;
  onChoose: () => void;
}

export function Choose({ outcome, text, primary, busy, onChoose }: ChooseProps) {
  return (
    <s-button
      variant={primary ? 'primary' : 'secondary'}
      inlineSize="fill"
      loading={busy === outcome}
      disabled={busy !== null && busy !== outcome}
      onClick={onChoose}
    >
      {text}
    </s-button>
  );
}

interface Props extends Omit<ChooseProps, 'text' | 'outcome'> {
  quote: OutcomeQuote;
}

/** One way to be paid. */
export function OutcomeCard({ quote, ...rest }: Props) {
  const { words } = rest;
  const { outcome } = quote;
  const amount = words.money(quote.total);
  return (
    <Card {...{ words, outcome, amount }}>
      <Bill {...{ words, quote }} />
      <Choose {...rest} outcome={outcome} text={words.say(`outcome.${outcome}-button`, { amount })} />
    </Card>
  );
}
