import { useState } from 'react';
import type { Selection } from '../../ui/lists/use-selection.ts';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Banner, BlockStack, Button, InlineStack, ProgressBar, Text } from '../../ui/polaris.ts';
import { DeclineFields, declining } from '../../ui/returns/decline-fields.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './bulk-bar.module.css';
import { worthOf } from './chosen.ts';
import type { Bulk, BulkMove } from './use-bulk.ts';
import type { QueueView } from './view.server.ts';

interface BulkBarProps {
  view: Pick<QueueView, 'rows' | 'currency' | 'limit'>;
  selection: Selection;
  bulk: Bulk;
}

/** What can be done with the chosen returns, under the list and always in sight; then how far it is. */
export function BulkBar({ view, selection, bulk }: BulkBarProps) {
  const { queue: words } = useTexts().returns;
  const [asking, setAsking] = useState<BulkMove | null>(null);
  const chosen = view.rows.filter((row) => selection.chosen.has(row.id));
  const amount = worthOf(chosen, view.currency);
  const start = (move: BulkMove, more?: Record<string, string>) => {
    setAsking(null);
    bulk.start(
      move,
      chosen.map((row) => row.id),
      more,
    );
    selection.clear();
  };
  if (bulk.run !== null && bulk.running) return <Progress run={bulk.run} />;
  if (chosen.length === 0) return null;
  return (
    <section className={styles.bar} aria-label={words.select.chosen(chosen.length, amount)}>
      <InlineStack gap="200" blockAlign="center" align="space-between">
        <Text as="p" fontWeight="medium">
          <span role="status">{words.select.chosen(chosen.length, amount)}</span>
        </Text>
        <InlineStack gap="200">
          <Button variant="tertiary" onClick={selection.clear}>
            {words.select.clear}
          </Button>
          <Button onClick={() => setAsking('decline')}>{words.bulk.decline}</Button>
          <Button variant="primary" onClick={() => setAsking('approve')}>
            {words.bulk.approve}
          </Button>
        </InlineStack>
      </InlineStack>
      <Questions
        asking={asking}
        count={chosen.length}
        amount={amount}
        above={
          view.limit === null
            ? null
            : { count: chosen.filter((row) => !row.payable).length, limit: view.limit }
        }
        onClose={() => setAsking(null)}
        onStart={start}
      />
    </section>
  );
}

function Progress({ run }: { run: NonNullable<Bulk['run']> }) {
  const { bulk: words } = useTexts().returns.queue;
  const done = run.results.length;
  return (
    <section className={styles.bar} aria-label={words.running[run.move](done, run.of)}>
      <BlockStack gap="200">
        <Text as="p" fontWeight="medium">
          <span role="status">{words.running[run.move](done, run.of)}</span>
        </Text>
        <ProgressBar size="small" animated={false} progress={Math.round((100 * done) / run.of)} />
      </BlockStack>
    </section>
  );
}

interface QuestionsProps {
  asking: BulkMove | null;
  count: number;
  amount: string;
  /** Of the chosen ones, those that this person may not approve. */
  above: { readonly count: number; readonly limit: string } | null;
  onClose: () => void;
  onStart: (move: BulkMove, more?: Record<string, string>) => void;
}

function Questions({ asking, count, amount, above, onClose, onStart }: QuestionsProps) {
  const { shared, returns } = useTexts();
  const { bulk: words } = returns.queue;
  const [why, setWhy] = useState(declining);
  const common = { cancel: shared.cancel, onClose };
  return (
    <>
      <ConfirmModal
        id="bulk-approve"
        open={asking === 'approve'}
        title={words.approveTitle(count)}
        confirm={words.approve}
        onConfirm={() => onStart('approve')}
        {...common}
      >
        <BlockStack gap="200">
          <Text as="p">{words.approveText(amount)}</Text>
          {above !== null && above.count > 0 ? (
            <Text as="p">{words.above(above.count, above.limit)}</Text>
          ) : null}
        </BlockStack>
      </ConfirmModal>
      <ConfirmModal
        id="bulk-decline"
        open={asking === 'decline'}
        title={words.declineTitle(count)}
        confirm={words.decline}
        critical
        onConfirm={() => onStart('decline', { ...why })}
        {...common}
      >
        <BlockStack gap="400">
          <Text as="p">{words.declineText}</Text>
          <DeclineFields value={why} onChange={setWhy} />
        </BlockStack>
      </ConfirmModal>
    </>
  );
}

/** What came of each: those that were left as they are say why. */
export function BulkOutcome({ bulk, limit }: { bulk: Bulk; limit: string | null }) {
  const { returns } = useTexts();
  const { bulk: words } = returns.queue;
  const { run, running, close } = bulk;
  if (run === null || running) return null;
  const left = run.results.flatMap(({ name, refused, id }) =>
    refused === null ? [] : [{ id, name, refused }],
  );
  const did = words.did[run.move](run.results.length - left.length);
  const wrong = left.length > 0 || run.broken;
  return (
    <Banner tone={wrong ? 'warning' : 'success'} title={did} onDismiss={close}>
      {wrong ? (
        <BlockStack gap="200">
          {run.broken ? <Text as="p">{words.broken}</Text> : null}
          {left.length > 0 ? <Text as="p">{words.refusedTitle(left.length)}</Text> : null}
          <BlockStack as="ul" gap="050">
            {left.map(({ id, name, refused }) => (
              <li key={id}>
                {words.refused(
                  name,
                  refused === 'role' || refused === 'amount'
                    ? returns.rights[refused](limit ?? '')
                    : refused === 'not-allowed' || refused === 'already-done'
                      ? returns.actions.refused[refused]
                      : returns.actions.refused.other,
                )}
              </li>
            ))}
          </BlockStack>
        </BlockStack>
      ) : null}
    </Banner>
  );
}
