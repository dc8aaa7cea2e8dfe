import { MonthsTable } from '../../ui/figures/months-table.tsx';
import type { Column } from '../../ui/lists/data-table.tsx';
import { LabelledCell } from '../../ui/lists/labelled-cell.tsx';
import { Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MonthRow } from './analytics-view.ts';

const file = { address: '/app/loyalty/figures/export', name: 'loyalty-figures.csv' };

/** The same month by month, and as a file. */
export function MonthsCard({ months }: { months: readonly MonthRow[] }) {
  const { loyaltyFigures: words } = useTexts();
  const flow = (id: 'given' | 'used' | 'expired' | 'taken'): Column<MonthRow> => ({
    id,
    header: words.months[id],
    phone: 'detail',
    align: 'end',
    cell: (row) => <LabelledCell label={words.months[id]}>{row[id]}</LabelledCell>,
  });
  const columns: readonly Column<MonthRow>[] = [
    ...(['given', 'used', 'expired', 'taken'] as const).map(flow),
    {
      id: 'outstanding',
      header: words.months.outstanding,
      phone: 'end',
      align: 'end',
      cell: (row) => (
        <>
          {row.outstanding}
          <Text as="span" tone="subdued">
            <br />
            {row.worth}
          </Text>
        </>
      ),
    },
  ];
  return <MonthsTable {...{ words, file, columns, months }} how={words.months.how} />;
}
