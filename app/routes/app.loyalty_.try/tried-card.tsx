import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect } from 'react';
import type { ProgramForm } from '#app/modules/loyalty/earning/forms.ts';
import type { FormAnswer } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Banner, BlockStack, Button, InlineStack, ProgressBar, Text } from '../../ui/polaris.ts';
import { openNumberPrint } from '../../ui/print/number-print.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { Trying } from '../../ui/trying/use-try.ts';
import { type Draft, keepDraft } from './draft.ts';
import type { Tally } from './tally.ts';

interface TriedCardProps {
  trying: Trying<Tally>;
  /** What is tried where it is not what is saved. */
  draft: ProgramForm | null;
  from: Draft['of'];
  /** About how many there are to look at; null: not known. */
  customers: number | null;
}

/** What is tried, how far it is, and what can be done with it. */
export function TriedCard({ trying, draft, from, customers }: TriedCardProps) {
  const { tried: words } = useTexts().loyaltyTry;
  const { state, tally, start, cancel } = trying;
  const running = state === 'running';
  const looked = tally?.customers ?? 0;
  const print = openNumberPrint();
  return (
    <Section title={words.title} about={draft === null ? words.saved : words.draft}>
      <Text as="p">{words.assuming}</Text>
      {state === 'wrong-form' ? (
        <Banner
          tone="warning"
          action={{ content: words.toForm, url: from === 'tiers' ? '/app/loyalty/tiers' : '/app/loyalty' }}
        >
          {words.wrongForm}
        </Banner>
      ) : null}
      {state === 'failed' ? <Banner tone="critical">{words.failed}</Banner> : null}
      <InlineStack gap="200" blockAlign="center">
        {running ? (
          <Button onClick={cancel}>{words.cancel}</Button>
        ) : (
          <Button variant={state === 'done' ? 'secondary' : 'primary'} onClick={start}>
            {state === 'waiting' ? words.run : words.again}
          </Button>
        )}
        {draft !== null && state === 'done' ? <SaveButton form={draft} /> : null}
      </InlineStack>
      <BlockStack gap="100">
        <ProgressBar
          progress={progressOf(looked, customers, state)}
          size="small"
          tone={state === 'done' ? 'success' : 'primary'}
          ariaLabelledBy="try-progress"
        />
        <div id="try-progress" aria-live="polite">
          <Text as="p" variant="bodySm" tone="subdued">
            {state === 'done'
              ? words.done(print.count(looked))
              : state === 'cancelled'
                ? words.cancelled(print.count(looked))
                : words.progress(print.count(looked), customers === null ? null : print.count(customers))}
          </Text>
        </div>
      </BlockStack>
    </Section>
  );
}

function progressOf(looked: number, customers: number | null, state: Trying<Tally>['state']): number {
  if (state === 'done') return 100;
  if (customers === null || customers === 0) return 0;
  return Math.min(99, Math.round((looked / customers) * 100));
}

function SaveButton({ form }: { form: ProgramForm }) {
  const { loyalty, loyaltyTry, shared } = useTexts();
  const { data, state, submit } = useFetcher<FormAnswer>();
  const said = useCallback(
    (answer: FormAnswer) =>
      'ok' in answer ? (answer.changed === false ? shared.unchanged : loyalty.saved) : null,
    [loyalty, shared],
  );
  useToast(data, said);
  const saved = data !== undefined && 'ok' in data;
  useEffect(() => {
    if (saved) keepDraft(null);
  }, [saved]);
  return (
    <Button
      variant="primary"
      loading={state !== 'idle'}
      disabled={saved}
      onClick={() =>
        submit({ intent: 'save', program: JSON.stringify(form) }, { method: 'post', action: '/app/loyalty' })
      }
    >
      {loyaltyTry.tried.save}
    </Button>
  );
}
