import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { requireMerchant } from '../../merchants/merchant.server.ts';
import { staffRoles } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Badge, Banner, BlockStack, Button, InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { decideStaff, type StaffAnswer } from './decide.server.ts';
import { EditModal } from './edit-modal.tsx';
import { type MemberView, readStaffView } from './view.server.ts';

const address = '/app/settings/staff';

export const meta = pageTitle((texts) => texts.staff.title);

export async function loader({ request }: LoaderFunctionArgs) {
  return json(await readStaffView(await requireMerchant(request)));
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const decided = await decideStaff(merchant, await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function StaffPage() {
  const { staff: words, settings } = useTexts();
  const view = useLoaderData<typeof loader>();
  const { data, state, submit } = useFetcher<StaffAnswer>();
  const [edited, setEdited] = useState<string | null>(null);
  useToast(
    data,
    useCallback((answer: StaffAnswer) => ('done' in answer ? words.done : null), [words]),
  );
  useEffect(() => {
    if (state === 'idle' && data !== undefined && 'done' in data) setEdited(null);
  }, [state, data]);
  const member = view.members.find(({ id }) => id === edited);
  const refused = data !== undefined && 'refused' in data ? data : null;
  return (
    <Screen title={words.title} back={{ to: '/app/settings', label: settings.title }}>
      <BlockStack gap="400">
        {view.mayAssign ? null : <Banner tone="info">{words.notYours}</Banner>}
        <Section title={words.title} about={words.about}>
          <DataTable
            bleed
            caption={words.caption}
            columns={useColumns(view.mayAssign, setEdited)}
            rows={view.members}
            rowKey={(row) => row.id}
          />
        </Section>
        <Section title={words.rolesTitle}>
          <BlockStack as="ul" gap="200">
            {staffRoles.map((role) => (
              <li key={role} style={{ listStyle: 'none' }}>
                <Text as="span" fontWeight="semibold">{`${words.roles[role]}: `}</Text>
                <Text as="span">{words.may[role]}</Text>
              </li>
            ))}
          </BlockStack>
        </Section>
      </BlockStack>
      {member ? (
        <EditModal
          key={member.id}
          member={member}
          currency={view.currency}
          busy={state !== 'idle'}
          wrong={
            refused === null || state !== 'idle'
              ? null
              : refused.why === 'role'
                ? words.notYours
                : words.refused[refused.why]
          }
          onClose={() => setEdited(null)}
          onSave={(fields) => submit(fields, { method: 'post', action: address })}
        />
      ) : null}
    </Screen>
  );
}

function useColumns(mayAssign: boolean, edit: (id: string) => void): readonly Column<MemberView>[] {
  const { staff: words } = useTexts();
  return [
    {
      id: 'who',
      header: words.columns.who,
      phone: 'title',
      cell: (row) => (
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {row.called}
          </Text>
          {row.self ? <Badge>{words.you}</Badge> : null}
        </InlineStack>
      ),
    },
    { id: 'role', header: words.columns.role, phone: 'detail', cell: (row) => words.roles[row.role] },
    { id: 'limit', header: words.columns.limit, phone: 'detail', cell: (row) => row.approves },
    { id: 'points', header: words.columns.points, phone: 'detail', cell: (row) => row.adjusts },
    {
      id: 'seen',
      header: words.columns.seen,
      phone: 'detail',
      oneLine: true,
      cell: (row) => <Moment at={row.seen} />,
    },
    {
      id: 'edit',
      header: '',
      phone: 'end',
      align: 'end',
      cell: (row) =>
        mayAssign ? (
          <Button size="slim" accessibilityLabel={words.editLabel(row.called)} onClick={() => edit(row.id)}>
            {words.edit}
          </Button>
        ) : null,
    },
  ];
}

export function ErrorBoundary() {
  return <PageFailure />;
}
