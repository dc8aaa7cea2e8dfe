import { type ReactNode, useState } from 'react';
import { Section } from '../../../ui/page/section.tsx';
import { Badge, BlockStack, Button, Collapsible, Divider, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { useActing } from '../act/use-acting.ts';
import type { BillView, BothView } from '../view/money.ts';
import type { ReturnView } from '../view/view.server.ts';
import styles from './money-card.module.css';

/** What each outcome gives side by side, which one was chosen, why, and what was paid by what. */
export function MoneyCard({ view }: { view: ReturnView }) {
  const { one, actions } = useTexts().returns;
  const { money: words } = one;
  const { busy, wrong, send } = useActing(view.id, view.rights.notPay);
  const mayStill = view.actions.includes('switch-outcome') && view.rights.decide;
  return (
    <Section title={words.title} about={view.policy}>
      {view.both ? <Both both={view.both} /> : null}
      {view.paid ? (
        <>
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {words.paid}
            </Text>
            <Rows rows={view.paid.rows} total={view.paid.total} />
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
      {wrong ? (
        <Text as="p" tone="critical">
          {wrong}
        </Text>
      ) : null}
      <div className={styles.bills} data-count={view.bills.length}>
        {view.bills.map((bill) => (
          <Bill key={bill.outcome} bill={bill}>
            {mayStill && !bill.chosen ? (
              <Button
                size="slim"
                loading={busy}
                disabled={view.rights.notPay !== null}
                onClick={() => send({ intent: 'switch-outcome', outcome: bill.outcome })}
              >
                {actions.switchTo(bill.title.toLowerCase())}
              </Button>
            ) : null}
          </Bill>
        ))}
      </div>
    </Section>
  );
}

/** Two ways to reckon the same thing, beside each other, with what lies between them. */
function Both({ both }: { both: BothView }) {
  const { money: words } = useTexts().returns.one;
  const cells = [
    [words.ours, both.ours],
    [words.shopifys, both.shopifys],
    [words.difference, both.difference],
  ] as const;
  return (
    <section className={styles.both} aria-label={words.bothTitle}>
      {cells.map(([label, amount]) => (
        <BlockStack gap="050" key={label}>
          <Text as="p" variant="bodySm" tone="subdued">
            {label}
          </Text>
          <Text as="p" variant="headingMd" numeric>
            {amount}
          </Text>
        </BlockStack>
      ))}
      <div className={styles.note}>
        <Text as="p" variant="bodySm" tone="subdued">
          {words.both}
        </Text>
      </div>
    </section>
  );
}

function Bill({ bill, children }: { bill: BillView; children: ReactNode }) {
  const { money: words, why } = useTexts().returns.one;
  const [open, setOpen] = useState(false);
  const id = `why-${bill.outcome}`;
  return (
    <div className={styles.bill} {...(bill.chosen ? { 'data-chosen': '' } : {})}>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {bill.title}
          </Text>
          {bill.chosen ? <Badge tone="info">{words.chosen}</Badge> : null}
        </InlineStack>
        <Rows rows={bill.rows} total={bill.total} />
        {bill.notes.map((line) => (
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
            accessibilityLabel={`${bill.title}: ${why.title}`}
            onClick={() => setOpen(!open)}
          >
            {why.title}
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
    </div>
  );
}

type RowsProps = Pick<BillView, 'rows' | 'total'>;

function Rows({ rows, total }: RowsProps) {
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
          {total.label}
        </Text>
        <Text as="span" fontWeight="semibold" numeric>
          {total.amount}
        </Text>
      </InlineStack>
    </BlockStack>
  );
}
