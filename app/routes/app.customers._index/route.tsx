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
import { customerColumns } from './columns.tsx';
import { CustomerFilters } from './filters.tsx';
import { readListAddress } from './query.ts';
import { readCustomersView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.customers.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const asked = readListAddress(new URL(request.url).searchParams);
  if (asked === null) throw new Response(null, { status: 422 });
  return json(await readCustomersView(merchant, asked));
}

export default function CustomersPage() {
  const { customers: words } = useTexts();
  const view = useLoaderData<typeof loader>();
  const { state, location } = useNavigation();
  const waiting = state === 'loading' && location.pathname === '/app/customers';
  if (view.empty) {
    return (
      <Screen title={words.title}>
        <Card>
          <EmptyState
            picture="people"
            title={words.empty.title}
            action={<Button url="/app/settings#import">{words.empty.action}</Button>}
          >
            {words.empty.text}
          </EmptyState>
        </Card>
      </Screen>
    );
  }
  return (
    <Screen title={words.title} width="wide">
      <BlockStack gap="400">
        <Card padding="0">
          <CustomerFilters view={view} />
          {view.rows.length === 0 ? (
            <EmptyState
              picture="search"
              title={words.nobody.title}
              action={<Button url="/app/customers">{words.nobody.action}</Button>}
            >
              {words.nobody.text}
            </EmptyState>
          ) : (
            <DataTable
              caption={words.caption}
              columns={customerColumns(words, view.tiers)}
              rows={view.rows}
              rowKey={(row) => row.id}
              rowTo={(row) => `/app/customers/${row.id}`}
              waiting={waiting}
            />
          )}
        </Card>
        <KeysetPager next={view.next} />
      </BlockStack>
    </Screen>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
