import { useFetcher } from '@remix-run/react';
import { ImportProgress } from '../../ui/import/import-progress.tsx';
import type { ImportView } from '../../ui/import/import-view.ts';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Button, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** How far the import of the past is, and the way to go on with it. */
export function ImportSection({ past }: { past: ImportView }) {
  const { import: words } = useTexts().settings;
  const { data, state, submit } = useFetcher<{ ok?: true }>();
  useToast(data, (answer) => (answer.ok ? words.started : null));
  const said = { absent: words.never, running: words.running, done: words.done, failed: words.failed };
  const start = () => submit({ intent: 'import' }, { method: 'post', action: '/app/settings' });
  return (
    <Section title={words.title} about={words.about} id="import">
      <Text as="p">{said[past.state]}</Text>
      <ImportProgress view={past} />
      {past.state === 'absent' || past.state === 'failed' ? (
        <InlineStack>
          <Button loading={state !== 'idle'} onClick={start}>
            {past.state === 'failed' ? words.again : words.start}
          </Button>
        </InlineStack>
      ) : null}
    </Section>
  );
}
