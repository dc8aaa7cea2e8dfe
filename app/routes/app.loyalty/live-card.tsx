import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Badge, Button, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { LoyaltyAnswer } from './decide.server.ts';

interface LiveCardProps {
  liveSince: string | null;
  unsaved: boolean;
}

/** Whether orders earn, and the way there and back. */
export function LiveCard({ liveSince, unsaved }: LiveCardProps) {
  const { live: words } = useTexts().loyalty;
  const { shared } = useTexts();
  const fetcher = useFetcher<LoyaltyAnswer>();
  const [asking, setAsking] = useState(false);
  const on = liveSince !== null;
  const busy = fetcher.state !== 'idle';
  const send = (intent: 'go-live' | 'go-offline') =>
    fetcher.submit({ intent }, { method: 'post', action: '/app/loyalty' });
  const said = useCallback(
    (answer: LoyaltyAnswer) =>
      'ok' in answer ? (answer.done === 'go-live' ? words.wentLive : words.wentOffline) : null,
    [words],
  );
  useToast(fetcher.data, said);
  return (
    <Section
      title={words.title}
      id="live"
      aside={<Badge {...(on ? { tone: 'success' } : {})}>{on ? words.on : words.off}</Badge>}
    >
      <Text as="p">{on ? words.onText(liveSince) : words.offText}</Text>
      <InlineStack gap="300" blockAlign="center">
        {on ? (
          <Button onClick={() => setAsking(true)}>{words.goOffline}</Button>
        ) : (
          <Button variant="primary" loading={busy} disabled={unsaved} onClick={() => send('go-live')}>
            {words.goLive}
          </Button>
        )}
        {!on && unsaved ? (
          <Text as="span" tone="subdued">
            {words.unsaved}
          </Text>
        ) : null}
      </InlineStack>
      <ConfirmModal
        id="offline-modal"
        open={asking}
        title={words.offlineTitle}
        confirm={words.goOffline}
        cancel={shared.cancel}
        busy={busy}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          send('go-offline');
        }}
      >
        <Text as="p">{words.offlineText}</Text>
      </ConfirmModal>
    </Section>
  );
}
