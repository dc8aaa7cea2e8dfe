import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { requireMerchant } from '../../merchant.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { DataTable } from '../../ui/lists/data-table.tsx';
import { KeysetPager } from '../../ui/lists/keyset-pager.tsx';
import { useListAddress, useSearchText } from '../../ui/lists/use-list-address.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Tabs } from '../../ui/page/tabs.tsx';
import { BlockStack, Button, Card, Filters } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { queueColumns } from './columns.tsx';
import { readQueueAddress } from './query.ts';
import { type QueueView, readQueueView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.returns.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readQueueAddress(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  return json(await readQueueView(merchant, asked));
}

export default function ReturnsPage() {
  const { returns: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  const { state, location } = useNavigation();
  const waiting = state === 'loading' && location.pathname === '/app/returns';
  const change = useListAddress();
  const [text, setText] = useSearchText(view.asked, change);
  return (
    <Screen title={words.title} width="wide">
      <BlockStack gap="400">
        <Tabs
          label={words.sections.label}
          current="queue"
          tabs={[
            { id: 'queue', label: words.sections.queue, to: '/app/returns' },
            { id: 'policy', label: words.sections.policy, to: '/app/returns/policy' },
          ]}
        />
        <Card padding="0">
          <BlockStack gap="0">
            <Tabs
              label={words.tabs.label}
              current={view.asked.tab}
              tabs={view.tabs.map((tab) => ({ ...tab, to: `?tab=${tab.id}` }))}
            />
            <Filters
              queryValue={text}
              queryPlaceholder={words.search}
              onQueryChange={setText}
              onQueryClear={() => setText('')}
              onClearAll={() => setText('')}
              filters={[]}
              hideFilters
            />
            {view.rows.length === 0 ? (
              <Nothing view={view} />
            ) : (
              <DataTable
                caption={words.caption}
                columns={queueColumns(words)}
                rows={view.rows}
                rowKey={(row) => row.id}
                rowTo={(row) => `/app/returns/${row.id}`}
                waiting={waiting}
              />
            )}
          </BlockStack>
        </Card>
        <KeysetPager next={view.next} />
      </BlockStack>
    </Screen>
  );
}

function Nothing({ view: { asked, live } }: { view: QueueView }) {
  const { returns: words } = useTexts();
  if (asked.q !== '') {
    return (
      <EmptyState
        picture="search"
        title={words.nobody.title}
        action={<Button url={`/app/returns?tab=${asked.tab}`}>{words.nobody.action}</Button>}
      >
        {words.nobody.text}
      </EmptyState>
    );
  }
  if (!live && asked.tab === 'to-review') {
    return (
      <EmptyState
        picture="calm"
        title={words.off.title}
        action={<Button url="/app/returns/policy">{words.off.action}</Button>}
      >
        {words.off.text}
      </EmptyState>
    );
  }
  const { title, text } = words.nothing[asked.tab];
  return (
    <EmptyState picture="calm" title={title}>
      {text}
    </EmptyState>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
