import { Link as Anchor } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Stars } from '../../../ui/figures/stars.tsx';
import { Allowed, useMay } from '../../../ui/page/allowed.tsx';
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Divider,
  InlineGrid,
  InlineStack,
  Link,
  Text,
} from '../../../ui/polaris.ts';
import { Moment } from '../../../ui/print/moment.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import { HideModal } from '../../app.reviews/hide-modal.tsx';
import styles from '../inbox.module.css';
import { StatusBadge } from '../status-badge.tsx';
import type { Inbox } from '../use-inbox.ts';
import { Before, Pictures, Warnings } from './beside.tsx';
import type { ReadingView } from './reading-view.ts';
import { ReplyCard } from './reply/reply-card.tsx';

interface ReadingPaneProps {
  reading: ReadingView;
  inbox: Inbox;
}

/** One review in full, what stands behind it, and what can be decided. */
export function ReadingPane({ reading, inbox }: ReadingPaneProps) {
  const { reviews: words } = useTexts();
  const may = useMay('decide');
  return (
    <article className={styles.pane} aria-labelledby="reading">
      <div className={styles.back}>
        <Anchor to={{ search: inbox.searchTo(null) }} preventScrollReset>
          {words.back}
        </Anchor>
      </div>
      <BlockStack gap="400">
        <Heading reading={reading} />
        <Warnings reading={reading} />
        {inbox.wrong ? <Banner tone="critical">{inbox.wrong}</Banner> : null}
        <div className={styles.words}>
          {reading.title ? (
            <Text as="p" variant="headingMd" breakWord>
              {reading.title}
            </Text>
          ) : null}
          {reading.body ? (
            <p className={styles.body}>{reading.body}</p>
          ) : reading.title ? null : (
            <Text as="p" tone="subdued">
              {words.noWords}
            </Text>
          )}
        </div>
        <Pictures media={reading.media} />
        <Before before={reading.before} />
        <Allowed right="decide">
          <InlineStack gap="200">
            {reading.status === 'published' ? null : (
              <Button variant="primary" disabled={!may} loading={inbox.busy} onClick={inbox.publish}>
                {words.publish}
              </Button>
            )}
            {reading.status === 'hidden' ? null : (
              <Button disabled={!may} loading={inbox.busy} onClick={() => inbox.setHiding(true)}>
                {words.hide}
              </Button>
            )}
          </InlineStack>
        </Allowed>
        <Divider />
        <Allowed right="decide" silent>
          <ReplyCard reading={reading} />
        </Allowed>
        <Divider />
        <Facts reading={reading} />
        <Divider />
        <Decisions reading={reading} />
      </BlockStack>
      <HideModal
        id="hide-modal"
        open={inbox.hiding}
        title={words.hideTitle}
        text={words.hideText}
        busy={inbox.busy}
        onHide={inbox.hide}
        onClose={() => inbox.setHiding(false)}
      />
    </article>
  );
}

function Heading({ reading }: { reading: ReadingView }) {
  const { reviews: words } = useTexts();
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      {reading.imageUrl ? <img src={reading.imageUrl} alt="" className={styles.picture} /> : null}
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd" id="reading" breakWord>
          {reading.product}
        </Text>
        <InlineStack gap="200" blockAlign="center">
          <Stars count={reading.stars} size="large" />
          <StatusBadge status={reading.status} />
        </InlineStack>
        <InlineStack gap="200" blockAlign="center">
          <Text as="span">{reading.who}</Text>
          <span title={reading.verification.hint}>
            <Badge {...(reading.verification.proven ? { tone: 'success' } : {})}>
              {reading.verification.label}
            </Badge>
          </span>
          <Badge>{reading.purchase}</Badge>
          {reading.incentivised ? <Badge tone="attention">{words.incentivised}</Badge> : null}
        </InlineStack>
      </BlockStack>
    </InlineStack>
  );
}

function Facts({ reading }: { reading: ReadingView }) {
  const {
    reviews: { facts: words },
    reviewBeside: beside,
  } = useTexts();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      words.product,
      <>
        <Link url={reading.productUrl} target="_top">
          {reading.product}
        </Link>
        <br />
        <Text as="span" tone="subdued">
          {reading.productRating}
        </Text>
      </>,
    ],
    [
      words.order,
      reading.order === null ? (
        words.noOrder
      ) : (
        <Link key="order" url={reading.order.url} target="_top">
          {reading.order.name}
        </Link>
      ),
    ],
    [
      words.customer,
      reading.customerId ? (
        <BlockStack key="customer" gap="050" as="span">
          <Link url={`/app/customers/${reading.customerId}`}>{words.openCustomer}</Link>
          <Link url={`/app/reviews?customer=${reading.customerId}`}>{words.ofCustomer}</Link>
        </BlockStack>
      ) : (
        words.guest
      ),
    ],
    [
      words.written,
      <>
        <Moment at={reading.written} />
        {`, ${reading.via}`}
      </>,
    ],
    ...(reading.recommends === null ? [] : [[beside.recommends.label, reading.recommends] as const]),
    ...reading.answers.map(({ question, answer }) => [question, answer] as const),
    [beside.votesLabel, reading.votes],
    [beside.reuse.label, reading.reuse],
    [words.asked, reading.asked ? <Moment key="asked" at={reading.asked} /> : words.notAsked],
  ];
  return (
    <section aria-label={words.title}>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        {facts.map(([label, value]) => (
          <BlockStack key={label} gap="050">
            <Text as="p" variant="bodySm" tone="subdued">
              {label}
            </Text>
            <Text as="p" breakWord>
              {value}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
    </section>
  );
}

function Decisions({ reading }: { reading: ReadingView }) {
  const { reviews, shared } = useTexts();
  const words = reviews.decisions;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {words.title}
      </Text>
      {reading.decisions.length === 0 ? (
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      ) : (
        reading.decisions.map((decision) => (
          <BlockStack gap="050" key={`${decision.at.iso} ${decision.text}`}>
            <Text as="p">{decision.text}</Text>
            <Text as="p" variant="bodySm" tone="subdued">
              <Moment at={decision.at} /> {shared.versions.by(decision.by)}
            </Text>
          </BlockStack>
        ))
      )}
    </BlockStack>
  );
}
