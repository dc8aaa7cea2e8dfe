import { Section } from '../../ui/page/section.tsx';
import { Badge, BlockStack, InlineStack, Link, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { CustomerReturnsView } from './areas.server.ts';

/** What is on its way back; nothing while there was never a return. */
export function ReturnsCard({ returns }: { returns: CustomerReturnsView }) {
  const { customer, returns: words } = useTexts();
  if (returns.open.length === 0 && returns.earlier === null) return null;
  return (
    <Section title={customer.returns.title}>
      {returns.open.map((row) => (
        <BlockStack gap="050" key={row.id}>
          <InlineStack gap="200" blockAlign="center">
            <Link url={`/app/returns/${row.id}`}>{row.title}</Link>
            {row.held ? <Badge tone="attention">{words.held}</Badge> : null}
          </InlineStack>
          <Text as="p" variant="bodySm" tone="subdued" breakWord>
            {row.about}
            {', '}
            <Moment at={row.since} />
          </Text>
        </BlockStack>
      ))}
      {returns.earlier ? (
        <Text as="p" tone="subdued">
          {returns.earlier}
        </Text>
      ) : null}
    </Section>
  );
}
