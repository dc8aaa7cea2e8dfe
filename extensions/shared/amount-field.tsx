import { useState } from 'preact/hooks';
import type { RewardView } from '../../app/contracts/rewards.ts';
import { fieldValue } from './field-value.ts';
import type { Words } from './words.ts';

/** Any other number of points; wrong ones are explained at the field and not sent. */
export function AmountField(props: {
  words: Words;
  reward: RewardView;
  busy: boolean;
  onSpend: (points: string) => void;
}) {
  const { words, reward, busy, onSpend } = props;
  const [value, setValue] = useState('');
  const [error, setError] = useState<string | undefined>();
  const step = Number(reward.points);
  const least = Number(reward.least);
  const most = Number(reward.spendable);
  const submit = () => {
    const points = Number(value);
    const fits = Number.isInteger(points) && points >= least && points <= most && points % step === 0;
    if (!fits) {
      setError(
        words.say('field.wrong', { step: words.points(reward.points), most: words.points(reward.spendable) }),
      );
      return;
    }
    setError(undefined);
    onSpend(String(points));
  };
  return (
    <s-grid gridTemplateColumns="1fr auto" gap="small-200" alignItems="start">
      <s-number-field
        label={words.say('field.label', { step: words.points(reward.points) })}
        inputMode="numeric"
        min={least}
        max={most}
        step={step}
        value={value}
        error={error}
        disabled={busy}
        onInput={(event) => setValue(fieldValue(event))}
      />
      <s-button variant="secondary" loading={busy} onClick={submit}>
        {words.say('field.use')}
      </s-button>
    </s-grid>
  );
}
