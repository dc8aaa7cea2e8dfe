import { useState } from 'react';
import { adjustmentReasons } from '#app/modules/loyalty/adjusting/reasons.ts';
import { ConfirmModal } from '../../../ui/page/confirm-modal.tsx';
import {
  BlockStack,
  Button,
  ButtonGroup,
  InlineStack,
  Select,
  Text,
  TextField,
} from '../../../ui/polaris.ts';
import { type Texts, useTexts } from '../../../ui/texts/texts.ts';
import { type Direction, type Outlook, outlookOf } from './outlook.ts';
import type { Adjusting } from './use-adjusting.ts';
import type { AdjustingView } from './view.server.ts';

interface AdjustModalProps {
  view: AdjustingView;
  adjusting: Adjusting;
  onClose: () => void;
}

/** The question: give or take, how many and why; what it is worth and leads to stands beside the number. */
export function AdjustModal({ view, adjusting, onClose }: AdjustModalProps) {
  const texts = useTexts();
  const { adjusting: words, shared } = texts;
  const [direction, setDirection] = useState<Direction>('give');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<string>(adjustmentReasons[0]);
  const [note, setNote] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const outlook = outlookOf(view, direction, typed);
  const wrong = problemIn(outlook, view, texts);
  // What was refused before this question was opened is not said again.
  const said = wrong === null ? (tried ? adjusting.wrong : null) : tried || outlook !== null ? wrong : null;
  return (
    <ConfirmModal
      id="adjust-modal"
      open
      title={words.title}
      confirm={direction === 'give' ? words.confirmGive : words.confirmTake}
      cancel={shared.cancel}
      busy={adjusting.busy}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (wrong === null && !adjusting.busy)
          adjusting.adjust({ direction, points: typed.trim(), reason, note, key });
      }}
    >
      <BlockStack gap="400">
        <DirectionChoice direction={direction} onChange={setDirection} />
        <TextField
          label={words.amount}
          value={typed}
          onChange={setTyped}
          maxLength={9}
          inputMode="numeric"
          autoComplete="off"
          autoFocus
          {...(said === null ? {} : { error: said })}
          helpText={helpFor(outlook, view, texts)}
        />
        <Outcome view={view} outlook={outlook} />
        <Select
          label={words.reason}
          options={adjustmentReasons.map((value) => ({ value, label: words.reasons[value] }))}
          value={reason}
          onChange={setReason}
        />
        <TextField
          label={words.note}
          value={note}
          onChange={setNote}
          maxLength={500}
          multiline={2}
          helpText={words.noteHelp}
          autoComplete="off"
        />
      </BlockStack>
    </ConfirmModal>
  );
}

function Outcome({ view, outlook }: { view: AdjustingView; outlook: Outlook | null }) {
  const { adjusting: words, shared } = useTexts();
  const before = outlook?.before ?? Number(view.available).toLocaleString('en');
  const changes = outlook !== null && outlook.beyond === null;
  return (
    <BlockStack gap="050">
      <InlineStack align="space-between">
        <Text as="span">{words.balance}</Text>
        <Text as="span" fontWeight="semibold">
          <span role="status">{changes ? words.change(before, outlook.after) : before}</span>
        </Text>
      </InlineStack>
      {changes && outlook.repays !== null ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {words.repays(shared.points(outlook.repays))}
        </Text>
      ) : null}
    </BlockStack>
  );
}

function DirectionChoice({
  direction,
  onChange,
}: {
  direction: Direction;
  onChange: (direction: Direction) => void;
}) {
  const { adjusting: words } = useTexts();
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <Text as="span" visuallyHidden>
        <legend>{words.direction}</legend>
      </Text>
      <ButtonGroup variant="segmented" fullWidth>
        <Button pressed={direction === 'give'} onClick={() => onChange('give')}>
          {words.give}
        </Button>
        <Button pressed={direction === 'take'} onClick={() => onChange('take')}>
          {words.take}
        </Button>
      </ButtonGroup>
    </fieldset>
  );
}

/** Why it cannot be asked for like this; null: it can. */
function problemIn(outlook: Outlook | null, view: AdjustingView, texts: Texts): string | null {
  const { refused: words } = texts.adjusting;
  if (outlook === null) return words['bad-input'];
  if (outlook.beyond === 'available')
    return words['insufficient-points'](texts.shared.points(outlook.before));
  return outlook.beyond === 'limit' ? words['limit-reached'](texts.shared.points(view.limit ?? '0')) : null;
}

/** What the number is worth; before there is one, how high it may be. */
function helpFor(outlook: Outlook | null, view: AdjustingView, texts: Texts): string | undefined {
  const { adjusting: words, shared } = texts;
  if (outlook === null) return view.limit === null ? undefined : words.limit(shared.points(view.limit));
  const worth = words.worth(shared.points(outlook.amount), outlook.worth);
  return view.worth.assumed ? `${worth} (${words.worthAssumed})` : worth;
}
