import { useFetcher } from '@remix-run/react';
import { PrintIcon } from '@shopify/polaris-icons';
import { EmptyState } from '../../../ui/empty/empty-state.tsx';
import { type Column, DataTable } from '../../../ui/lists/data-table.tsx';
import { useMorePages } from '../../../ui/lists/use-more-pages.ts';
import { Section } from '../../../ui/page/section.tsx';
import { Button, InlineStack, Link, Text } from '../../../ui/polaris.ts';
import { Moment } from '../../../ui/print/moment.tsx';
import { type Texts, useTexts } from '../../../ui/texts/texts.ts';
import type { Adjusting } from '../adjusting/use-adjusting.ts';
import type { ProfileView } from '../view.server.ts';
import styles from './statement.module.css';
import type { StatementLine, StatementLines } from './statement.server.ts';

interface StatementProps {
  first: StatementLines;
  profile: Pick<ProfileView, 'id' | 'name' | 'printedOn'>;
  adjusting: Adjusting;
}

/** The points account as a bank would print it: date, what and why, points, balance. */
export function Statement({ first, profile, adjusting }: StatementProps) {
  const texts = useTexts();
  const { statement: words } = texts.customer;
  const { items, next, loading, more } = useMorePages(
    first,
    useFetcher<StatementLines>(),
    (before) => `/app/customers/${profile.id}/statement?before=${before}`,
  );
  if (items.length === 0) {
    return (
      <Section title={words.title}>
        <EmptyState compact picture="ledger" title={words.empty}>
          {words.emptyText}
        </EmptyState>
      </Section>
    );
  }
  return (
    <Section
      title={words.title}
      aside={
        <span className={styles.onScreen}>
          <Button icon={PrintIcon} onClick={() => window.print()}>
            {words.print}
          </Button>
        </span>
      }
    >
      <p className={styles.onPaper}>{words.printedFor(profile.name, profile.printedOn)}</p>
      <DataTable
        caption={words.caption}
        columns={columns(texts, adjusting)}
        rows={items}
        rowKey={(line) => String(line.number)}
        bleed
      />
      {next === null ? null : (
        <InlineStack align="center">
          <Button loading={loading} onClick={more}>
            {words.more}
          </Button>
        </InlineStack>
      )}
    </Section>
  );
}

function columns(texts: Texts, adjusting: Adjusting): readonly Column<StatementLine>[] {
  const { statement: words } = texts.customer;
  return [
    {
      id: 'date',
      header: words.date,
      phone: 'detail',
      oneLine: true,
      cell: (line) => <Moment at={line.date} />,
    },
    {
      id: 'what',
      header: words.what,
      phone: 'title',
      cell: (line) => <Explained line={line} texts={texts} adjusting={adjusting} />,
    },
    {
      id: 'points',
      header: words.change,
      phone: 'end',
      align: 'end',
      cell: (line) => <span className={line.gain ? styles.gain : undefined}>{line.points}</span>,
    },
    {
      id: 'balance',
      header: words.balance,
      phone: 'detail',
      align: 'end',
      cell: (line) => (
        <>
          <span className={styles.onPhone}>{words.balance} </span>
          {line.balance}
        </>
      ),
    },
  ];
}

interface ExplainedProps {
  line: StatementLine;
  texts: Texts;
  adjusting: Adjusting;
}

function Explained({ line, texts, adjusting }: ExplainedProps) {
  const { statement: words } = texts.customer;
  return (
    <details className={styles.fold}>
      <summary className={styles.summary}>
        <span className={styles.what}>{line.what}</span> <span className={styles.why}>{line.why}</span>
      </summary>
      <p className={styles.heading}>{words.numbers}</p>
      <ul className={styles.numbers}>
        {[...line.numbers, ...line.notes].map((number) => (
          <li key={number}>{number}</li>
        ))}
      </ul>
      <InlineStack gap="300">
        {line.order ? (
          <Link url={line.order.url} target="_top">
            {words.order(line.order.name)}
          </Link>
        ) : null}
        <Text as="span" variant="bodySm" tone="subdued">
          {words.number} {line.number}
        </Text>
        {line.undo ? (
          <Button
            variant="plain"
            disabled={adjusting.busy}
            accessibilityLabel={texts.adjusting.undoLabel(line.number)}
            onClick={() => adjusting.undo(line.number)}
          >
            {texts.adjusting.undo}
          </Button>
        ) : null}
      </InlineStack>
    </details>
  );
}
