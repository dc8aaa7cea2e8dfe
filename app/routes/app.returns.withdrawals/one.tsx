import { useFetcher } from '@remix-run/react';
import { type ReactNode, useCallback } from 'react';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Badge, BlockStack, Button, InlineError, InlineStack, Link, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { WithdrawalAnswer } from './decide.server.ts';
import { standingTones } from './tones.ts';
import type { WithdrawalView } from './view.server.ts';

/** One statement in full: what was written, what came of it by itself, and what a person can do. */
export function OneWithdrawal({ one, mayDecide }: { one: WithdrawalView; mayDecide: boolean }) {
  const { withdrawals: words, rights } = useTexts().returns;
  const { data, state, submit } = useFetcher<WithdrawalAnswer>();
  useToast(
    data,
    useCallback((answer: WithdrawalAnswer) => ('done' in answer ? words.done : null), [words]),
  );
  const refused = state === 'idle' && data !== undefined && 'refused' in data;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.columns.at, <Moment key="at" at={one.at} />],
    [words.columns.order, one.order],
    [words.columns.who, one.email],
    ...(one.lastDay === null ? [] : [[words.lastDay, one.lastDay] as const]),
  ];
  return (
    <Section
      title={words.one}
      aside={<Badge {...standingTones[one.standing]}>{one.label}</Badge>}
      about={one.said}
    >
      <BlockStack as="ul" gap="150">
        {facts.map(([label, value]) => (
          <li key={label} style={{ listStyle: 'none' }}>
            <Text as="span" tone="subdued">{`${label}: `}</Text>
            <Text as="span" breakWord>
              {value}
            </Text>
          </li>
        ))}
      </BlockStack>
      {one.text ? (
        <BlockStack gap="050">
          <Text as="h3" variant="headingSm">
            {words.text}
          </Text>
          <Text as="p" breakWord>
            {one.text}
          </Text>
        </BlockStack>
      ) : null}
      {one.orderUrl || one.customerTo ? (
        <InlineStack gap="300">
          {one.orderUrl ? (
            <Link url={one.orderUrl} target="_top">
              {words.openOrder}
            </Link>
          ) : null}
          {one.customerTo ? <Link url={one.customerTo}>{words.openCustomer}</Link> : null}
        </InlineStack>
      ) : null}
      {refused ? <InlineError fieldID="withdrawal" message={words.refused} /> : null}
      <InlineStack gap="200">
        {one.returnTo ? (
          <Button variant="primary" url={one.returnTo}>
            {words.openReturn}
          </Button>
        ) : null}
        {one.open ? (
          <Button
            loading={state !== 'idle'}
            disabled={!mayDecide}
            {...(one.returnTo ? {} : { variant: 'primary' })}
            onClick={() =>
              submit(
                { intent: 'handled', withdrawal: one.id },
                { method: 'post', action: '/app/returns/withdrawals' },
              )
            }
          >
            {words.handled}
          </Button>
        ) : null}
      </InlineStack>
      {one.open && !mayDecide ? (
        <Text as="p" tone="subdued">
          {rights.role('')}
        </Text>
      ) : null}
    </Section>
  );
}
