import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { parseAmount } from '#app/modules/loyalty/adjusting/asked.ts';
import { adjustmentReasons } from '#app/modules/loyalty/adjusting/reasons.ts';
import { useWorkedOut } from '../../ui/forms/use-worked-out.ts';
import { ConfirmModal } from '../../ui/page/confirm-modal.tsx';
import { useToast } from '../../ui/page/toast.ts';
import { BlockStack, InlineError, InlineGrid, Select, Text, TextField } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { GivePreview } from '../app.loyalty_.members_.preview.ts';
import type { GiveAnswer } from './decide.server.ts';
import type { MembersAddress } from './query.ts';

interface GiveModalProps {
  /** The chosen ones; none: all that match the address. */
  chosen: readonly string[];
  asked: MembersAddress;
  onClose: () => void;
  onDone: () => void;
}

const address = '/app/loyalty/members';
const pauseMs = 300;

/** The question before points for many: how many each and why; whom it reaches and what it costs stands below. */
export function GiveModal({ chosen, asked, onClose, onDone }: GiveModalProps) {
  const { members, adjusting, shared } = useTexts();
  const words = members.give;
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<string>('promotion');
  const [key] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const { data: answer, state, submit } = useFetcher<GiveAnswer>();
  const valid = parseAmount(typed.trim()) !== null;
  const fields = whomFields(chosen, asked, typed.trim());
  const preview = useWorkedOut<GivePreview>(`${address}/preview`, valid ? fields : undefined, pauseMs);
  const counted = valid && !preview.waiting ? preview.data : undefined;
  useToast(
    answer,
    useCallback((one: GiveAnswer) => ('done' in one ? words.started : null), [words]),
  );
  const done = answer !== undefined && 'done' in answer && state === 'idle';
  useEffect(() => {
    if (done) onDone();
  });
  return (
    <ConfirmModal
      id="give-modal"
      open
      title={chosen.length === 0 ? words.allTitle : words.chosenTitle(chosen.length)}
      confirm={words.confirm}
      cancel={shared.cancel}
      busy={state !== 'idle'}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (state === 'idle' && counted !== undefined && !('refused' in counted) && !counted.none)
          submit({ intent: 'give-points', ...fields, reason, key }, { method: 'post', action: address });
      }}
    >
      <BlockStack gap="400">
        <TextField
          label={words.points}
          value={typed}
          onChange={setTyped}
          maxLength={9}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          {...(!valid && (tried || typed !== '') ? { error: words.wrong } : {})}
        />
        <Select
          label={words.reason}
          options={adjustmentReasons.map((value) => ({ value, label: adjusting.reasons[value] }))}
          value={reason}
          onChange={setReason}
        />
        <Reach counted={counted} counting={valid && preview.waiting} />
        <Refusal answer={state === 'idle' ? answer : undefined} />
        <Text as="p" variant="bodySm" tone="subdued">
          {words.explain}
        </Text>
      </BlockStack>
    </ConfirmModal>
  );
}

function whomFields(
  chosen: readonly string[],
  asked: MembersAddress,
  points: string,
): Record<string, string> {
  const { q, atleast, expiring, owing, level } = asked;
  return {
    ...{ customers: chosen.join(','), points, q },
    ...{ atleast: atleast ?? '', expiring: expiring ?? '', owing: owing ?? '', level: level ?? '' },
  };
}

function Reach({ counted, counting }: { counted: GivePreview | undefined; counting: boolean }) {
  const { give: words, none } = useTexts().members;
  if (counted !== undefined && 'refused' in counted)
    return (
      <InlineError
        fieldID="give-reach"
        message={counted.why === null ? words.refused['bad-input'] : words.refused[counted.why]}
      />
    );
  const figures = [
    [words.members, counted?.members],
    [words.total, counted?.points],
    [words.cost, counted?.worth],
  ] as const;
  return (
    <div role="status" aria-busy={counting}>
      <InlineGrid columns={3} gap="300">
        {figures.map(([label, value]) => (
          <BlockStack key={label} gap="050">
            <Text as="p" variant="bodySm" tone="subdued">
              {label}
            </Text>
            <Text as="p" variant="headingMd">
              {value ?? none}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
      {counting || counted?.capped || counted?.none ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {counting ? words.counting : counted?.none ? words.nobody : words.capped}
        </Text>
      ) : null}
    </div>
  );
}

function Refusal({ answer }: { answer: GiveAnswer | undefined }) {
  const { refused: words } = useTexts().members.give;
  if (answer === undefined || !('refused' in answer)) return null;
  return <InlineError fieldID="give-points" message={words[answer.why ?? answer.refused]} />;
}
