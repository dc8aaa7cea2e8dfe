import { useEffect, useRef, useState } from 'preact/hooks';
import type {
  AskedLine,
  Outcome,
  QuoteView,
  ReturnsView,
  ReturnView,
} from '../../../app/contracts/returns.ts';
import type { Answer, AppClient } from '../../shared/app-client.ts';
import type { Once } from '../../shared/intention.ts';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import type { Words } from '../../shared/words.ts';
import { askedLines, type Choices, keptChoice, lackingReason } from './chosen-lines.ts';
import { LinePicker } from './line-picker.tsx';
import { OutcomeCard } from './outcome-card.tsx';

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
  const [chosen, setChosen] = useState<Outcome | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asked = askedLines(view.lines, choices);
  const quote = useQuote(app, view.order.id, asked);

  const request = async (outcome: Outcome) => {
    if (!asked) return;
    setChosen(outcome);
    setProblem(null);
    const body = { order: view.order.id, lines: asked, outcome };
    const answer = await once(`return ${JSON.stringify(body)}`, (key) =>
      app.post<ReturnView>('/api/returns', { ...body, key }),
    );
    if (answer.done) {
      setChoices({});
      await onRequested(answer.value);
    } else setProblem(words.refusal(answer.why, answer.values));
  };

  if (view.lines.length === 0) return null;
  return (
    <>
      <s-section heading={words.say('lines.heading')}>
        <s-stack gap="base">
          {view.lines.map((line) => (
            <LinePicker
              key={line.id}
              {...{ words, line }}
              reasons={view.reasons}
              choice={choices[line.id] ?? keptChoice}
              onChange={(choice) => setChoices({ ...choices, [line.id]: choice })}
            />
          ))}
        </s-stack>
      </s-section>
      <s-section heading={words.say('outcomes.heading')}>
        <s-stack gap="base" accessibilityRole="status">
          {!asked && <s-paragraph color="subdued">{hint(words, view, choices)}</s-paragraph>}
          {asked && !quote && <s-skeleton-paragraph content={words.say('outcomes.counting')} />}
          {quote && !quote.done && (
            <s-banner tone="warning">{words.refusal(quote.why, quote.values)}</s-banner>
          )}
          {quote?.done && (
            <s-grid gridTemplateColumns="repeat(auto-fit, minmax(240px, 1fr))" gap="base">
              {quote.value.outcomes.map((one, index) => (
                <OutcomeCard
                  key={one.outcome}
                  words={words}
                  quote={one}
                  primary={index === 0}
                  busy={busy ? chosen : null}
                  onChoose={() => void run(() => request(one.outcome))}
                />
              ))}
            </s-grid>
          )}
          {problem && <s-banner tone="warning">{problem}</s-banner>}
        </s-stack>
      </s-section>
    </>
  );
}

function hint(words: Words, view: ReturnsView, choices: Choices): string {
  if (view.lines.every(({ quantity }) => quantity === 0)) return words.say('outcomes.nothing');
  return words.say(
    lackingReason(view.lines, choices).length > 0 ? 'outcomes.give-reason' : 'outcomes.choose',
  );
}

/** The quote of what is chosen now; null while it is worked out. An answer to an earlier choice is dropped. */
function useQuote(
  app: AppClient,
  order: string,
  lines: readonly AskedLine[] | null,
): Answer<QuoteView> | null {
  const [quote, setQuote] = useState<Answer<QuoteView> | null>(null);
  // A note changes nothing about money, so that typing one asks for nothing.
  const wanted = lines && JSON.stringify({ order, lines: lines.map(({ note: _note, ...line }) => line) });
  const latest = useRef(wanted);
  latest.current = wanted;
  useEffect(() => {
    setQuote(null);
    if (!wanted) return;
    const timer = setTimeout(async () => {
      const answer = await app.post<QuoteView>('/api/returns/quote', JSON.parse(wanted));
      if (latest.current === wanted) setQuote(answer);
    }, 150);
    return () => clearTimeout(timer);
  }, [app, wanted]);
  return quote;
}
