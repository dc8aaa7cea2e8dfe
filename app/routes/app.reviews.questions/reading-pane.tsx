import { Link as Anchor } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Allowed, useMay } from '../../ui/page/allowed.tsx';
import {
  Banner,
  BlockStack,
  Button,
  Divider,
  InlineGrid,
  InlineStack,
  Link,
  Text,
} from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import { HideModal } from '../app.reviews/hide-modal.tsx';
import styles from '../app.reviews._index/inbox.module.css';
import { AnswerForm } from './answer-form.tsx';
import { Answers } from './answers.tsx';
import { StateBadge } from './state-badge.tsx';
import type { QuestionDesk } from './use-questions.ts';
import type { ReadingView } from './view.server.ts';

interface ReadingPaneProps {
  reading: ReadingView;
  desk: QuestionDesk;
}

/** One question in full, its answers, what stands behind it, and what can be done. */
export function ReadingPane({ reading, desk }: ReadingPaneProps) {
  const { reviewQuestions: words } = useTexts();
  const may = useMay('decide');
  return (
    <article className={styles.pane} aria-labelledby="reading">
      <div className={styles.back}>
        <Anchor to={{ search: desk.searchTo(null) }} preventScrollReset>
          {words.back}
        </Anchor>
      </div>
      <BlockStack gap="400">
        <Heading reading={reading} />
        {desk.wrong ? <Banner tone="critical">{desk.wrong}</Banner> : null}
        {reading.held.length === 0 ? null : (
          <Banner tone="warning" title={words.held.title}>
            <BlockStack gap="100">
              {reading.held.map((held) => (
                <Text key={held} as="p">
                  {held}
                </Text>
              ))}
            </BlockStack>
          </Banner>
        )}
        {reading.erased ? (
          <Text as="p" tone="subdued">
            {words.erased}
          </Text>
        ) : (
          <p className={styles.body} dir="auto">
            {reading.body}
          </p>
        )}
        <Allowed right="decide">
          <BlockStack gap="400">
            <Answers reading={reading} desk={desk} />
            {reading.status === 'hidden' ? null : (
              <AnswerForm key={reading.answers.length} pending={reading.status === 'pending'} desk={desk} />
            )}
            {reading.erased ? null : (
              <InlineStack gap="200">
                {reading.status === 'published' ? null : (
                  <Button disabled={!may} loading={desk.busy} onClick={() => desk.publish(null)}>
                    {words.publish}
                  </Button>
                )}
                {reading.status === 'hidden' ? null : (
                  <Button
                    disabled={!may}
                    loading={desk.busy}
                    onClick={() => desk.setHiding({ answer: null })}
                  >
                    {words.hide}
                  </Button>
                )}
              </InlineStack>
            )}
          </BlockStack>
        </Allowed>
        <Divider />
        <Facts reading={reading} />
        <Divider />
        <Decisions reading={reading} />
      </BlockStack>
      <HideModal
        id="hide-question"
        open={desk.hiding !== null}
        title={desk.hiding?.answer ? words.hideAnswerTitle : words.hideTitle}
        text={desk.hiding?.answer ? words.hideAnswerText : words.hideText}
        busy={desk.busy}
        onHide={desk.hide}
        onClose={() => desk.setHiding(null)}
      />
    </article>
  );
}

function Heading({ reading }: { reading: ReadingView }) {
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      {reading.imageUrl ? <img src={reading.imageUrl} alt="" className={styles.picture} /> : null}
      <BlockStack gap="100">
        <Text as="h2" variant="headingMd" id="reading" breakWord>
          {reading.product}
        </Text>
        <InlineStack gap="200" blockAlign="center">
          <StateBadge state={reading.state} />
          <Text as="span" breakWord>
            {reading.who}
          </Text>
        </InlineStack>
      </BlockStack>
    </InlineStack>
  );
}

function Facts({ reading }: { reading: ReadingView }) {
  const { facts: words } = useTexts().reviewQuestions;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      words.product,
      <Link key="product" url={reading.productUrl} target="_top">
        {reading.product}
      </Link>,
    ],
    [words.asked, <Moment key="asked" at={reading.at} />],
    [
      words.customer,
      reading.customerId ? (
        <Link key="customer" url={`/app/customers/${reading.customerId}`}>
          {words.openCustomer}
        </Link>
      ) : (
        words.visitor
      ),
    ],
    [words.told, reading.notified ? words.yes : words.no],
    ...(reading.language === null ? [] : ([[words.language, reading.language]] as const)),
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

function Decisions({ reading: { decisions } }: { reading: ReadingView }) {
  const { reviewQuestions, shared } = useTexts();
  const words = reviewQuestions.decisions;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {words.title}
      </Text>
      {decisions.length === 0 ? (
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      ) : (
        decisions.map((decision) => (
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
