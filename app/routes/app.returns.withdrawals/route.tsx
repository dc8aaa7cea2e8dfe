import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation, useSearchParams } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { KeysetPager } from '../../ui/lists/keyset-pager.tsx';
import { useRowKeys } from '../../ui/lists/use-row-keys.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Tabs } from '../../ui/page/tabs.tsx';
import { Badge, BlockStack, Box, Card } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { ReturnsTabs } from '../../ui/returns/returns-tabs.tsx';
import { type Texts, useTexts } from '../../ui/texts/texts.ts';
import { decideWithdrawal } from './decide.server.ts';
import { OneWithdrawal } from './one.tsx';
import { readWithdrawalsAddress } from './query.ts';
import { standingTones } from './tones.ts';
import { readWithdrawalsView, type WithdrawalRowView } from './view.server.ts';

const path = '/app/returns/withdrawals';

export const meta = pageTitle((texts) => texts.returns.withdrawals.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readWithdrawalsAddress(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  const view = await readWithdrawalsView(merchant, asked);
  if (view === null) throw new Response(null, { status: 404 });
  return json(view);
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const decided = await decideWithdrawal(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function WithdrawalsPage() {
  const { returns } = useTexts();
  const { withdrawals: words } = returns;
  const view = useLoaderData<typeof loader>();
  const { state, location } = useNavigation();
  const [search] = useSearchParams();
  useRowKeys();
  const { show } = view.asked;
  const openTo = (id: string) => {
    const next = new URLSearchParams(search);
    next.set('open', id);
    return `${path}?${next}`;
  };
  const list = (
    <Card padding="0">
      <Box padding="200">
        <Tabs
          label={words.tabs.label}
          current={show}
          tabs={[
            { id: 'open', label: words.tabs.open, to: '?show=open', count: view.open },
            { id: 'all', label: words.tabs.all, to: '?show=all' },
          ]}
        />
      </Box>
      {view.rows.length === 0 ? (
        <EmptyState picture="calm" title={words.nothing[show].title}>
          {words.nothing[show].text}
        </EmptyState>
      ) : (
        <DataTable
          caption={words.caption}
          columns={columns(words)}
          rows={view.rows}
          rowKey={(row) => row.id}
          rowTo={(row) => openTo(row.id)}
          waiting={state === 'loading' && location.pathname === path}
        />
      )}
    </Card>
  );
  return (
    <Screen title={words.title}>
      <BlockStack gap="400">
        <ReturnsTabs current="withdrawals" withdrawals={view.open} />
        {view.reading ? (
          <Layout
            split="even"
            first={<OneWithdrawal key={view.reading.id} one={view.reading} mayDecide={view.mayDecide} />}
            main={list}
            aside={null}
          />
        ) : (
          list
        )}
        <KeysetPager next={view.next} />
      </BlockStack>
    </Screen>
  );
}

function columns(words: Texts['returns']['withdrawals']): readonly Column<WithdrawalRowView>[] {
  return [
    { id: 'order', header: words.columns.order, phone: 'title', cell: (row) => row.order },
    { id: 'who', header: words.columns.who, phone: 'detail', cell: (row) => row.email },
    {
      id: 'at',
      header: words.columns.at,
      phone: 'detail',
      oneLine: true,
      cell: (row) => <Moment at={row.at} />,
    },
    {
      id: 'standing',
      header: words.columns.standing,
      phone: 'detail',
      oneLine: true,
      cell: (row) => <Badge {...standingTones[row.standing]}>{row.label}</Badge>,
    },
  ];
}

export function ErrorBoundary() {
  return <PageFailure />;
}
