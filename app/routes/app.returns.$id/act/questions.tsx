import { useState } from 'react';
import { ConfirmModal } from '../../../ui/page/confirm-modal.tsx';
import { BlockStack, Select, Text, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ReturnView } from '../view/view.server.ts';
import type { Send } from './use-acting.ts';

export type Asking = 'decline' | 'cancel' | 'settle' | null;

const declineReasons = ['OTHER', 'FINAL_SALE', 'RETURN_PERIOD_ENDED'] as const;

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
  const [reason, setReason] = useState<string>('OTHER');
  const [note, setNote] = useState('');
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
        onConfirm={() => onSend({ intent: 'decline', reason, note })}
        {...common}
      >
        <BlockStack gap="400">
          <Select
            label={words.declineReason}
            options={declineReasons.map((value) => ({ value, label: returns.decline[value] }))}
            value={reason}
            onChange={setReason}
          />
          <TextField
            label={words.declineNote}
            value={note}
            onChange={setNote}
            multiline={3}
            maxLength={500}
            autoComplete="off"
          />
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
