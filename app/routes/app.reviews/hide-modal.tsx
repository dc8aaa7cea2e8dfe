import { useState } from 'react';
import { type HideReason, hideReasons } from '#app/modules/reviews/review.ts';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { BlockStack, Select, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

interface HideModalProps {
  id: string;
  open: boolean;
  title: string;
  /** What hiding comes to. */
  text: string;
  busy: boolean;
  onHide: (reason: HideReason) => void;
  onClose: () => void;
}

/** Asks why something is hidden: for one of the reasons there are, none of which is about stars. */
export function HideModal({ id, open, title, text, busy, onHide, onClose }: HideModalProps) {
  const { reviews: words, shared } = useTexts();
  const [reason, setReason] = useState<HideReason>('spam');
  return (
    <ConfirmModal
      id={id}
      open={open}
      title={title}
      confirm={words.hide}
      cancel={shared.cancel}
      critical
      busy={busy}
      onConfirm={() => onHide(reason)}
      onClose={onClose}
    >
      <BlockStack gap="400">
        <Text as="p">{text}</Text>
        <Select
          label={words.hideReason}
          options={hideReasons.map((value) => ({ value, label: words.reasons[value] }))}
          value={reason}
          onChange={(value) => setReason(hideReasons.find((known) => known === value) ?? 'spam')}
        />
      </BlockStack>
    </ConfirmModal>
  );
}
