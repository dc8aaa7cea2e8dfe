import { useState } from 'preact/hooks';
import type { ReturnView } from '../../../app/contracts/returns.ts';
import type { AppClient } from '../../shared/app-client.ts';
import type { Once } from '../../shared/intention.ts';
import { SendBack } from '../../shared/send-back.tsx';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import type { Words } from '../../shared/words.ts';
import { ReturnMessages } from './return-messages.tsx';
import { ReturnSteps } from './return-steps.tsx';
import { Why } from './why.tsx';

interface Props {
  words: Words;
  app: AppClient;
  once: Once<ReturnView>;
  view: ReturnView;
  /** Just asked for, or just changed, on this page. */
  isNew: boolean;
  onChange: (view: ReturnView) => Promise<void>;
}

/** A return that was asked for: where it stands, what happens next, words to the shop, and taking it back. */
export function PastReturn(props: Props) {
  const { words, view, isNew } = props;
  return (
    <s-section heading={words.say('past.heading', { name: view.name })}>
      <s-stack gap="base">
        {isNew && <s-banner tone="success">{words.message('next', view.next)}</s-banner>}
        <s-stack direction="inline" gap="base" alignItems="center">
          <s-badge>{words.say(`state.${view.state}`)}</s-badge>
          <s-text>{sumOf(words, view)}</s-text>
        </s-stack>
        {!isNew && <s-paragraph>{words.message('next', view.next)}</s-paragraph>}
        {view.declined && (
          <s-paragraph>
            {words.say(`declined-for.${view.declined.reason}`)}
            {view.declined.note && ` ${words.say('declined-for.note', { note: view.declined.note })}`}
          </s-paragraph>
        )}
        <SendBack {...{ words, view }} />
        <ReturnSteps {...{ words, view }} />
        <s-unordered-list>
          {view.lines.map((line) => (
            <s-list-item key={`${line.title} ${line.reason}`}>
              {words.say('past.line', { count: line.quantity, title: line.title, reason: line.reason })}
            </s-list-item>
          ))}
          {view.exchangeFor.map((one) => (
            <s-list-item key={`for ${one.title}`}>
              {words.say('past.exchange-line', { count: one.quantity, title: one.title })}
            </s-list-item>
          ))}
        </s-unordered-list>
        <Why words={words} why={view.why} />
        <s-text color="subdued">{words.say('past.since', { date: words.day(view.requestedAt) })}</s-text>
        <ReturnMessages {...props} />
        {view.cancellable && <Cancel {...props} />}
      </s-stack>
    </s-section>
  );
}

function sumOf(words: Words, { outcome, paid, quoted, owed }: ReturnView): string {
  if (outcome === 'exchange') {
    const owes = Number(owed.amount) > 0;
    return owes ? words.say('past.exchange-owed', { amount: words.money(owed) }) : words.say('past.exchange');
  }
  return words.say(`past.${paid ? 'paid' : 'quoted'}-${outcome}`, { amount: words.money(paid ?? quoted) });
}

function Cancel({ words, app, view, onChange }: Props) {
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = async () => {
    setProblem(null);
    const answer = await app.post<ReturnView>(`/api/returns/${view.id}/cancel`, {});
    if (answer.done) await onChange(answer.value);
    else setProblem(words.refusal(answer.why, answer.values));
  };
  return (
    <>
      <s-button variant="secondary" loading={busy} onClick={() => void run(cancel)}>
        {words.say('past.cancel')}
      </s-button>
      {problem && <s-banner tone="warning">{problem}</s-banner>}
    </>
  );
}
