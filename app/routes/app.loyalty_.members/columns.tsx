import type { Column } from '../../ui/lists/data-table.tsx';
import { BlockStack, Text } from '../../ui/polaris.ts';
import type { Texts } from '../../ui/texts/texts.ts';
import type { MemberRowView } from './view.server.ts';

/** `tiers`: the programme has levels. */
export function memberColumns(words: Texts['members'], tiers: boolean): readonly Column<MemberRowView>[] {
  const columns: readonly Column<MemberRowView>[] = [
    { id: 'customer', header: words.columns.customer, phone: 'title', cell: (row) => row.name },
    { id: 'tier', header: words.columns.tier, phone: 'detail', cell: (row) => row.tier ?? words.none },
    {
      id: 'ends',
      header: words.columns.ends,
      phone: 'detail',
      oneLine: true,
      cell: (row) => row.ends ?? words.none,
    },
    {
      id: 'pending',
      header: words.columns.pending,
      phone: 'none',
      align: 'end',
      cell: (row) => row.pending ?? words.none,
    },
    {
      id: 'held',
      header: words.columns.held,
      phone: 'none',
      align: 'end',
      cell: (row) => row.held ?? words.none,
    },
    {
      id: 'available',
      header: words.columns.available,
      phone: 'end',
      align: 'end',
      cell: (row) => (
        <BlockStack>
          <span>{row.available}</span>
          {row.owes ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {row.owes}
            </Text>
          ) : null}
        </BlockStack>
      ),
    },
  ];
  return tiers ? columns : columns.filter(({ id }) => id !== 'tier');
}
