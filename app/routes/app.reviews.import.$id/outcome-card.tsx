import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import {
  Banner,
  BlockStack,
  Button,
  InlineError,
  InlineGrid,
  InlineStack,
  Link,
  ProgressBar,
  Text,
} from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { StateBadge } from '../app.reviews.import._index/history-card.tsx';
import type { ImportAnswer } from './decide.server.ts';
import type { ImportView } from './view.server.ts';

const importedOnes = '/app/reviews?mark=imported';

/** What would come, comes or came of the file, and what can be done about it. */
export function OutcomeCard({ view }: { view: ImportView }) {
  const { reviewsMoved: words } = useTexts();
  const ready = view.state === 'ready';
  const underWay = view.percent !== null;
  const names = ['rows', 'added', 'known', 'skipped', 'faulty'] as const;
  const labelOf = (name: (typeof names)[number]) =>
    name === 'added' && !ready ? words.counts.addedDone : words.counts[name];
  return (
    <Section
      title={ready ? words.counts.title : underWay ? words.counts.soFarTitle : words.counts.resultTitle}
      about={words.verifying}
      aside={<StateBadge state={view.state} />}
    >
      <InlineGrid columns={{ xs: 2, sm: 5 }} gap="400">
        {names.map((name) => (
          <BlockStack key={name} gap="050">
            <Text as="span" tone="subdued">
              {labelOf(name)}
            </Text>
            <Text as="span" variant="headingLg">
              {view.counts[name]}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
      <UnderWay view={view} />
      {view.stopped ? <Banner tone="info">{words.stoppedAt(view.done, view.counts.rows)}</Banner> : null}
      {view.waitingMedia === null ? null : <Text as="p">{words.media.waiting(view.waitingMedia)}</Text>}
      {view.failedMedia === null ? null : (
        <Banner tone="warning">
          <p>
            {words.media.failed(view.failedMedia)} <Link url={importedOnes}>{words.look}</Link>
          </p>
        </Banner>
      )}
      <Acts view={view} />
    </Section>
  );
}

function UnderWay({ view }: { view: ImportView }) {
  const { reviewsMoved: words } = useTexts();
  if (view.percent === null) return null;
  const text =
    view.state === 'undoing'
      ? words.undoProgress(view.done, view.counts.added)
      : words.progress(view.done, view.counts.rows);
  return (
    <BlockStack gap="200">
      <Text as="span" id="import-progress">
        {text}
      </Text>
      <ProgressBar progress={view.percent} size="small" ariaLabelledBy="import-progress" />
      <Text as="span" tone="subdued">
        {words.underWay}
      </Text>
    </BlockStack>
  );
}

function Acts({ view }: { view: ImportView }) {
  const { reviewsMoved: words, shared } = useTexts();
  const { data, state, submit } = useFetcher<ImportAnswer>();
  const [asked, setAsked] = useState(false);
  const send = (intent: string) => submit({ intent }, { method: 'post' });
  useToast(
    data,
    useCallback(
      (answer: ImportAnswer) => {
        if (!('done' in answer)) return null;
        return answer.done === 'stop' ? words.stopped : answer.done === 'undo' ? words.undoStarted : null;
      },
      [words],
    ),
  );
  const busy = state !== 'idle';
  const refused = data !== undefined && 'refused' in data && !busy;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        {view.state === 'ready' && view.addedCount > 0 ? (
          <Button variant="primary" loading={busy} onClick={() => send('start')}>
            {words.start(view.counts.added)}
          </Button>
        ) : null}
        {view.state === 'ready' && view.addedCount === 0 ? <Text as="p">{words.nothingNew}</Text> : null}
        {view.state === 'running' ? (
          <Button loading={busy} onClick={() => send('stop')}>
            {words.stop}
          </Button>
        ) : null}
        {view.state === 'done' && view.addedCount > 0 ? (
          <>
            <Button url={importedOnes}>{words.look}</Button>
            <Button variant="tertiary" tone="critical" loading={busy} onClick={() => setAsked(true)}>
              {words.undo}
            </Button>
          </>
        ) : null}
      </InlineStack>
      {refused ? <InlineError message={words.refused['not-allowed']} fieldID="import" /> : null}
      <ConfirmModal
        id="undo-import"
        open={asked}
        title={words.undoTitle}
        confirm={words.undo}
        cancel={shared.cancel}
        critical
        onClose={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          send('undo');
        }}
      >
        <Text as="p">{words.undoText(view.counts.added)}</Text>
      </ConfirmModal>
    </BlockStack>
  );
}
