import { useState } from 'preact/hooks';
import type { ReturnView } from '../../../app/contracts/returns.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { fieldValue } from '../../shared/field-value.ts';
import type { Once } from '../../shared/intention.ts';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  app: AppClient;
  once: Once<ReturnView>;
  view: ReturnView;
  onChange: (view: ReturnView) => Promise<void>;
}

/** What the shopper and the shop wrote to each other about a return, and a place to write more. */
export function ReturnMessages({ words, app, once, view, onChange }: Props) {
  const [text, setText] = useState('');
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);
  const { id, messages } = view;
  const send = async () => {
    setProblem(null);
    const body = { text: text.trim() };
    if (body.text === '') return setProblem(words.say('messages.empty'));
    const answer = await once(`message ${id} ${body.text}`, (key) =>
      app.post<ReturnView>(`/api/returns/${id}/messages`, { ...body, key }),
    );
    if (!answer.done) return setProblem(words.refusal(answer.why, answer.values));
    setText('');
    await onChange(answer.value);
  };
  return (
    <s-details defaultOpen={messages.length > 0}>
      <s-summary>{words.say(messages.length > 0 ? 'messages.heading' : 'messages.write')}</s-summary>
      <s-stack gap="base">
        {messages.length > 0 && (
          <s-stack gap="base" accessibilityRole="ordered-list">
            {messages.map(({ from, text: said, at }) => (
              <s-stack key={`${from} ${at}`} gap="none" accessibilityRole="list-item">
                <s-text color="subdued">
                  {words.say(`messages.from-${from}`, { when: words.moment(at) })}
                </s-text>
                <s-text>{said}</s-text>
              </s-stack>
            ))}
          </s-stack>
        )}
        <s-text-area
          label={words.say('messages.label', { name: view.name })}
          rows={3}
          maxLength={2000}
          value={text}
          error={problem ?? undefined}
          onInput={(event) => setText(fieldValue(event))}
        />
        <s-button variant="secondary" loading={busy} onClick={() => void run(send)}>
          {words.say('messages.send')}
        </s-button>
      </s-stack>
    </s-details>
  );
}
