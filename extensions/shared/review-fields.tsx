import type {
  AttributeQuestion,
  OpenReview,
  ReviewDraft,
  ReviewFormView,
} from '../../app/contracts/reviews.ts';
import { chosenValue, fieldValue, isTicked } from './field-value.ts';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  open: OpenReview;
  form: ReviewFormView;
  typed: ReviewDraft;
  reuse: boolean;
  onChange: (part: Partial<ReviewDraft>) => void;
  onReuse: (reuse: boolean) => void;
}

/** Words, the merchant's own questions, and how the review is shown. */
export function ReviewFields({ words, open, form, typed, reuse, onChange, onReuse }: Props) {
  return (
    <>
      <s-text-field
        label={words.say('review.title')}
        maxLength={120}
        value={typed.title}
        onInput={(event) => onChange({ title: fieldValue(event) })}
      />
      <s-text-area
        label={words.say('review.body')}
        rows={4}
        maxLength={5000}
        value={typed.body}
        onInput={(event) => onChange({ body: fieldValue(event) })}
      />
      {open.questions.map((question) => (
        <Question
          key={question.id}
          {...{ words, question }}
          line={open.line}
          answer={typed.answers[question.id]}
          onAnswer={(answer) => onChange({ answers: { ...typed.answers, [question.id]: answer } })}
        />
      ))}
      {form.recommend && (
        <s-choice-list
          label={words.say('review.recommend')}
          name={`recommend ${open.line}`}
          values={typed.recommends === null ? [] : [typed.recommends ? 'yes' : 'no']}
          onChange={(event) => onChange({ recommends: chosenValue(event) === 'yes' })}
        >
          <s-choice value="yes">{words.say('review.yes')}</s-choice>
          <s-choice value="no">{words.say('review.no')}</s-choice>
        </s-choice-list>
      )}
      {!typed.anonymous && (
        <s-text-field
          label={words.say('review.name')}
          maxLength={60}
          value={typed.displayName}
          onInput={(event) => onChange({ displayName: fieldValue(event) })}
        />
      )}
      <s-checkbox
        label={words.say('review.anonymous')}
        checked={typed.anonymous}
        onChange={(event) => onChange({ anonymous: isTicked(event) })}
      />
      <s-checkbox
        label={words.say('review.reuse')}
        checked={reuse}
        onChange={(event) => onReuse(isTicked(event))}
      />
    </>
  );
}

interface QuestionProps {
  words: Words;
  question: AttributeQuestion;
  line: string;
  answer: string | undefined;
  onAnswer: (answer: string) => void;
}

function Question({ words, question, line, answer, onAnswer }: QuestionProps) {
  return (
    <s-choice-list
      label={words.say('review.question', { question: question.label })}
      name={`${question.id} ${line}`}
      values={answer === undefined ? [] : [answer]}
      onChange={(event) => {
        const chosen = chosenValue(event);
        if (chosen !== null) onAnswer(chosen);
      }}
    >
      {question.values.map(({ value, label }) => (
        <s-choice key={value} value={value}>
          {label || value}
        </s-choice>
      ))}
    </s-choice-list>
  );
}
