import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData, useNavigation } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { DataTable, type TableSelection } from '../../ui/lists/data-table.tsx';
import { KeysetPager } from '../../ui/lists/keyset-pager.tsx';
import { useRowKeys } from '../../ui/lists/use-row-keys.ts';
import { useSelection } from '../../ui/lists/use-selection.ts';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Tabs } from '../../ui/page/tabs.tsx';
import { BlockStack, Box, Card } from '../../ui/polaris.ts';
import { ReturnsTabs } from '../../ui/returns/returns-tabs.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { BulkBar, BulkOutcome } from './bulk-bar.tsx';
import { queueColumns } from './columns.tsx';
import { decideQueue } from './decide.server.ts';
import { QueueFilters } from './filters.tsx';
import { ListFoot } from './list-foot.tsx';
import { Nothing } from './nothing.tsx';
import { readQueueAddress } from './query.ts';
import { SavedViews } from './saved-views.tsx';
import { useBulk } from './use-bulk.ts';
import { type ReturnRowView, readQueueView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.returns.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readQueueAddress(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  return json(await readQueueView(merchant, asked));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const decided = await decideQueue(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function ReturnsPage() {
  const { returns: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  const { state, location } = useNavigation();
  const waiting = state === 'loading' && location.pathname === '/app/returns';
  const selection = useSelection(view.rows.map((row) => row.id));
  const bulk = useBulk();
  useRowKeys(view.bulk ? selection.toggle : undefined);
  const { tab } = view.asked;
  const chooser: TableSelection<ReturnRowView> = {
    chosen: selection.chosen,
    label: (row) => words.queue.select.one(row.name),
    allLabel: words.queue.select.all,
    onToggle: selection.toggle,
    onAll: selection.chooseAll,
  };
  return (
    <Screen title={words.title} width="wide">
      <BlockStack gap="400">
        <ReturnsTabs current="queue" withdrawals={view.withdrawals} />
        <BulkOutcome bulk={bulk} limit={view.limit} />
        <Card padding="0">
          <Box padding="200">
            <Tabs
              label={words.tabs.label}
              current={tab}
              tabs={view.tabs.map((one) => ({ ...one, to: `?tab=${one.id}` }))}
            />
          </Box>
          <SavedViews view={view} />
          <QueueFilters view={view} />
          {view.rows.length === 0 ? (
            <Nothing view={view} />
          ) : (
            <DataTable
              caption={tab === 'done' ? words.captionDone : words.caption}
              columns={queueColumns(words, {
                dated: tab === 'done',
                owned: view.rows.some(({ owner }) => owner !== ''),
              })}
              rows={view.rows}
              rowKey={(row) => row.id}
              rowTo={(row) => `/app/returns/${row.id}`}
              waiting={waiting}
              {...(view.bulk ? { selection: chooser } : {})}
            />
          )}
          <BulkBar view={view} selection={selection} bulk={bulk} />
        </Card>
        <KeysetPager next={view.next} />
        <ListFoot search={view.search} />
      </BlockStack>
    </Screen>
  );
}

/** Between two parts of one bulk decision the list stays: it loads once the last has been answered. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return defaultShouldRevalidate && formData?.get('more') !== 'yes';
}

export function ErrorBoundary() {
  return <PageFailure />;
}
