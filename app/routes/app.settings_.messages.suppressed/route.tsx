import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { cursorOf } from '../../ui/lists/keyset.ts';
import { KeysetPager } from '../../ui/lists/keyset-pager.tsx';
import { Allowed } from '../../ui/page/allowed.tsx';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { BlockStack, Card, Link, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { MessagesTabs, messagesAddress } from '../app.settings_.messages/tabs.tsx';
import { decideSuppressed, type SuppressedAnswer } from './decide.server.ts';
import { LookUpCard, RemoveButton } from './look-up-card.tsx';
import { readSuppressedView, type SuppressedRowView, type SuppressedView } from './view.server.ts';

export const meta = pageTitle((texts) => texts.messages.title);

export async function loader({ request }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  return json(await readSuppressedView(merchant, cursorOf(new URL(request.url).searchParams)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const decided = await decideSuppressed(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function SuppressedPage() {
  const { messages, settings } = useTexts();
  const view: SuppressedView = useLoaderData<typeof loader>();
  const removal = useRemoval();
  return (
    <Screen title={messages.title} back={{ to: '/app/settings', label: settings.title }}>
      <BlockStack gap="400">
        <MessagesTabs current="suppressed" />
        <Allowed right="publish">
          <BlockStack gap="400">
            <LookUpCard busy={removal.busy} onRemove={removal.ask} />
            <Card padding="0">
              <SuppressedList rows={view.rows} removal={removal} />
            </Card>
          </BlockStack>
        </Allowed>
        <KeysetPager next={view.next} />
      </BlockStack>
      <RemoveModal removal={removal} />
    </Screen>
  );
}

/** Takes an entry off the list, after a question. */
function useRemoval() {
  const { suppressed: words } = useTexts().messages;
  const { data, state, submit } = useFetcher<SuppressedAnswer>();
  const [asked, setAsked] = useState<SuppressedRowView | null>(null);
  useToast(
    data,
    useCallback((answer: SuppressedAnswer) => ('ok' in answer ? words.removed : null), [words]),
  );
  return {
    asked,
    busy: state !== 'idle',
    ask: setAsked,
    close: () => setAsked(null),
    confirm: () => {
      if (asked !== null)
        submit(
          { intent: 'remove', id: asked.id },
          { method: 'post', action: `${messagesAddress}/suppressed` },
        );
      setAsked(null);
    },
  };
}

type Removal = ReturnType<typeof useRemoval>;

function RemoveModal({ removal }: { removal: Removal }) {
  const { messages, shared } = useTexts();
  const { suppressed: words } = messages;
  return (
    <ConfirmModal
      id="unsuppress-modal"
      open={removal.asked !== null}
      title={words.removeTitle}
      confirm={words.remove}
      cancel={shared.cancel}
      onClose={removal.close}
      onConfirm={removal.confirm}
    >
      <Text as="p">{removal.asked ? words.removeText[removal.asked.why] : ''}</Text>
    </ConfirmModal>
  );
}

function SuppressedList({ rows, removal }: { rows: readonly SuppressedRowView[]; removal: Removal }) {
  const { suppressed: words } = useTexts().messages;
  if (rows.length === 0)
    return (
      <EmptyState picture="calm" title={words.none}>
        {words.noneText}
      </EmptyState>
    );
  const columns: readonly Column<SuppressedRowView>[] = [
    {
      id: 'who',
      header: words.columns.who,
      phone: 'title',
      cell: (row) => (row.customerTo ? <Link url={row.customerTo}>{row.who}</Link> : row.who),
    },
    {
      id: 'reason',
      header: words.columns.reason,
      phone: 'detail',
      cell: (row) => (
        <>
          {row.reason}
          {row.messageTo ? (
            <>
              {' · '}
              <Link url={row.messageTo}>{words.message}</Link>
            </>
          ) : null}
        </>
      ),
    },
    {
      id: 'since',
      header: words.columns.since,
      phone: 'detail',
      oneLine: true,
      cell: (row) => <Moment at={row.since} />,
    },
    {
      id: 'act',
      header: words.columns.act,
      phone: 'end',
      align: 'end',
      cell: (row) => <RemoveButton row={row} busy={removal.busy} onRemove={removal.ask} />,
    },
  ];
  return <DataTable caption={words.caption} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

export function ErrorBoundary() {
  return <PageFailure />;
}
