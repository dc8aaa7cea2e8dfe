import { useState } from 'preact/hooks';
import type { BirthdayView } from '../../../app/contracts/rewards.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { fieldValue } from '../../shared/field-value.ts';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import type { Words } from '../../shared/words.ts';

interface Props {
  words: Words;
  app: AppClient;
  birthday: BirthdayView | null;
  again: () => Promise<void>;
}

const months = Array.from({ length: 12 }, (_, index) => index + 1);
const twoDigits = (number: number) => String(number).padStart(2, '0');

/** In a leap year: 29 February is a birthday, too. */
const daysIn = (month: number) => new Date(Date.UTC(2024, month, 0)).getUTCDate();

/** The day on which points come every year: month and day, since no year is asked for. */
export function Birthday({ words, app, birthday, again }: Props) {
  const [editing, setEditing] = useState(false);
  if (!birthday) return null;
  const { day } = birthday;
  return (
    <s-section heading={words.say('birthday.heading')}>
      {day && !editing ? (
        <s-stack direction="inline" gap="base" alignItems="center" accessibilityRole="status">
          <s-text>{words.say('birthday.saved', { day: words.yearlyDay(day) })}</s-text>
          <s-link onClick={() => setEditing(true)}>{words.say('birthday.change')}</s-link>
        </s-stack>
      ) : (
        <BirthdayForm
          {...{ words, app, day }}
          onSaved={async () => {
            await again();
            setEditing(false);
          }}
        />
      )}
    </s-section>
  );
}

interface FormProps {
  words: Words;
  app: AppClient;
  /** "--05-17"; null: not told yet. */
  day: string | null;
  onSaved: () => Promise<void>;
}

function BirthdayForm({ words, app, day: told, onSaved }: FormProps) {
  const [month, setMonth] = useState(Number(told?.slice(2, 4) ?? 0));
  const [day, setDay] = useState(Number(told?.slice(5, 7) ?? 0));
  const [busy, run] = useOneAtATime();
  const [problem, setProblem] = useState<string | null>(null);
  const days = Array.from({ length: month === 0 ? 31 : daysIn(month) }, (_, index) => index + 1);

  const save = async () => {
    if (month === 0 || day === 0 || day > daysIn(month)) {
      setProblem(words.say('birthday.incomplete'));
      return;
    }
    setProblem(null);
    const answer = await app.post<BirthdayView>('/api/birthday', {
      day: `--${twoDigits(month)}-${twoDigits(day)}`,
    });
    if (answer.done) await onSaved();
    else setProblem(words.refusal(answer.why, answer.values));
  };

  return (
    <s-stack gap="base">
      <s-text color="subdued">{words.say('birthday.why')}</s-text>
      <s-grid gridTemplateColumns="1fr 1fr" gap="base">
        <s-select
          label={words.say('birthday.month')}
          value={month === 0 ? '' : String(month)}
          disabled={busy}
          onChange={(event) => setMonth(Number(fieldValue(event)))}
        >
          {months.map((number) => (
            <s-option key={number} value={String(number)}>
              {words.month(number)}
            </s-option>
          ))}
        </s-select>
        <s-select
          label={words.say('birthday.day')}
          value={day === 0 ? '' : String(day)}
          disabled={busy}
          onChange={(event) => setDay(Number(fieldValue(event)))}
        >
          {days.map((number) => (
            <s-option key={number} value={String(number)}>
              {String(number)}
            </s-option>
          ))}
        </s-select>
      </s-grid>
      <s-button variant="secondary" loading={busy} onClick={() => void run(save)}>
        {words.say('birthday.save')}
      </s-button>
      {problem && <s-banner tone="warning">{problem}</s-banner>}
    </s-stack>
  );
}
