import { useFetcher } from '@remix-run/react';
import { type ReactNode, useCallback, useState } from 'react';
import { useMay } from '../../ui/page/allowed.tsx';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { Banner, BlockStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MessagesAnswer } from './decide.server.ts';
import { messagesAddress } from './messages-address.ts';

/** Stops all sends after a question, and lets them go on. */
export function usePause() {
  const { pause: words } = useTexts().messages;
  const { data, state, submit } = useFetcher<MessagesAnswer>();
  const [asking, setAsking] = useState(false);
  useToast(
    data,
    useCallback(
      (answer: MessagesAnswer) =>
        'ok' in answer ? (answer.done === 'pause' ? words.done : words.resumed) : null,
      [words],
    ),
  );
  const send = (intent: 'pause' | 'resume') => {
    setAsking(false);
    submit({ intent }, { method: 'post', action: messagesAddress });
  };
  return { busy: state !== 'idle', asking, setAsking, send };
}

export type Pause = ReturnType<typeof usePause>;

export function PauseModal({ pause }: { pause: Pause }) {
  const { messages, shared } = useTexts();
  const { pause: words } = messages;
  return (
    <ConfirmModal
      id="pause-modal"
      open={pause.asking}
      title={words.title}
      confirm={words.action}
      cancel={shared.cancel}
      busy={pause.busy}
      onClose={() => pause.setAsking(false)}
      onConfirm={() => pause.send('pause')}
    >
      <Text as="p">{words.text}</Text>
    </ConfirmModal>
  );
}

interface PausedBannerProps {
  since: string;
  pause: Pick<Pause, 'busy' | 'send'>;
  /** What else needs attention. */
  children?: ReactNode;
}

/** Says that nothing goes out, with the way on. */
export function PausedBanner({ since, pause, children }: PausedBannerProps) {
  const { pause: words } = useTexts().messages;
  return (
    <Banner
      tone="warning"
      title={words.paused(since)}
      {...(useMay('publish')
        ? { action: { content: words.resume, loading: pause.busy, onAction: () => pause.send('resume') } }
        : {})}
    >
      <BlockStack gap="200">
        <Text as="p">{words.waits}</Text>
        {children}
      </BlockStack>
    </Banner>
  );
}
