import { useState } from 'react';
import { ConfirmModal } from '../../../ui/page/confirm-modal.tsx';
import { BlockStack, Text } from '../../../ui/polaris.ts';
import { DeclineFields, declining } from '../../../ui/returns/decline-fields.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ReturnView } from '../view/view.server.ts';
import type { Send } from './use-acting.ts';

export type Asking = 'decline' | 'cancel' | 'settle' | null;

interface QuestionsProps {
  view: ReturnView;
  asking: Asking;
  busy: boolean;
  onClose: () => void;
  onSend: Send;
}

/** Asked once more before something that weighs. */
export function Questions({ view, asking, busy, onClose, onSend }: QuestionsProps) {
  const { shared, returns } = useTexts();
  const { actions: words } = returns;
  const [why, setWhy] = useState(declining);
  const common = { cancel: shared.cancel, busy, onClose };
  return (
    <>
      <ConfirmModal
        id="settle-modal"
        open={asking === 'settle'}
        title={words.settleTitle}
        confirm={words.settle}
        onConfirm={() => onSend({ intent: 'settle' })}
        {...common}
      >
        <Text as="p">{view.settles.text}</Text>
      </ConfirmModal>
      <ConfirmModal
        id="decline-modal"
        open={asking === 'decline'}
        title={words.declineTitle}
        confirm={words.decline}
        critical
        onConfirm={() => onSend({ intent: 'decline', ...why })}
        {...common}
      >
        <BlockStack gap="400">
          <DeclineFields value={why} onChange={setWhy} />
        </BlockStack>
      </ConfirmModal>
      <ConfirmModal
        id="cancel-modal"
        open={asking === 'cancel'}
        title={words.cancelTitle}
        confirm={words.cancel}
        critical
        onConfirm={() => onSend({ intent: 'cancel' })}
        {...common}
      >
        <Text as="p">{words.cancelText}</Text>
      </ConfirmModal>
    </>
  );
}
