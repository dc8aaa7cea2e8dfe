import type { Column } from '../../ui/lists/data-table.tsx';
import { Badge, BlockStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import type { Texts } from '../../ui/texts/texts.ts';
import type { CustomerRowView } from './view.server.ts';

/** `tiers`: there is something to show in that column. */
export function customerColumns(
  words: Texts['customers'],
  tiers: boolean,
): readonly Column<CustomerRowView>[] {
  return [
    {
      id: 'customer',
      header: words.columns.customer,
      phone: 'title',
      cell: (row) => (
        <>
          {row.name}
          {row.email ? (
            <Text as="span" tone="subdued" fontWeight="regular">
              <br />
              {row.email}
            </Text>
          ) : null}
        </>
      ),
    },
    { id: 'country', header: words.columns.country, phone: 'detail', cell: (row) => row.country },
    { id: 'orders', header: words.columns.orders, phone: 'detail', oneLine: true, cell: (row) => row.orders },
    {
      id: 'last',
      header: words.columns.lastOrder,
      oneLine: true,
      phone: 'detail',
      cell: (row) => (row.lastOrder ? <Moment at={row.lastOrder} /> : words.noOrder),
    },
    ...(tiers ? [tierColumn(words)] : []),
    {
      id: 'points',
      header: words.columns.points,
      phone: 'end',
      align: 'end',
      cell: (row) => (
        <BlockStack>
          <span>{row.points ?? words.noPoints}</span>
          {row.pending ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {row.pending}
            </Text>
          ) : null}
        </BlockStack>
      ),
    },
  ];
}

function tierColumn(words: Texts['customers']): Column<CustomerRowView> {
  return {
    id: 'tier',
    header: words.columns.tier,
    phone: 'detail',
    oneLine: true,
    cell: (row) => (row.tier === null ? null : <Badge>{row.tier}</Badge>),
  };
}
