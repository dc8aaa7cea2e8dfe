import { useState } from 'react';
import { type HideReason, hideReasons } from '#app/modules/reviews/review.ts';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { BlockStack, Select, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { QuestionDesk } from './use-questions.ts';

/** Asks why a question or an answer is hidden. */
export function HideModal({ desk }: { desk: QuestionDesk }) {
  const { reviews, reviewQuestions: words, shared } = useTexts();
  const [reason, setReason] = useState<HideReason>('spam');
  const ofAnswer = desk.hiding !== null && desk.hiding.answer !== null;
  return (
    <ConfirmModal
      id="hide-question"
      open={desk.hiding !== null}
      title={ofAnswer ? words.hideAnswerTitle : words.hideTitle}
      confirm={words.hide}
      cancel={shared.cancel}
      critical
      busy={desk.busy}
      onConfirm={() => desk.hide(reason)}
      onClose={() => desk.setHiding(null)}
    >
      <BlockStack gap="400">
        <Text as="p">{ofAnswer ? words.hideAnswerText : words.hideText}</Text>
        <Select
          label={reviews.hideReason}
          options={hideReasons.map((value) => ({ value, label: reviews.reasons[value] }))}
          value={reason}
          onChange={(value) => setReason(hideReasons.find((known) => known === value) ?? 'spam')}
        />
      </BlockStack>
    </ConfirmModal>
  );
}
