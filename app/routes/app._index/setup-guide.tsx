import { useFetcher } from '@remix-run/react';
import { ImportProgress } from '../../ui/import/import-progress.tsx';
import { useMay } from '../../ui/page/allowed.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Banner, BlockStack, Button, InlineStack, Link, ProgressBar, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { SetupView } from './setup.ts';
import { SetupStep } from './setup-step.tsx';

/** The first five minutes: what is done, what is under way, and what can be switched on. */
export function SetupGuide({ setup }: { setup: SetupView }) {
  const { today } = useTexts();
  const words = today.setup;
  const hide = useFetcher();
  const past = setup.past.state === 'done';
  const steps = [true, past, ...setup.areas.map(({ done }) => done)];
  const finished = steps.every(Boolean);
  // One area is enough to work with: whoever wants no other need not keep the guide.
  const mayHide = useMay('publish') && past && setup.areas.some(({ done }) => done);
  return (
    <Section
      title={finished ? words.finished : words.title}
      about={finished ? words.finishedAbout : words.about}
      aside={
        mayHide ? (
          <Button
            loading={hide.state !== 'idle'}
            onClick={() => hide.submit({ intent: 'hide-guide' }, { method: 'post', action: '/app?index' })}
          >
            {words.hide}
          </Button>
        ) : null
      }
    >
      {finished ? null : <OpenSteps setup={setup} steps={steps} />}
    </Section>
  );
}

/** `steps`: which are done, in their order. */
function OpenSteps({ setup, steps }: { setup: SetupView; steps: readonly boolean[] }) {
  const words = useTexts().today.setup;
  const done = steps.filter(Boolean).length;
  return (
    <>
      <BlockStack gap="100">
        <Text as="p" variant="bodySm" tone="subdued" id="setup-progress">
          {words.done(done, steps.length)}
        </Text>
        <ProgressBar
          progress={(done / steps.length) * 100}
          size="small"
          tone="success"
          ariaLabelledBy="setup-progress"
        />
      </BlockStack>
      <BlockStack as="ol" gap="0">
        <SetupStep title={words.shop.title} done open={false} text={setup.shop} />
        <PastStep setup={setup} />
        {setup.areas.map((step) => (
          <SetupStep key={step.area} title={step.title} done={step.done} open={!step.done} text={step.text}>
            <InlineStack>
              <Button url={step.to} accessibilityLabel={`${step.action}: ${step.title}`}>
                {step.action}
              </Button>
            </InlineStack>
          </SetupStep>
        ))}
      </BlockStack>
    </>
  );
}

function PastStep({ setup: { past, limited } }: { setup: SetupView }) {
  const words = useTexts().today.setup.past;
  const retry = useFetcher();
  const mayRetry = useMay('publish');
  const done = past.state === 'done';
  return (
    <SetupStep
      title={words.title}
      done={done}
      open={!done || limited}
      text={done ? words.imported : words.promise}
    >
      <BlockStack gap="300">
        {done ? null : <ImportProgress view={past} />}
        {past.state === 'failed' ? (
          <Banner tone="warning">
            <BlockStack gap="200" inlineAlign="start">
              <Text as="p">{words.failed}</Text>
              <Button
                disabled={!mayRetry}
                loading={retry.state !== 'idle'}
                onClick={() => retry.submit({ intent: 'import' }, { method: 'post', action: '/app?index' })}
              >
                {words.again}
              </Button>
            </BlockStack>
          </Banner>
        ) : null}
        {past.state === 'running' ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {words.resumes}
          </Text>
        ) : null}
        {limited ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {words.limited} <Link url="/app/settings#scopes">{words.more}</Link>
          </Text>
        ) : null}
      </BlockStack>
    </SetupStep>
  );
}
