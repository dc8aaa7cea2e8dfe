import { useFetcher } from '@remix-run/react';
import { type ReactNode, useCallback, useState } from 'react';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Banner, BlockStack, Button, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MessagesAnswer } from '../app.settings_.messages/decide.server.ts';
import { messagesAddress } from '../app.settings_.messages/tabs.tsx';

/** What staff can do about a message of which nobody knows whether it arrived, each with what it means. */
export function UnknownCard({ id }: { id: string }) {
  const { messages, shared } = useTexts();
  const { unknown: words } = messages.one;
  const { data, state, formData, submit } = useFetcher<MessagesAnswer>();
  const [asking, setAsking] = useState(false);
  const busy = (intent: string) => state !== 'idle' && formData?.get('intent') === intent;
  const send = (intent: 'look-up' | 'arrived' | 'missing') => {
    setAsking(false);
    submit({ intent, message: id }, { method: 'post', action: messagesAddress });
  };
  const answers: Readonly<Record<string, string>> = words.answers;
  const wordOf = useCallback(
    (answer: MessagesAnswer) => ('ok' in answer ? (answers[answer.done] ?? null) : null),
    [answers],
  );
  const open =
    data !== undefined && 'ok' in data && (data.done === 'cannot-tell' || data.done === 'not-unknown');
  useToast(
    data,
    useCallback(
      (answer: MessagesAnswer) =>
        'ok' in answer && answer.done !== 'cannot-tell' && answer.done !== 'not-unknown'
          ? wordOf(answer)
          : null,
      [wordOf],
    ),
  );
  return (
    <Section title={words.title}>
      {open && state === 'idle' ? <Banner tone="info">{wordOf(data)}</Banner> : null}
      {data && 'refused' in data && state === 'idle' ? (
        <Banner tone="critical">{messages.refused}</Banner>
      ) : null}
      <Choice text={words.askText}>
        <Button variant="primary" loading={busy('look-up')} onClick={() => send('look-up')}>
          {words.ask}
        </Button>
      </Choice>
      <Choice text={words.arrivedText}>
        <Button loading={busy('arrived')} onClick={() => send('arrived')}>
          {words.arrived}
        </Button>
      </Choice>
      <Choice text={words.missingText}>
        <Button loading={busy('missing')} onClick={() => setAsking(true)}>
          {words.missing}
        </Button>
      </Choice>
      <ConfirmModal
        id="missing-modal"
        open={asking}
        title={words.missingTitle}
        confirm={words.missing}
        cancel={shared.cancel}
        onClose={() => setAsking(false)}
        onConfirm={() => send('missing')}
      >
        <Text as="p">{words.missingConfirm}</Text>
      </ConfirmModal>
    </Section>
  );
}

function Choice({ text, children }: { text: string; children: ReactNode }) {
  return (
    <BlockStack gap="100">
      <InlineStack>{children}</InlineStack>
      <Text as="p" tone="subdued">
        {text}
      </Text>
    </BlockStack>
  );
}
