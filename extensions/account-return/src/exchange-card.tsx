import type { Outcome, OutcomeQuote } from '../../../app/contracts/returns.ts';
import { fieldValue } from '../../shared/field-value.ts';
import { itemName } from '../../shared/item-name.ts';
import type { Words } from '../../shared/words.ts';
import type { Chosen } from './chosen-lines.ts';
import { Bill, Card, Choose } from './outcome-card.tsx';

interface Props {
  words: Words;
  chosen: readonly Chosen[];
  /** Of the variants that are chosen; null: not chosen for all lines, or still worked out. */
  quote: OutcomeQuote | null;
  isChosen: boolean;
  primary: boolean;
  busy: Outcome | null;
  onVariant: (line: string, variant: string) => void;
  onChoose: () => void;
}

/** Another variant instead: which one for each line, and what that costs or gives. */
export function ExchangeCard({ words, chosen, quote, isChosen, onVariant, ...choose }: Props) {
  const outcome = 'exchange';
  return (
    <Card {...{ words, outcome }} amount={quote && sumOf(words, quote)}>
      {chosen.map(({ line, choice }) => (
        <s-select
          key={line.id}
          label={words.say('exchange.variant', {
            count: choice.quantity,
            title: itemName(line.title, line.variantTitle),
          })}
          placeholder={words.say('exchange.choose')}
          value={choice.variant}
          onChange={(event) => onVariant(line.id, fieldValue(event))}
        >
          {line.variants.map(({ id, title }) => (
            <s-option key={id} value={id}>
              {title}
            </s-option>
          ))}
        </s-select>
      ))}
      {isChosen && !quote && <s-skeleton-paragraph content={words.say('outcomes.counting')} />}
      {quote && (
        <>
          <Bill {...{ words, quote }} />
          {isSome(quote.owes.amount) && <s-text>{words.say('exchange.invoice')}</s-text>}
          <Choose {...{ words, outcome, ...choose }} text={buttonOf(words, quote)} />
        </>
      )}
    </Card>
  );
}

const isSome = (amount: string) => Number(amount) > 0;

function sumOf(words: Words, { owes, total }: OutcomeQuote): string {
  if (isSome(owes.amount)) return words.say('exchange.owes', { amount: words.money(owes) });
  return isSome(total.amount)
    ? words.say('exchange.back', { amount: words.money(total) })
    : words.say('exchange.even');
}

function buttonOf(words: Words, { owes }: OutcomeQuote): string {
  return isSome(owes.amount)
    ? words.say('outcome.exchange-owes-button', { amount: words.money(owes) })
    : words.say('outcome.exchange-button');
}
