import { FeedbackBadges } from '../../ui/messages/feedback-badges.tsx';
import { StateBadge } from '../../ui/messages/state-badge.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, InlineStack, Link, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { CustomerMessagesView } from './messages.server.ts';

interface MessagesCardProps {
  messages: CustomerMessagesView;
  /** What Shopify says about marketing; null: nothing. */
  marketing: string | null;
}

/** What they were sent or not, why, and what they do not get. */
export function MessagesCard({ messages, marketing }: MessagesCardProps) {
  const { messages: words } = useTexts().customer;
  return (
    <Section title={words.title}>
      {[...(marketing === null ? [] : [marketing]), ...messages.standing].map((sentence) => (
        <Text as="p" key={sentence}>
          {sentence}
        </Text>
      ))}
      {messages.shown.length === 0 ? (
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      ) : (
        messages.shown.map((message) => (
          <BlockStack gap="050" key={message.id}>
            <InlineStack gap="200" blockAlign="center">
              <Link url={message.to}>{message.kind}</Link>
              <StateBadge state={message.state} later={message.later} />
              <FeedbackBadges told={message.told} />
            </InlineStack>
            <Text as="p" variant="bodySm">
              {message.outcome}
            </Text>
            {message.at === null ? null : (
              <Text as="p" variant="bodySm" tone="subdued">
                <Moment at={message.at} />
              </Text>
            )}
          </BlockStack>
        ))
      )}
      {messages.allTo ? (
        <InlineStack>
          <Link url={messages.allTo}>{words.all}</Link>
        </InlineStack>
      ) : null}
    </Section>
  );
}
