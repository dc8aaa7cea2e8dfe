import { useFetcher } from '@remix-run/react';
import { type ReactNode, useCallback, useState } from 'react';
import type { FormAnswer } from '../forms/use-form-editor.ts';
import { ConfirmModal } from '../page/confirm-modal.tsx';
import { Section } from '../page/section.tsx';
import { useToast } from '../page/toast.ts';
import { Badge, BlockStack, Button, InlineError, InlineStack, Text } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';
import { useGrants } from './use-grants.ts';

export interface LiveWords {
  readonly offText: string;
  readonly onText: (since: string) => string;
  readonly wentLive: string;
  readonly wentOffline: string;
  readonly offlineText: string;
}

interface LiveCardProps {
  words: LiveWords;
  /** Takes `go-live` and `go-offline`. */
  action: string;
  liveSince: string | null;
  unsaved: boolean;
  /** Scopes that going live needs and that the merchant has not granted. */
  missing?: readonly string[];
  /** What the question before going offline says and asks beside its usual sentence. */
  leaving?: {
    readonly content: ReactNode;
    /** Sent along with `go-offline`. */
    readonly fields: Readonly<Record<string, string>>;
    readonly onAsk: () => void;
  };
  children?: ReactNode;
}

/** Whether an area is on, and the way there and back. */
export function LiveCard(props: LiveCardProps) {
  const { words, action, liveSince, unsaved, missing = [], leaving, children } = props;
  const { shared } = useTexts();
  const { live } = shared;
  const { data, state, submit } = useFetcher<FormAnswer>();
  const [asking, setAsking] = useState(false);
  const send = useCallback(
    (intent: 'go-live' | 'go-offline', fields: Readonly<Record<string, string>> = {}) =>
      submit({ intent, ...fields }, { method: 'post', action }),
    [submit, action],
  );
  const grants = useGrants(
    missing,
    useCallback(() => send('go-live'), [send]),
  );
  const said = useCallback(
    (answer: FormAnswer) =>
      'ok' in answer ? (answer.done === 'go-live' ? words.wentLive : words.wentOffline) : null,
    [words],
  );
  useToast(data, said);
  const on = liveSince !== null;
  const busy = state !== 'idle' || grants.state === 'asking' || grants.state === 'waiting';
  const names = missing.map((scope) => live.scopes[scope] ?? scope).join(', ');
  const refused = data && 'errors' in data && !busy ? live.refused : null;
  return (
    <Section
      title={live.title}
      id="live"
      aside={<Badge {...(on ? { tone: 'success' } : {})}>{on ? live.on : live.off}</Badge>}
    >
      <BlockStack gap="200">
        <Text as="p">{on ? words.onText(liveSince) : words.offText}</Text>
        {names !== '' ? (
          <Text as="p" tone="subdued">
            {live.access(names)}
          </Text>
        ) : null}
      </BlockStack>
      {children}
      <InlineStack gap="300" blockAlign="center">
        {on ? (
          <Button
            onClick={() => {
              leaving?.onAsk();
              setAsking(true);
            }}
          >
            {live.goOffline}
          </Button>
        ) : (
          <Button variant="primary" loading={busy} disabled={unsaved} onClick={grants.start}>
            {live.goLive}
          </Button>
        )}
        {!on && unsaved ? (
          <Text as="span" tone="subdued">
            {live.unsaved}
          </Text>
        ) : null}
        {grants.state === 'waiting' ? (
          <Text as="span" tone="subdued">
            {live.waiting}
          </Text>
        ) : null}
      </InlineStack>
      {grants.state === 'declined' ? <InlineError message={live.declined} fieldID="live" /> : null}
      {refused ? <InlineError message={refused} fieldID="live" /> : null}
      <ConfirmModal
        id="offline-modal"
        open={asking}
        title={live.offlineTitle}
        confirm={live.goOffline}
        cancel={shared.cancel}
        busy={busy}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          send('go-offline', leaving?.fields);
        }}
      >
        <BlockStack gap="300">
          <Text as="p">{words.offlineText}</Text>
          {leaving?.content}
        </BlockStack>
      </ConfirmModal>
    </Section>
  );
}
