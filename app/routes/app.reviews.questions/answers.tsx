import { Badge, BlockStack, Button, InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from '../app.reviews._index/inbox.module.css';
import type { QuestionDesk } from './use-questions.ts';
import type { AnswerView, ReadingView } from './view.server.ts';

interface AnswersProps {
  reading: ReadingView;
  desk: QuestionDesk;
}

/** What was answered, by whom, and what can be decided about each. */
export function Answers({ reading: { answers }, desk }: AnswersProps) {
  const { answers: words } = useTexts().reviewQuestions;
  return (
    <section aria-label={words.title}>
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          {words.title}
        </Text>
        {answers.length === 0 ? (
          <Text as="p" tone="subdued">
            {words.none}
          </Text>
        ) : (
          answers.map((answer) => <OneAnswer key={answer.id} answer={answer} desk={desk} />)
        )}
      </BlockStack>
    </section>
  );
}

function OneAnswer({ answer, desk }: { answer: AnswerView; desk: QuestionDesk }) {
  const { answers: words } = useTexts().reviewQuestions;
  const tone = answer.status === 'pending' ? ({ tone: 'attention' } as const) : {};
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold" breakWord>
          {answer.by}
        </Text>
        <Text as="span" tone="subdued" variant="bodySm">
          <Moment at={answer.at} />
        </Text>
        {answer.status === 'published' ? null : <Badge {...tone}>{words.states[answer.status]}</Badge>}
      </InlineStack>
      <p className={styles.body} dir="auto">
        {answer.body}
      </p>
      {answer.held.map((held) => (
        <Text key={held} as="p" variant="bodySm" tone="caution">
          {held}
        </Text>
      ))}
      <InlineStack gap="200">
        {answer.status === 'published' ? null : (
          <Button variant="plain" disabled={desk.busy} onClick={() => desk.publish(answer.id)}>
            {words.publish}
          </Button>
        )}
        {answer.status === 'hidden' ? null : (
          <Button variant="plain" disabled={desk.busy} onClick={() => desk.setHiding({ answer: answer.id })}>
            {words.hide}
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}
