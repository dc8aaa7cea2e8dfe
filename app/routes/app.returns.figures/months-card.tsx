import { MonthsTable } from '../../ui/figures/months-table.tsx';
import type { Column } from '../../ui/lists/data-table.tsx';
import { Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MonthView, ValueView } from './performance-view.ts';

const file = { address: '/app/returns/figures/export', name: 'return-figures.csv' };

/** The same figures month by month, and as a file. */
export function MonthsCard({ months }: { months: readonly MonthView[] }) {
  const { figures: words } = useTexts().returns;
  const columns: readonly Column<MonthView>[] = [
    { id: 'rate', header: words.months.rate, phone: 'detail', cell: (row) => <Value of={row.rate} /> },
    { id: 'kept', header: words.months.kept, phone: 'detail', cell: (row) => <Value of={row.kept} /> },
    {
      id: 'settled',
      header: words.months.settled,
      phone: 'detail',
      cell: (row) => <Value of={row.settled} />,
    },
    {
      id: 'refunded',
      header: words.months.refunded,
      phone: 'end',
      align: 'end',
      cell: (row) => row.refunded,
    },
  ];
  return <MonthsTable {...{ words, file, columns, months }} how={words.how} />;
}

function Value({ of: { value, of } }: { of: ValueView }) {
  return (
    <>
      {value}
      {of ? (
        <Text as="span" tone="subdued">
          <br />
          {of}
        </Text>
      ) : null}
    </>
  );
}
