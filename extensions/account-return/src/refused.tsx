import type { Answer } from '../../shared/app-client.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  refused: Extract<Answer<never>, { done: false }>;
  busy: boolean;
  onAsk: () => void;
}

/** Why not. What goes by itself because of what somebody did before can always be looked at by a person. */
export function Refused({ words, refused, busy, onAsk }: Props) {
  const { appeal, ...values } = refused.values;
  if (appeal !== 'yes') return <s-banner tone="warning">{words.refusal(refused.why, values)}</s-banner>;
  return (
    <s-banner tone="info" heading={words.say('appeal.heading')}>
      <s-stack gap="base">
        <s-text>{words.say('appeal.why')}</s-text>
        <s-button variant="secondary" loading={busy} onClick={onAsk}>
          {words.say('appeal.ask')}
        </s-button>
      </s-stack>
    </s-banner>
  );
}
