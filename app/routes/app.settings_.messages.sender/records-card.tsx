import { useFetcher } from '@remix-run/react';
import { useCallback } from 'react';
import type { DnsRecord } from '#app/modules/messages/door.ts';
import type { FormAnswer } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { useCopy } from '../../ui/page/use-copy.ts';
import { Badge, BlockStack, Button, Divider, InlineStack, Text } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import type { MomentView } from '../../ui/print/print.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './records-card.module.css';

interface RecordsCardProps {
  records: readonly DnsRecord[];
  checked: MomentView | null;
  unsaved: boolean;
  /** Takes `check`. */
  action: string;
}

/** What the name servers have to say before mails come from the shop's own address, and what they say now. */
export function RecordsCard({ records, checked, unsaved, action }: RecordsCardProps) {
  const { records: words, checked: done } = useTexts().sender;
  const { data, state, submit } = useFetcher<FormAnswer>();
  const copy = useCopy(words.copied);
  useToast(
    data,
    useCallback((answer: FormAnswer) => ('ok' in answer ? done : null), [done]),
  );
  if (records.length === 0)
    return (
      <Section title={words.title}>
        <Text as="p">{words.none}</Text>
      </Section>
    );
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="400">
        {records.map((record, index) => (
          <BlockStack key={record.purpose} gap="400">
            {index > 0 ? <Divider /> : null}
            <RecordRow record={record} />
          </BlockStack>
        ))}
      </BlockStack>
      <InlineStack gap="300" blockAlign="center">
        <Button
          loading={state !== 'idle'}
          disabled={unsaved}
          onClick={() => submit({ intent: 'check' }, { method: 'post', action })}
        >
          {words.check}
        </Button>
        <Button onClick={() => copy(records.map(({ name, value }) => `${name} TXT ${value}`).join('\n'))}>
          {words.copyAll}
        </Button>
        <Text as="span" tone="subdued">
          {unsaved ? (
            words.unsaved
          ) : checked === null ? (
            words.never
          ) : (
            <>
              {words.lastCheck} <Moment at={checked} />
            </>
          )}
        </Text>
      </InlineStack>
    </Section>
  );
}

const toneOf = {
  unasked: {},
  right: { tone: 'success' },
  missing: { tone: 'warning' },
  wrong: { tone: 'warning' },
  unreachable: { tone: 'info' },
} as const;

function RecordRow({ record }: { record: DnsRecord }) {
  const { records: words } = useTexts().sender;
  const { purpose, state, name, value, found } = record;
  const label = words.purposes[purpose];
  return (
    <BlockStack gap="200">
      <InlineStack align="start" gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {label}
        </Text>
        <Badge {...toneOf[state]}>{words.states[state]}</Badge>
      </InlineStack>
      <Text as="p" tone="subdued">
        {[words.does[purpose], words.stateText[state]].join(' ').trim()}
      </Text>
      <dl className={styles.record}>
        <dt>{words.type}</dt>
        <dd>TXT</dd>
        <Copied record={label} what={words.name} text={name} />
        <Copied record={label} what={words.value} text={value} />
        {state === 'wrong' && found.length > 0 ? (
          <>
            <dt>{words.found}</dt>
            <dd>
              {found.map((text) => (
                <code key={text} className={styles.found}>
                  {text}
                </code>
              ))}
            </dd>
          </>
        ) : null}
      </dl>
    </BlockStack>
  );
}

function Copied({ record, what, text }: { record: string; what: string; text: string }) {
  const { records: words } = useTexts().sender;
  const copy = useCopy(words.copied);
  return (
    <>
      <dt>{what}</dt>
      <dd className={styles.copied}>
        <code>{text}</code>
        <Button size="micro" accessibilityLabel={words.copyLabel(what, record)} onClick={() => copy(text)}>
          {words.copy}
        </Button>
      </dd>
    </>
  );
}
