import { type Outcome, outcomes, type QuoteView } from '../../../app/contracts/returns.ts';
import type { Words } from '../../shared/words.ts';
import { type Chosen, canExchange, wantedVariants } from './chosen-lines.ts';
import { ExchangeCard } from './exchange-card.tsx';
import { OutcomeCard } from './outcome-card.tsx';

interface Props {
  words: Words;
  quote: QuoteView;
  /** Is the quote of the exchange that is chosen now? */
  isWhole: boolean;
  chosen: readonly Chosen[];
  busy: Outcome | null;
  onVariant: (line: string, variant: string) => void;
  onChoose: (outcome: Outcome) => void;
}

/** What one can have, side by side; an exchange stands there before its variant is chosen. */
export function Outcomes({ words, quote, isWhole, chosen, busy, onVariant, onChoose }: Props) {
  const quoteOf = (outcome: Outcome) => quote.outcomes.find((one) => one.outcome === outcome);
  const shown = outcomes.filter(
    (outcome) => quoteOf(outcome) || (outcome === 'exchange' && canExchange(chosen)),
  );
  return (
    <s-grid gridTemplateColumns="repeat(auto-fit, minmax(240px, 1fr))" gap="base">
      {shown.map((outcome, index) => {
        const one = quoteOf(outcome);
        const shared = { words, busy, primary: index === 0, onChoose: () => onChoose(outcome) };
        if (outcome === 'exchange')
          return (
            <ExchangeCard
              key={outcome}
              {...{ chosen, onVariant, ...shared }}
              isChosen={wantedVariants(chosen) !== null}
              quote={(isWhole && one) || null}
            />
          );
        return one ? <OutcomeCard key={outcome} quote={one} {...shared} /> : null;
      })}
    </s-grid>
  );
}
