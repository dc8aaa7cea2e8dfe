import { useState } from 'preact/hooks';
import type { Outcome, ReturnsView, ReturnView } from '../../../app/contracts/returns.ts';
import type { Answer, AppClient } from '../../shared/app-client.ts';
import type { Once } from '../../shared/intention.ts';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import type { Words } from '../../shared/words.ts';
import {
  askedLines,
  type Change,
  type Choices,
  chosenOf,
  isExplained,
  keptChoice,
  lacksOf,
  quotedLines,
  wantedVariants,
} from './chosen-lines.ts';
import { LinePicker } from './line-picker.tsx';
import { Outcomes } from './outcomes.tsx';
import { findReason } from './reason-tree.ts';
import { Refused } from './refused.tsx';
import { useQuote } from './use-quote.ts';

interface Props {
  words: Words;
  app: AppClient;
  once: Once<ReturnView>;
  view: ReturnsView;
  onRequested: (view: ReturnView) => Promise<void>;
}

/** Which units go back and why; then what one gets for them, each way with its button. */
export function ReturnForm({ words, app, once, view, onRequested }: Props) {
  const [choices, setChoices] = useState<Choices>({});
  const [busy, run] = useOneAtATime();
  const [wanted, setWanted] = useState<Outcome | null>(null);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<Extract<Answer<never>, { done: false }> | null>(null);
  const { reasons } = view;
  const lines = view.lines.filter(({ quantity }) => quantity > 0);
  const chosen = chosenOf(lines, choices);
  const explained = isExplained(chosen, reasons);
  const exchangeFor = wantedVariants(chosen);
  const order = view.order.id;
  const quote = useQuote(
    app,
    explained ? { order, lines: quotedLines(chosen), ...(exchangeFor ? { exchangeFor } : {}) } : null,
  );
  const lacking = chosen.some(({ choice }) => lacksOf(choice, findReason(reasons, choice.reason)).length > 0);
  const change = (line: string, to: Change) => {
    setChoices((now) => ({ ...now, [line]: to(now[line] ?? keptChoice) }));
    setRefused(null);
  };

  const request = async (outcome: Outcome, askPerson = false) => {
    setRefused(null);
    setTried(true);
    if (lacking) return;
    setWanted(outcome);
    const exchange = outcome === 'exchange' && exchangeFor ? { exchangeFor } : {};
    const person = askPerson ? { askPerson } : {};
    const body = { order, lines: askedLines(chosen, reasons), outcome, ...exchange, ...person };
    const answer = await once(`return ${JSON.stringify(body)}`, (key) =>
      app.post<ReturnView>('/api/returns', { ...body, key }),
    );
    if (!answer.done) return setRefused(answer);
    setChoices({});
    setTried(false);
    await onRequested(answer.value);
  };
  const ask = (outcome: Outcome) => void run(() => request(outcome, true));

  if (lines.length === 0) return null;
  return (
    <>
      <s-section heading={words.say('lines.heading')}>
        <s-stack gap="large">
          {lines.map((line) => (
            <LinePicker
              key={line.id}
              {...{ words, app, line, reasons, tried }}
              choice={choices[line.id] ?? keptChoice}
              onChange={(to) => change(line.id, to)}
            />
          ))}
        </s-stack>
      </s-section>
      <s-section heading={words.say('outcomes.heading')}>
        <s-stack gap="base" accessibilityRole="status">
          {!explained && (
            <s-paragraph color="subdued">
              {words.say(chosen.length > 0 ? 'outcomes.give-reason' : 'outcomes.choose')}
            </s-paragraph>
          )}
          {explained && !quote.answer && <Counting words={words} />}
          {quote.answer?.done === false && (
            <Refused
              {...{ words, busy }}
              refused={quote.answer}
              onAsk={() => ask(chosen[0]?.line.outcomes[0] ?? 'refund')}
            />
          )}
          {quote.answer?.done && (
            <Outcomes
              {...{ words, chosen }}
              quote={quote.answer.value}
              isWhole={quote.isWhole}
              busy={busy ? wanted : null}
              onVariant={(line, variant) => change(line, (now) => ({ ...now, variant }))}
              onChoose={(outcome) => void run(() => request(outcome))}
            />
          )}
          {tried && lacking && <s-banner tone="warning">{words.say('outcomes.lacking')}</s-banner>}
          {refused && <Refused {...{ words, busy, refused }} onAsk={() => ask(wanted ?? 'refund')} />}
        </s-stack>
      </s-section>
    </>
  );
}

const skeletonLines = ['total', 'how', 'goods', 'fees', 'points', 'why', 'button'];

/** About as high as an outcome, so that what stands below is moved once, by the choice itself. */
function Counting({ words }: { words: Words }) {
  return (
    <s-box border="base" borderRadius="base" padding="base" minBlockSize="320px">
      <s-stack gap="base">
        {skeletonLines.map((line) => (
          <s-skeleton-paragraph key={line} content={words.say('outcomes.counting')} />
        ))}
      </s-stack>
    </s-box>
  );
}
