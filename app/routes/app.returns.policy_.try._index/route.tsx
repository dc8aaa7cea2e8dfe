import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Button, TextField } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { nameIn, type OrderToTry, readOrdersToTry, type TryPageView } from './view.server.ts';

const policyAddress = '/app/returns/policy';
const address = `${policyAddress}/try`;

export const meta = pageTitle((texts) => texts.policy.tryOne.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const name = nameIn(new URL(request.url).searchParams);
  if (name === null) throw new Response(null, { status: 422 });
  return json(await readOrdersToTry(merchant, name));
}

export default function TryPage() {
  const { tryOne: words } = useTexts().policy;
  const view: TryPageView = useLoaderData<typeof loader>();
  const { asked, orders } = view;
  const columns: readonly Column<OrderToTry>[] = [
    { id: 'order', header: words.columns.order, cell: ({ name }) => name, phone: 'title' },
    { id: 'who', header: words.columns.who, cell: ({ who }) => who, phone: 'detail' },
    {
      id: 'bought',
      header: words.columns.bought,
      cell: ({ bought }) => <Moment at={bought} />,
      phone: 'detail',
      oneLine: true,
    },
    { id: 'total', header: words.columns.total, cell: ({ total }) => total, phone: 'end', align: 'end' },
  ];
  return (
    <Screen title={words.title} back={{ to: policyAddress, label: words.back }}>
      <Section title={words.title} about={words.about}>
        <Search asked={asked} />
        {orders.length === 0 ? (
          <EmptyState
            picture={asked === '' ? 'calm' : 'search'}
            title={asked === '' ? words.none.title : words.notFound.title}
            action={asked === '' ? null : <Button url={address}>{words.showRecent}</Button>}
          >
            {asked === '' ? words.none.text : words.notFound.text}
          </EmptyState>
        ) : (
          <DataTable
            caption={words.caption}
            columns={columns}
            rows={orders}
            rowKey={({ id }) => id}
            rowTo={({ id }) => `${address}/${id}`}
            bleed
          />
        )}
      </Section>
    </Screen>
  );
}

function Search({ asked }: { asked: string }) {
  const { tryOne: words } = useTexts().policy;
  const [typed, setTyped] = useState(asked);
  const navigate = useNavigate();
  useEffect(() => setTyped(asked), [asked]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const name = typed.trim();
        navigate(name === '' ? address : `${address}?name=${encodeURIComponent(name)}`, { replace: true });
      }}
    >
      <TextField
        label={words.search}
        value={typed}
        onChange={setTyped}
        maxLength={100}
        autoComplete="off"
        connectedRight={<Button submit>{words.find}</Button>}
      />
    </form>
  );
}

export function ErrorBoundary() {
  return <PageFailure />;
}
