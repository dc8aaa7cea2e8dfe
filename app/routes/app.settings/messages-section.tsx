import { FactGrid } from '../../ui/figures/fact-grid.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Badge, Banner, BlockStack, InlineStack, Link, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MessagesView } from './messages.ts';

/** Whether mails go out, and why those did not that did not. */
export function MessagesSection({ view }: { view: MessagesView }) {
  const { messages: words } = useTexts().settings;
  return (
    <Section
      title={words.title}
      about={words.about}
      id="messages"
      aside={<Badge tone={view.canSend ? 'success' : 'warning'}>{view.canSend ? words.on : words.off}</Badge>}
    >
      {view.canSend ? null : <Banner tone="warning">{words.offText}</Banner>}
      <FactGrid facts={view.facts} />
      {view.reasons.length > 0 ? (
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {words.why}
          </Text>
          {view.reasons.map((reason) => (
            <Text as="p" tone="subdued" key={reason}>
              {reason}
            </Text>
          ))}
        </BlockStack>
      ) : null}
      {view.unknown.length > 0 ? (
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {words.lost}
          </Text>
          {view.unknown.map((message) => (
            <InlineStack key={message.id} gap="200">
              <Text as="span" tone="subdued">
                <Moment at={message.at} />
              </Text>
              {message.to ? <Link url={message.to}>{words.openCustomer}</Link> : null}
            </InlineStack>
          ))}
        </BlockStack>
      ) : null}
    </Section>
  );
}
