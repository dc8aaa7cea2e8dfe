import { useState } from 'react';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Button, InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { type Texts, useTexts } from '../../ui/texts/texts.ts';
import type { FailedView } from './view.server.ts';

type Words = Texts['health']['dead'];

interface FailedSectionProps {
  failed: readonly FailedView[];
  busyWith: string | null;
  onRetry: (id: string) => void;
  onDismiss: (id: string) => void;
  onRetryAll: () => void;
}

/** What gave up, why, another try, and the end of it. */
export function FailedSection({ failed, busyWith, onRetry, onDismiss, onRetryAll }: FailedSectionProps) {
  const { health, shared } = useTexts();
  const words = health.dead;
  // The question keeps its text while it closes.
  const [asked, setAsked] = useState<FailedView | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = (row: FailedView) => {
    setAsked(row);
    setAsking(true);
  };
  return (
    <Section
      title={words.title}
      about={words.about}
      id="dead"
      aside={
        failed.length > 1 ? (
          <Button loading={busyWith === 'retry-all'} onClick={onRetryAll}>
            {words.retryAll}
          </Button>
        ) : null
      }
    >
      {failed.length === 0 ? (
        <EmptyState compact picture="calm" title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <DataTable
          bleed
          caption={words.caption}
          columns={failedColumns(words, { busyWith, onRetry, onDismiss: ask })}
          rows={failed}
          rowKey={(row) => row.id}
        />
      )}
      <ConfirmModal
        id="dismiss-modal"
        open={asking}
        title={words.dismissTitle(asked?.what ?? '')}
        confirm={words.dismiss}
        cancel={shared.cancel}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          if (asked) onDismiss(asked.id);
        }}
      >
        <Text as="p">{words.dismissText}</Text>
      </ConfirmModal>
    </Section>
  );
}

interface Actions {
  readonly busyWith: string | null;
  readonly onRetry: (id: string) => void;
  readonly onDismiss: (row: FailedView) => void;
}

function failedColumns(words: Words, actions: Actions): readonly Column<FailedView>[] {
  return [
    {
      id: 'what',
      header: words.columns.what,
      phone: 'title',
      cell: (row) => (
        <>
          {row.what}
          <Text as="span" tone="subdued">
            <br />
            {row.reason}
          </Text>
        </>
      ),
    },
    {
      id: 'since',
      header: words.columns.when,
      oneLine: true,
      phone: 'detail',
      cell: (row) => <Moment at={row.since} />,
    },
    {
      id: 'action',
      header: words.columns.action,
      // Two buttons are too wide to stand beside a name.
      phone: 'detail',
      align: 'end',
      cell: (row) => <RowActions row={row} words={words} {...actions} />,
    },
  ];
}

function RowActions({
  row,
  words,
  busyWith,
  onRetry,
  onDismiss,
}: Actions & { row: FailedView; words: Words }) {
  const busy = busyWith === row.id;
  return (
    <InlineStack align="end" gap="200" wrap={false}>
      <Button
        size="slim"
        variant="tertiary"
        disabled={busy}
        accessibilityLabel={words.dismissLabel(row.what)}
        onClick={() => onDismiss(row)}
      >
        {words.dismiss}
      </Button>
      {row.canRetry ? (
        <Button size="slim" loading={busy} onClick={() => onRetry(row.id)}>
          {words.retry}
        </Button>
      ) : null}
    </InlineStack>
  );
}
