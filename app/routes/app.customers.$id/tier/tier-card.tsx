import { Section } from '../../../ui/page/section.tsx';
import { Badge, BlockStack, Divider, ProgressBar, Text } from '../../../ui/polaris.ts';
import { Moment } from '../../../ui/print/moment.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import { SetTier } from './set-tier.tsx';
import type { TierView } from './view.server.ts';

/** Which tier, how long, what the next one takes and how it came to be. */
export function TierCard({ tier, customerId }: { tier: TierView; customerId: string }) {
  const { standing: words } = useTexts().tiers;
  const { standing, next, history } = tier;
  return (
    <Section
      title={words.title}
      {...(standing?.byHand ? { aside: <Badge tone="attention">{words.byHand}</Badge> } : {})}
    >
      <BlockStack gap="050">
        <Text as="p" variant="headingLg" breakWord>
          {standing?.name ?? words.none}
        </Text>
        {standing
          ? [standing.since, ...standing.lines].map((line) => (
              <Text as="p" key={line} variant="bodySm" tone="subdued" breakWord>
                {line}
              </Text>
            ))
          : null}
      </BlockStack>
      <BlockStack gap="100">
        {next ? (
          <>
            <div aria-hidden="true">
              <ProgressBar progress={next.percent} size="small" animated={false} />
            </div>
            <Text as="p">{next.text}</Text>
          </>
        ) : (
          <Text as="p">{words.highest}</Text>
        )}
        <Text as="p" variant="bodySm" tone="subdued">
          {tier.counts}
        </Text>
      </BlockStack>
      {history.length > 0 ? (
        <BlockStack gap="200">
          <Divider />
          <Text as="h3" variant="headingSm">
            {words.history}
          </Text>
          {history.map(({ what, why, at }) => (
            <BlockStack key={`${at.iso} ${what}`}>
              <Text as="p" breakWord>
                {what}
              </Text>
              <Text as="p" variant="bodySm" tone="subdued">
                <Moment at={at} />, {why}
              </Text>
            </BlockStack>
          ))}
        </BlockStack>
      ) : null}
      {tier.hand ? <SetTier hand={tier.hand} standing={standing} customerId={customerId} /> : null}
    </Section>
  );
}
