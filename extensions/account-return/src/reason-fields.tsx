import type { QuestionView, ReasonView, ReturnableLine } from '../../../app/contracts/returns.ts';
import type { AppClient } from '../../shared/app-client.ts';
import { chosenValue, fieldValue } from '../../shared/field-value.ts';
import { itemName } from '../../shared/item-name.ts';
import type { Words } from '../../shared/words.ts';
import { type Change, type Choice, lacksOf } from './chosen-lines.ts';
import { PhotoField } from './photo-field.tsx';
import { isLeaf, reasonPath, reasonsUnder } from './reason-tree.ts';

interface Props {
  words: Words;
  app: AppClient;
  line: ReturnableLine;
  reasons: readonly ReasonView[];
  choice: Choice;
  /** A request was tried: what lacks is said where it belongs. */
  tried: boolean;
  onChange: (change: Change) => void;
}

/** Why it goes back: one choice after the other down the merchant's tree, and what the chosen reason asks for. */
export function ReasonFields({ words, app, line, reasons, choice, tried, onChange }: Props) {
  const path = reasonPath(reasons, choice.reason);
  const reason = isLeaf(reasons, choice.reason) ? path.at(-1) : undefined;
  const title = itemName(line.title, line.variantTitle);
  const lacks = tried ? lacksOf(choice, reason) : [];
  const set = (part: Partial<Choice>) => onChange((now) => ({ ...now, ...part }));
  const levels = [null, ...path.map(({ id }) => id)];
  return (
    <s-stack gap="base">
      {levels.map((parent, depth) => {
        const under = reasonsUnder(reasons, parent);
        if (under.length === 0) return null;
        const label = depth === 0 ? 'lines.reason' : 'lines.reason-more';
        return (
          <s-select
            key={parent ?? ''}
            label={words.say(label, { title, reason: path[depth - 1]?.label ?? '' })}
            placeholder={words.say('lines.choose-reason')}
            required
            value={path[depth]?.id ?? ''}
            onChange={(event) => set({ reason: fieldValue(event) || (parent ?? '') })}
          >
            {under.map(({ id, label: text }) => (
              <s-option key={id} value={id}>
                {text}
              </s-option>
            ))}
          </s-select>
        );
      })}
      {reason?.questions.map((question) => (
        <Question
          key={question.id}
          {...{ words, question }}
          answer={choice.answers[question.id] ?? ''}
          lacking={lacks.includes(question.id)}
          onAnswer={(answer) =>
            onChange((now) => ({ ...now, answers: { ...now.answers, [question.id]: answer } }))
          }
        />
      ))}
      {reason && reason.photo !== 'none' && (
        <PhotoField
          {...{ words, app, title }}
          required={reason.photo === 'required'}
          lacking={lacks.includes('photo')}
          photos={choice.photos}
          onAdd={(photo) => onChange((now) => ({ ...now, photos: [...now.photos, photo] }))}
          onRemove={(id) =>
            onChange((now) => ({ ...now, photos: now.photos.filter((one) => one.id !== id) }))
          }
        />
      )}
      {reason && (
        <s-text-field
          label={words.say(reason.note === 'required' ? 'lines.note-required' : 'lines.note')}
          maxLength={255}
          required={reason.note === 'required'}
          error={lacks.includes('note') ? words.say('lines.note-lacking') : undefined}
          value={choice.note}
          onChange={(event) => set({ note: fieldValue(event) })}
        />
      )}
    </s-stack>
  );
}

interface QuestionProps {
  words: Words;
  question: QuestionView;
  answer: string;
  lacking: boolean;
  onAnswer: (answer: string) => void;
}

function Question({ words, question, answer, lacking, onAnswer }: QuestionProps) {
  const { id, text, options, required } = question;
  const label = required ? text : words.say('lines.question-optional', { question: text });
  const error = lacking ? words.say('lines.answer-lacking') : undefined;
  if (options.length === 0)
    return (
      <s-text-field
        {...{ label, required, error }}
        maxLength={255}
        value={answer}
        onChange={(event) => onAnswer(fieldValue(event))}
      />
    );
  return (
    <s-choice-list
      {...{ label, error }}
      name={id}
      values={answer === '' ? [] : [answer]}
      onChange={(event) => onAnswer(chosenValue(event) ?? '')}
    >
      {options.map((option) => (
        <s-choice key={option.id} value={option.id}>
          {option.label}
        </s-choice>
      ))}
    </s-choice-list>
  );
}
