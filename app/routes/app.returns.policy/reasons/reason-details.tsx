import { DeleteIcon, PlusIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import type { Question, Reason } from '#app/modules/returns/policy/policy.ts';
import { BlockStack, Button, Checkbox, InlineGrid, InlineStack, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { Choice } from '../rules/choice-fields.tsx';
import { optionsOf, withQuestion } from './reason-list.ts';
import styles from './reasons.module.css';

interface ReasonDetailsProps {
  reason: Reason;
  errorOf: (part: string) => string | undefined;
  touch: (part: string) => void;
  onChange: (reason: Reason) => void;
}

const mostQuestions = 5;

/** Photos, a note and questions that go with a reason. */
export function ReasonDetails({ reason, errorOf, touch, onChange }: ReasonDetailsProps) {
  const { reasons: words } = useTexts().policy;
  const { questions } = reason;
  const set = (next: readonly Question[]) => onChange({ ...reason, questions: [...next] });
  return (
    <div className={styles.details}>
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Choice
            label={words.photo}
            options={words.photos}
            value={reason.photo}
            onChange={(photo) => onChange({ ...reason, photo })}
          />
          <Choice
            label={words.note}
            options={words.notes}
            value={reason.note}
            onChange={(note) => onChange({ ...reason, note })}
          />
        </InlineGrid>
        {questions.map((question, index) => (
          <QuestionFields
            key={question.id}
            question={question}
            number={index + 1}
            errorOf={(part) => errorOf(`questions.${index}.${part}`)}
            touch={(part) => touch(`questions.${index}.${part}`)}
            onChange={(next) => set(questions.map((other, at) => (at === index ? next : other)))}
            onRemove={() => set(questions.filter((_, at) => at !== index))}
          />
        ))}
        {questions.length < mostQuestions ? (
          <div>
            <Button icon={PlusIcon} onClick={() => set(withQuestion(questions))}>
              {words.addQuestion}
            </Button>
          </div>
        ) : null}
      </BlockStack>
    </div>
  );
}

interface QuestionFieldsProps {
  question: Question;
  number: number;
  errorOf: (part: string) => string | undefined;
  touch: (part: string) => void;
  onChange: (question: Question) => void;
  onRemove: () => void;
}

function QuestionFields({ question, number, errorOf, touch, onChange, onRemove }: QuestionFieldsProps) {
  const { reasons: words } = useTexts().policy;
  // The lines stay as they are typed; what they mean is kept.
  const [lines, setLines] = useState(() => question.options.map(({ label }) => label).join('\n'));
  return (
    <BlockStack gap="200">
      <TextField
        label={words.question(number)}
        value={question.text}
        onChange={(text) => onChange({ ...question, text })}
        onBlur={() => touch('text')}
        error={errorOf('text')}
        maxLength={200}
        autoComplete="off"
        connectedRight={
          <Button icon={DeleteIcon} accessibilityLabel={words.removeQuestion(number)} onClick={onRemove} />
        }
      />
      <InlineStack>
        <Checkbox
          label={words.questionRequired}
          checked={question.required}
          onChange={(required) => onChange({ ...question, required })}
        />
      </InlineStack>
      <TextField
        label={words.options}
        helpText={words.optionsHelp}
        value={lines}
        onChange={(typed) => {
          setLines(typed);
          onChange({ ...question, options: optionsOf(typed, question.options) });
        }}
        onBlur={() => touch('options')}
        error={errorOf('options')}
        multiline={3}
        autoComplete="off"
      />
    </BlockStack>
  );
}
