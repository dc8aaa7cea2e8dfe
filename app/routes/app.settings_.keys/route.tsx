import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Badge, Banner, BlockStack, Button, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { CreateForm } from './create-form.tsx';
import { decideKeys, type KeysAnswer } from './decide.server.ts';
import { SecretCard } from './secret-card.tsx';
import { type KeysView, type KeyView, readKeysView } from './view.server.ts';

const address = '/app/settings/keys';

export const meta = pageTitle((texts) => texts.keys.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readKeysView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const decided = await decideKeys(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status, headers: { 'Cache-Control': 'no-store' } });
}

export default function KeysPage() {
  const { keys: words, settings } = useTexts();
  const view: KeysView = useLoaderData<typeof loader>();
  return (
    <Screen title={words.title} back={{ to: '/app/settings', label: settings.title }}>
      {view.keys === null ? (
        <Banner tone="info">{words.notYours}</Banner>
      ) : (
        <Keys keys={view.keys} full={view.full} address={view.address} />
      )}
    </Screen>
  );
}

function Keys({ keys, full, address: to }: KeysView & { readonly keys: readonly KeyView[] }) {
  const { keys: words } = useTexts();
  const making = useFetcher<KeysAnswer>();
  const revoking = useRevoking();
  const columns = useColumns(revoking.ask);
  const made = making.data !== undefined && 'secret' in making.data ? making.data : null;
  const refused = making.data !== undefined && 'refused' in making.data ? making.data.refused : null;
  return (
    <BlockStack gap="400">
      {made ? <SecretCard key={made.id} made={made} address={to} /> : null}
      <Section title={words.title} about={words.about}>
        {full ? (
          <Banner tone="info">{words.full}</Banner>
        ) : (
          <CreateForm
            key={made?.id ?? ''}
            busy={making.state !== 'idle'}
            wrong={refused === null || making.state !== 'idle' ? null : words.refused[refused]}
            onCreate={(name) =>
              making.submit({ intent: 'create', name }, { method: 'post', action: address })
            }
          />
        )}
        {keys.length === 0 ? (
          <EmptyState picture="calm" title={words.none} compact>
            {words.noneText}
          </EmptyState>
        ) : (
          <DataTable bleed caption={words.caption} columns={columns} rows={keys} rowKey={(row) => row.id} />
        )}
      </Section>
      <RevokeModal revoking={revoking} />
    </BlockStack>
  );
}

/** Revokes a key, after a question. */
function useRevoking() {
  const { keys: words } = useTexts();
  const { data, submit } = useFetcher<KeysAnswer>();
  const [asked, setAsked] = useState<KeyView | null>(null);
  useToast(
    data,
    useCallback((answer: KeysAnswer) => ('done' in answer ? words.revoked : null), [words]),
  );
  return {
    asked,
    ask: setAsked,
    close: () => setAsked(null),
    confirm: () => {
      if (asked !== null) submit({ intent: 'revoke', id: asked.id }, { method: 'post', action: address });
      setAsked(null);
    },
  };
}

function RevokeModal({ revoking }: { revoking: ReturnType<typeof useRevoking> }) {
  const { keys: words, shared } = useTexts();
  return (
    <ConfirmModal
      id="revoke-modal"
      open={revoking.asked !== null}
      title={words.revokeTitle(revoking.asked?.name ?? '')}
      confirm={words.revoke}
      cancel={shared.cancel}
      critical
      onClose={revoking.close}
      onConfirm={revoking.confirm}
    >
      <Text as="p">{words.revokeText}</Text>
    </ConfirmModal>
  );
}

function useColumns(revoke: (key: KeyView) => void): readonly Column<KeyView>[] {
  const { keys: words } = useTexts();
  return [
    {
      id: 'name',
      header: words.columns.name,
      phone: 'title',
      cell: (row) => (
        <BlockStack gap="050">
          <Text as="span" fontWeight="semibold">
            {row.name}
          </Text>
          <Text as="span" tone="subdued" breakWord>
            {row.id}
          </Text>
        </BlockStack>
      ),
    },
    {
      id: 'used',
      header: words.columns.used,
      phone: 'detail',
      oneLine: true,
      cell: (row) => (row.used === null ? words.never : <Moment at={row.used} />),
    },
    {
      id: 'created',
      header: words.columns.created,
      phone: 'none',
      oneLine: true,
      cell: (row) => <Moment at={row.created} />,
    },
    {
      id: 'act',
      header: '',
      phone: 'end',
      align: 'end',
      cell: (row) =>
        row.revoked ? (
          <Badge>{words.revokedState}</Badge>
        ) : (
          <Button
            size="slim"
            tone="critical"
            accessibilityLabel={words.revokeLabel(row.name)}
            onClick={() => revoke(row)}
          >
            {words.revoke}
          </Button>
        ),
    },
  ];
}

export function ErrorBoundary() {
  return <PageFailure />;
}
