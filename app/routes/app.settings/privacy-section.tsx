import { useFetcher } from '@remix-run/react';
import { type Column, DataTable } from '../../ui/lists/data-table.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Badge, BlockStack, Button, InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { RequestView } from './view.server.ts';

/** Requests of customers about their data, and how long anything is kept. */
export function PrivacySection({ requests }: { requests: readonly RequestView[] }) {
  const { privacy: words } = useTexts().settings;
  const { data, formData, submit } = useFetcher<{ ok?: true }>();
  useToast(data, (answer) => (answer.ok ? words.completed : null));
  const busyWith = formData?.get('id');
  const complete = (id: string) =>
    submit({ intent: 'complete-request', id }, { method: 'post', action: '/app/settings' });
  const columns: readonly Column<RequestView>[] = [
    {
      id: 'kind',
      header: words.columns.kind,
      phone: 'title',
      cell: (request) => (
        <BlockStack gap="200">
          <span>{request.kind}</span>
          {request.forMerchant ? (
            <InlineStack gap="200">
              {request.customerTo ? (
                <Button size="slim" url={request.customerTo}>
                  {words.openCustomer}
                </Button>
              ) : null}
              <Button size="slim" loading={busyWith === request.id} onClick={() => complete(request.id)}>
                {words.complete}
              </Button>
            </InlineStack>
          ) : null}
        </BlockStack>
      ),
    },
    {
      id: 'received',
      header: words.columns.received,
      oneLine: true,
      phone: 'detail',
      cell: (request) => <Moment at={request.received} />,
    },
    {
      id: 'state',
      header: words.columns.state,
      oneLine: true,
      phone: 'detail',
      cell: (request) => (
        <Badge tone={request.overdue ? 'critical' : request.open ? 'attention' : 'success'}>
          {request.state}
        </Badge>
      ),
    },
  ];
  return (
    <Section title={words.title} about={words.about} id="privacy">
      {requests.length === 0 ? (
        <Text as="p">{words.none}</Text>
      ) : (
        <DataTable
          bleed
          caption={words.caption}
          columns={columns}
          rows={requests}
          rowKey={(request) => request.id}
        />
      )}
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          {words.retentionTitle}
        </Text>
        <BlockStack as="ul" gap="100">
          {words.retention.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </BlockStack>
      </BlockStack>
    </Section>
  );
}
