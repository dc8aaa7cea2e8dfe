import { useFetcher } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { useCopy } from '../../ui/page/use-copy.ts';
import { Banner, BlockStack, Button, InlineError, InlineStack, Text, TextField } from '../../ui/polaris.ts';
import { Moment } from '../../ui/print/moment.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { FeedAnswer } from './route.tsx';
import type { FeedView } from './view.server.ts';

const said = { make: 'made', rotate: 'rotated', revoke: 'revoked' } as const;

/** The feed's address, who fetched it, and whether there are enough reviews in it. */
export function FeedCard({ view }: { view: FeedView }) {
  const { feed: words } = useTexts().reviewsMoved;
  const { data, state, submit } = useFetcher<FeedAnswer>();
  const [asked, setAsked] = useState<'rotate' | 'revoke' | null>(null);
  const send = (intent: 'make' | 'rotate' | 'revoke') =>
    submit({ intent }, { method: 'post', action: '/app/reviews/feed' });
  useToast(
    data,
    useCallback((answer: FeedAnswer) => ('done' in answer ? words[said[answer.done]] : null), [words]),
  );
  const busy = state !== 'idle';
  const refused = data !== undefined && 'refused' in data && !busy ? words.refused[data.refused] : null;
  return (
    <Section title={words.section} about={words.about}>
      <Banner tone={view.enough ? 'success' : 'info'}>
        {view.enough ? words.enough(view.reviews) : words.more(view.reviews)}
      </Banner>
      {view.address === null ? (
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
        <Address view={view} address={view.address} busy={busy} onAsk={setAsked} />
      )}
      <Text as="p" tone="subdued">
        {words.how}
      </Text>
      {refused === null ? null : <InlineError message={refused} fieldID="feed" />}
      <AskFirst
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
  view: FeedView;
  address: string;
  busy: boolean;
  onAsk: (what: 'rotate' | 'revoke') => void;
}

function Address({ view, address, busy, onAsk }: AddressProps) {
  const { feed: words } = useTexts().reviewsMoved;
  const copy = useCopy(words.copied);
  return (
    <BlockStack gap="300">
      <TextField
        label={words.address}
        value={address}
        readOnly
        selectTextOnFocus
        autoComplete="off"
        connectedRight={<Button onClick={() => copy(address)}>{words.copy}</Button>}
      />
      <Text as="p">
        {words.lastRead}: {view.lastRead === null ? words.never : <Moment at={view.lastRead} />}
        {view.created === null ? null : (
          <>
            {' · '}
            {words.created}: <Moment at={view.created} />
          </>
        )}
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
  asked: 'rotate' | 'revoke' | null;
  onClose: () => void;
  onConfirm: (intent: 'rotate' | 'revoke') => void;
}

function AskFirst({ asked, onClose, onConfirm }: AskFirstProps) {
  const { reviewsMoved, shared } = useTexts();
  const { feed: words } = reviewsMoved;
  const revoking = asked === 'revoke';
  return (
    <ConfirmModal
      id="feed-modal"
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
