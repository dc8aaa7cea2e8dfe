import { useState } from 'react';
import { ConfirmModal } from '../../../ui/page/confirm-modal.tsx';
import { BlockStack, ChoiceList, InlineError, Select, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { TierView } from './view.server.ts';

/** `until`: a day, or empty for good. */
export type AskedTier = { readonly level: string; readonly until: string; readonly reason: string };

interface TierModalProps {
  hand: NonNullable<TierView['hand']>;
  errors: Readonly<Record<string, string>>;
  busy: boolean;
  onAsk: (asked: AskedTier) => void;
  onClose: () => void;
}

const longestReason = 500;
const lengths = ['good', 'day'] as const;

/** Which tier, how long and why. */
export function TierModal({ hand, errors, busy, onAsk, onClose }: TierModalProps) {
  const { tiers, shared } = useTexts();
  const { set: words } = tiers;
  const [level, setLevel] = useState(hand.levels.at(-1)?.value ?? '');
  const [length, setLength] = useState<(typeof lengths)[number]>('good');
  const [day, setDay] = useState(hand.today);
  const [reason, setReason] = useState('');
  const errorOf = (field: string) => (errors[field] ? { error: errors[field] } : {});
  return (
    <ConfirmModal
      id="tier-modal"
      open
      title={words.title}
      confirm={words.open}
      cancel={shared.cancel}
      busy={busy}
      onClose={onClose}
      onConfirm={() => {
        if (!busy) onAsk({ level, until: length === 'day' ? day : '', reason });
      }}
    >
      <BlockStack gap="400">
        <Select
          label={words.level}
          options={[...hand.levels]}
          value={level}
          onChange={setLevel}
          {...errorOf('level')}
        />
        <ChoiceList
          title={words.until}
          choices={[
            { value: 'good', label: words.forGood },
            { value: 'day', label: words.untilDay },
          ]}
          selected={[length]}
          onChange={([chosen]) => setLength(lengths.find((known) => known === chosen) ?? 'good')}
        />
        {length === 'day' ? (
          <TextField
            label={words.day}
            type="date"
            min={hand.today}
            value={day}
            onChange={setDay}
            autoComplete="off"
            {...errorOf('until')}
          />
        ) : null}
        <TextField
          label={words.reason}
          helpText={words.reasonHelp}
          value={reason}
          onChange={setReason}
          multiline={2}
          maxLength={longestReason}
          autoComplete="off"
          {...errorOf('reason')}
        />
        {errors.form ? <InlineError message={errors.form} fieldID="tier-form" /> : null}
      </BlockStack>
    </ConfirmModal>
  );
}
