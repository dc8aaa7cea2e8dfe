import { useState } from 'preact/hooks';
import type { ReturnView } from '../../../app/contracts/returns.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  app: AppClient;
  view: ReturnView;
  /** Just asked for, or just changed, on this page. */
  isNew: boolean;
  onChange: (view: ReturnView) => Promise<void>;
}

/** A return that was asked for: where it stands, what happens next, and taking it back while that is possible. */
export function PastReturn({ words, app, view, isNew, onChange }: Props) {
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);
  const cancel = async () => {
    setProblem(null);
    const answer = await app.post<ReturnView>(`/api/returns/${view.id}/cancel`, {});
    if (answer.done) await onChange(answer.value);
    else setProblem(words.refusal(answer.why, answer.values));
  };
  const money = words.money(view.paid ?? view.quoted);
  return (
    <s-section heading={words.say('past.heading', { name: view.name })}>
      <s-stack gap="base">
        {isNew && <s-banner tone="success">{words.message('next', view.next)}</s-banner>}
        <s-stack direction="inline" gap="base" alignItems="center">
          <s-badge>{words.say(`state.${view.state}`)}</s-badge>
          <s-text>
            {words.say(`past.${view.paid ? 'paid' : 'quoted'}-${view.outcome}`, { amount: money })}
          </s-text>
        </s-stack>
        {!isNew && <s-paragraph>{words.message('next', view.next)}</s-paragraph>}
        {view.declined && (
          <s-paragraph>
            {words.say(`declined-for.${view.declined.reason}`)}
            {view.declined.note && ` ${words.say('declined-for.note', { note: view.declined.note })}`}
          </s-paragraph>
        )}
        <s-unordered-list>
          {view.lines.map((line) => (
            <s-list-item key={`${line.title} ${line.reason}`}>
              {words.say('past.line', { count: line.quantity, title: line.title, reason: line.reason })}
            </s-list-item>
          ))}
        </s-unordered-list>
        <s-text color="subdued">{words.say('past.since', { date: words.day(view.requestedAt) })}</s-text>
        {view.cancellable && (
          <s-button variant="secondary" loading={busy} onClick={() => void run(cancel)}>
            {words.say('past.cancel')}
          </s-button>
        )}
        {problem && <s-banner tone="warning">{problem}</s-banner>}
      </s-stack>
    </s-section>
  );
}
