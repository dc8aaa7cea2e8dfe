import { useFetcher } from '@remix-run/react';
import { useCallback } from 'react';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { useMay } from '../../ui/page/allowed.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { BlockStack, Button, Divider, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { WaitingItem } from './waiting-item.ts';
import styles from './waiting-list.module.css';

/** What needs somebody, most urgent first, each with the way to deal with it. */
export function WaitingList({ items }: { items: readonly WaitingItem[] }) {
  const words = useTexts().today.waiting;
  return (
    <Section title={words.title}>
      {items.length === 0 ? (
        <EmptyState compact picture="calm" title={words.nothing}>
          {words.nothingText}
        </EmptyState>
      ) : (
        <BlockStack gap="300">
          {items.map((item, index) => (
            <BlockStack key={item.id} gap="300">
              {index > 0 ? <Divider /> : null}
              <Item item={item} />
            </BlockStack>
          ))}
        </BlockStack>
      )}
    </Section>
  );
}

type Answer = { readonly refused: string } | { readonly done: string };

function Item({ item }: { item: WaitingItem }) {
  const words = useTexts().today.waiting;
  const { data, state, submit } = useFetcher<Answer>();
  const { act, link } = item;
  const done = act?.done ?? null;
  useToast(
    data,
    useCallback((answer: Answer) => ('refused' in answer ? null : done), [done]),
  );
  const mayAct = useMay(act?.right ?? 'decide');
  const refused = state === 'idle' && data !== undefined && 'refused' in data;
  return (
    <div className={styles.item}>
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm" breakWord>
          {item.title}
        </Text>
        <Text as="p" tone="subdued" breakWord>
          {item.text}
        </Text>
        {refused ? <InlineError message={words.refused} fieldID={item.id} /> : null}
      </BlockStack>
      <InlineStack gap="200" wrap={false}>
        {act && mayAct ? (
          <Button
            loading={state !== 'idle'}
            accessibilityLabel={`${act.label}: ${item.title}`}
            onClick={() => submit({ ...act.fields }, { method: 'post', action: act.path })}
          >
            {act.label}
          </Button>
        ) : null}
        <Button
          url={link.to}
          accessibilityLabel={`${link.label}: ${item.title}`}
          {...(act && mayAct ? { variant: 'tertiary' } : {})}
        >
          {link.label}
        </Button>
      </InlineStack>
    </div>
  );
}
