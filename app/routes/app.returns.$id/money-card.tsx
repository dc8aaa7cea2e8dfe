import { useFetcher } from '@remix-run/react';
import { type ReactNode, useState } from 'react';
import { Section } from '../../ui/page/section.tsx';
import {
  Badge,
  BlockStack,
  Button,
  Collapsible,
  Divider,
  InlineGrid,
  InlineStack,
  Text,
} from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { BillView, ReturnView } from './view.server.ts';

/** What each outcome gives, which one was chosen, why, and what was paid. */
export function MoneyCard({ view }: { view: ReturnView }) {
  const { one: words, actions, parts } = useTexts().returns;
  const { Form, state } = useFetcher();
  const mayStill = view.actions.includes('switch-outcome');
  return (
    <Section title={words.money} about={view.policy}>
      {view.paid ? (
        <>
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {words.paid}
            </Text>
            <Rows rows={view.paid.rows} total={view.paid.total} totalLabel={parts.total} />
            {view.paid.ways.length > 0 ? (
              view.paid.ways.map((way) => (
                <Text as="p" tone="subdued" key={way}>
                  {way}
                </Text>
              ))
            ) : (
              <Text as="p" tone="subdued">
                {words.paidNothing}
              </Text>
            )}
          </BlockStack>
          <Divider />
        </>
      ) : null}
      <InlineGrid columns={{ xs: 1, sm: view.bills.length > 1 ? 2 : 1 }} gap="600">
        {view.bills.map((bill) => (
          <Bill key={bill.outcome} bill={bill}>
            {mayStill && !bill.chosen ? (
              <Form method="post" action={`/app/returns/${view.id}`}>
                <input type="hidden" name="intent" value="switch-outcome" />
                <input type="hidden" name="outcome" value={bill.outcome} />
                <Button submit size="slim" loading={state !== 'idle'}>
                  {actions.switchTo(bill.title.toLowerCase())}
                </Button>
              </Form>
            ) : null}
          </Bill>
        ))}
      </InlineGrid>
    </Section>
  );
}

function Bill({ bill, children }: { bill: BillView; children: ReactNode }) {
  const { one: words, parts } = useTexts().returns;
  const [open, setOpen] = useState(false);
  const id = `why-${bill.outcome}`;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {bill.title}
        </Text>
        {bill.chosen ? <Badge tone="info">{words.chosen}</Badge> : null}
      </InlineStack>
      <Rows rows={bill.rows} total={bill.total} totalLabel={parts.total} />
      {bill.points.map((line) => (
        <Text as="p" tone="subdued" key={line}>
          {line}
        </Text>
      ))}
      <InlineStack gap="300" blockAlign="center">
        <Button
          variant="plain"
          disclosure={open ? 'up' : 'down'}
          ariaExpanded={open}
          ariaControls={id}
          onClick={() => setOpen(!open)}
        >
          {words.why}
        </Button>
        {children}
      </InlineStack>
      <Collapsible id={id} open={open} transition={false}>
        <BlockStack gap="100">
          {bill.why.map((line) => (
            <Text as="p" key={line}>
              {line}
            </Text>
          ))}
        </BlockStack>
      </Collapsible>
    </BlockStack>
  );
}

interface RowsProps {
  rows: readonly { readonly label: string; readonly amount: string }[];
  total: string;
  totalLabel: string;
}

function Rows({ rows, total, totalLabel }: RowsProps) {
  return (
    <BlockStack gap="100">
      {rows.map(({ label, amount }) => (
        <InlineStack key={label} align="space-between">
          <Text as="span" tone="subdued">
            {label}
          </Text>
          <Text as="span" numeric>
            {amount}
          </Text>
        </InlineStack>
      ))}
      <Divider />
      <InlineStack align="space-between">
        <Text as="span" fontWeight="semibold">
          {totalLabel}
        </Text>
        <Text as="span" fontWeight="semibold" numeric>
          {total}
        </Text>
      </InlineStack>
    </BlockStack>
  );
}
