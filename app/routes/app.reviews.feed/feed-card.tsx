import { useFetcher } from '@remix-run/react';
import { type ReactNode, useCallback, useState } from 'react';
import type { TokenPurpose } from '#app/modules/reviews/tokens/door.ts';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { useCopy } from '../../ui/page/use-copy.ts';
import { Banner, BlockStack, Button, InlineError, InlineStack, Text, TextField } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { type Texts, useTexts } from '../../ui/texts/texts.ts';
import type { FeedAnswer } from './route.tsx';
import type { FeedView, TokenView } from './view.server.ts';

type TokenWords = { readonly [Key in keyof Texts['reviewsMoved']['read']]: string };

const said = { make: 'made', rotate: 'rotated', revoke: 'revoked' } as const;

/** The feed's address, who fetched it, and whether there are enough reviews in it. */
export function FeedCard({ view }: { view: FeedView }) {
  const { feed: words } = useTexts().reviewsMoved;
  return (
    <TokenCard purpose="feed" token={view.feed} words={words}>
      <Banner tone={view.enough ? 'success' : 'info'}>
        {view.enough ? words.enough(view.reviews) : words.more(view.reviews)}
      </Banner>
    </TokenCard>
  );
}

interface TokenCardProps {
  purpose: TokenPurpose;
  token: TokenView | null;
  words: TokenWords;
  children?: ReactNode;
}

/** A secret that other programs read with: who did last, and the ways to make, replace and end it. */
export function TokenCard({ purpose, token, words, children }: TokenCardProps) {
  const { feed } = useTexts().reviewsMoved;
  const { data, state, submit } = useFetcher<FeedAnswer>();
  const [asked, setAsked] = useState<'rotate' | 'revoke' | null>(null);
  const send = (intent: 'make' | 'rotate' | 'revoke') =>
    submit({ intent, purpose }, { method: 'post', action: '/app/reviews/feed' });
  useToast(
    data,
    useCallback((answer: FeedAnswer) => ('done' in answer ? words[said[answer.done]] : null), [words]),
  );
  const busy = state !== 'idle';
  const refused = data !== undefined && 'refused' in data && !busy ? feed.refused[data.refused] : null;
  return (
    <Section title={words.section} about={words.about}>
      {children}
      {token === null ? (
        <EmptyState
          picture="calm"
          title={words.none}
          compact
          action={
            <Button variant="primary" loading={busy} onClick={() => send('make')}>
              {words.make}
            </Button>
          }
        >
          {words.noneText}
        </EmptyState>
      ) : (
        <Address token={token} words={words} busy={busy} onAsk={setAsked} />
      )}
      <Text as="p" tone="subdued">
        {words.how}
      </Text>
      {refused === null ? null : <InlineError message={refused} fieldID={purpose} />}
      <AskFirst
        id={`${purpose}-modal`}
        words={words}
        asked={asked}
        onClose={() => setAsked(null)}
        onConfirm={(intent) => {
          setAsked(null);
          send(intent);
        }}
      />
    </Section>
  );
}

interface AddressProps {
  token: TokenView;
  words: TokenWords;
  busy: boolean;
  onAsk: (what: 'rotate' | 'revoke') => void;
}

function Address({ token, words, busy, onAsk }: AddressProps) {
  const copy = useCopy(words.copied);
  return (
    <BlockStack gap="300">
      <TextField
        label={words.address}
        value={token.shown}
        readOnly
        selectTextOnFocus
        autoComplete="off"
        connectedRight={<Button onClick={() => copy(token.shown)}>{words.copy}</Button>}
      />
      <Text as="p">
        {words.lastRead}: {token.lastRead === null ? words.never : <Moment at={token.lastRead} />}
        {' · '}
        {words.created}: <Moment at={token.created} />
      </Text>
      <InlineStack gap="200">
        <Button loading={busy} onClick={() => onAsk('rotate')}>
          {words.rotate}
        </Button>
        <Button tone="critical" loading={busy} onClick={() => onAsk('revoke')}>
          {words.revoke}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

interface AskFirstProps {
  id: string;
  words: TokenWords;
  asked: 'rotate' | 'revoke' | null;
  onClose: () => void;
  onConfirm: (intent: 'rotate' | 'revoke') => void;
}

function AskFirst({ id, words, asked, onClose, onConfirm }: AskFirstProps) {
  const { shared } = useTexts();
  const revoking = asked === 'revoke';
  return (
    <ConfirmModal
      id={id}
      open={asked !== null}
      title={revoking ? words.revokeTitle : words.rotateTitle}
      confirm={revoking ? words.revoke : words.rotate}
      cancel={shared.cancel}
      critical
      onClose={onClose}
      onConfirm={() => (asked === null ? undefined : onConfirm(asked))}
    >
      <Text as="p">{revoking ? words.revokeText : words.rotateText}</Text>
    </ConfirmModal>
  );
}
