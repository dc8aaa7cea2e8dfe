import { useState } from 'react';
import { BlockStack, Button, InlineStack, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { answerField, type QuestionDesk } from './use-questions.ts';

interface AnswerFormProps {
  /** The question is not shown yet. */
  pending: boolean;
  desk: QuestionDesk;
}

/** Where staff answer for everybody to read. Control or Command with Enter sends it. */
export function AnswerForm({ pending, desk }: AnswerFormProps) {
  const { answer: words } = useTexts().reviewQuestions;
  const [body, setBody] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        desk.answer(body);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          desk.answer(body);
        }
      }}
    >
      <BlockStack gap="200">
        <TextField
          id={answerField}
          label={words.label}
          helpText={pending ? words.helpPending : words.help}
          value={body}
          onChange={setBody}
          multiline={3}
          maxHeight={320}
          autoComplete="off"
          {...(desk.fault ? { error: words.faults[desk.fault] } : {})}
        />
        <InlineStack>
          <Button submit variant="primary" loading={desk.busy}>
            {words.send}
          </Button>
        </InlineStack>
      </BlockStack>
    </form>
  );
}
