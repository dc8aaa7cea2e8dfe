import { Section } from '../../ui/page/section.tsx';
import { Banner, BlockStack, Button, InlineStack, ProgressBar, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { Trying } from '../../ui/trying/use-try.ts';
import type { Tally } from './tally.ts';

/** What is tried, how far it is, and what can be done with it. `draft`: it is not what is saved. */
export function TriedCard({ trying, draft }: { trying: Trying<Tally>; draft: boolean }) {
  const { card: words } = useTexts().reviewAsking.attempt;
  const { state, tally, start, cancel } = trying;
  const looked = new Intl.NumberFormat('en').format(tally?.looked ?? 0);
  return (
    <Section title={words.title} about={draft ? words.draft : words.saved}>
      <Text as="p">{words.assuming}</Text>
      {state === 'wrong-form' ? (
        <Banner tone="warning" action={{ content: words.toForm, url: '/app/reviews/settings' }}>
          {words.wrongForm}
        </Banner>
      ) : null}
      {state === 'failed' ? <Banner tone="critical">{words.failed}</Banner> : null}
      <InlineStack>
        {state === 'running' ? (
          <Button onClick={cancel}>{words.cancel}</Button>
        ) : (
          <Button variant={state === 'done' ? 'secondary' : 'primary'} onClick={start}>
            {state === 'waiting' ? words.run : words.again}
          </Button>
        )}
      </InlineStack>
      <BlockStack gap="100">
        <ProgressBar
          progress={state === 'done' ? 100 : state === 'waiting' ? 0 : 50}
          size="small"
          tone={state === 'done' ? 'success' : 'primary'}
          ariaLabelledBy="try-progress"
        />
        <div id="try-progress" aria-live="polite">
          <Text as="p" variant="bodySm" tone="subdued">
            {state === 'done'
              ? words.done(looked)
              : state === 'cancelled'
                ? words.cancelled(looked)
                : words.progress(looked)}
          </Text>
        </div>
      </BlockStack>
    </Section>
  );
}
