import { useFetcher } from '@remix-run/react';
import { ImportProgress } from '../../ui/import/import-progress.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Banner, BlockStack, Button, InlineStack, Link, ProgressBar, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { SetupStep } from './setup-step.tsx';
import type { SetupView } from './view.server.ts';

/** The first five minutes: what is done, what is under way, and the one thing to do next. */
export function SetupGuide({ setup }: { setup: SetupView }) {
  const { today } = useTexts();
  const words = today.setup;
  const hide = useFetcher();
  const { past, rule, liveSince } = setup;
  const steps = [true, past.state === 'done', rule.done, liveSince !== null];
  const finished = steps.every(Boolean);
  return (
    <Section
      title={finished ? words.finished : words.title}
      about={finished ? words.finishedAbout : words.about}
      aside={
        finished ? (
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
  const { rule, liveSince } = setup;
  const done = steps.filter(Boolean).length;
  const next = steps.indexOf(false);
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
        <RuleStep rule={rule} open={next === 2 || (next === 1 && !rule.done)} />
        <SetupStep
          title={words.live.title}
          done={liveSince !== null}
          open={next === 3}
          text={liveSince === null ? words.live.text : words.live.done(liveSince)}
        >
          <InlineStack>
            <Button variant={next === 3 ? 'primary' : 'secondary'} url="/app/loyalty#live">
              {words.live.go}
            </Button>
          </InlineStack>
        </SetupStep>
      </BlockStack>
    </>
  );
}

function PastStep({ setup: { past, limited } }: { setup: SetupView }) {
  const words = useTexts().today.setup.past;
  const retry = useFetcher();
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

function RuleStep({ rule, open }: { rule: SetupView['rule']; open: boolean }) {
  const words = useTexts().today.setup.rule;
  const keep = useFetcher<{ ok?: true }>();
  useToast(keep.data, (answer) => (answer.ok ? words.kept : null));
  return (
    <SetupStep title={words.title} done={rule.done} open={open} text={rule.text}>
      <InlineStack gap="200">
        <Button variant={open ? 'primary' : 'secondary'} url="/app/loyalty">
          {words.look}
        </Button>
        {rule.done ? null : (
          <Button
            loading={keep.state !== 'idle'}
            onClick={() =>
              keep.submit({ intent: 'save', program: rule.form }, { method: 'post', action: '/app/loyalty' })
            }
          >
            {words.keep}
          </Button>
        )}
      </InlineStack>
    </SetupStep>
  );
}
