import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { DataTable } from '../../ui/lists/data-table.tsx';
import { KeysetPager } from '../../ui/lists/keyset-pager.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { BlockStack, Button, Card } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { logAddress } from '../app.settings_.messages/log-address.ts';
import { MessagesTabs } from '../app.settings_.messages/tabs.tsx';
import { logColumns } from './columns.tsx';
import { LogFilters } from './filters.tsx';
import { readLogQuery } from './query.ts';
import { type LogView, readLogView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.messages.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readLogQuery(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  return json(await readLogView(merchant, asked));
}

export default function LogPage() {
  const { messages, settings } = useTexts();
  const { log: words } = messages;
  const view: LogView = useLoaderData<typeof loader>();
  const { state, location } = useNavigation();
  const waiting = state === 'loading' && location.pathname === logAddress();
  return (
    <Screen title={messages.title} back={{ to: '/app/settings', label: settings.title }} width="wide">
      <BlockStack gap="400">
        <MessagesTabs current="log" />
        <Card padding="0">
          {view.empty ? (
            <EmptyState
              picture="mail"
              title={words.empty.title}
              action={<Button url={logAddress({ state: 'waiting' })}>{words.empty.action}</Button>}
            >
              {words.empty.text}
            </EmptyState>
          ) : (
            <BlockStack gap="0">
              <LogFilters asked={view.asked} />
              {view.rows.length === 0 ? (
                <Nothing />
              ) : (
                <DataTable
                  caption={view.soonestFirst ? words.captionSoonest : words.caption}
                  columns={logColumns(words)}
                  rows={view.rows}
                  rowKey={(row) => row.id}
                  rowTo={(row) => `${logAddress()}/${row.id}`}
                  waiting={waiting}
                />
              )}
            </BlockStack>
          )}
        </Card>
        <KeysetPager next={view.next} />
      </BlockStack>
    </Screen>
  );
}

function Nothing() {
  const { nobody: words } = useTexts().messages.log;
  return (
    <EmptyState
      picture="search"
      title={words.title}
      action={<Button url={logAddress()}>{words.action}</Button>}
    >
      {words.text}
    </EmptyState>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
