import { PlusIcon } from '@shopify/polaris-icons';
import { useId, useState } from 'react';
import type { Reason } from '#app/modules/returns/policy/policy.ts';
import { RowButtons } from '../../../ui/forms/row-buttons.tsx';
import {
  BlockStack,
  Button,
  Collapsible,
  InlineGrid,
  InlineStack,
  Select,
  Text,
  TextField,
} from '../../../ui/polaris.ts';
import type { Texts } from '../../../ui/texts/texts.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { ReasonDetails } from './reason-details.tsx';
import { deepest, type PlacedReason } from './reason-list.ts';
import styles from './reasons.module.css';

export interface ReasonRowProps {
  placed: PlacedReason;
  /** Its number in the tree: "2.1". */
  number: string;
  errorOf: (part: string) => string | undefined;
  touch: (part: string) => void;
  onChange: (reason: Reason) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  onAddUnder: () => void;
}

/** One reason: its words, what it is called in Shopify, and what is asked for with it. */
export function ReasonRow(props: ReasonRowProps) {
  const { placed, number, errorOf, touch, onChange, onMove, onRemove, onAddUnder } = props;
  const { reason, depth, first, last, leads } = placed;
  const { reasons: words } = useTexts().policy;
  const [open, setOpen] = useState(false);
  const details = useId();
  const called = reason.label || words.reason(number);
  const asks = askedInShort(reason, words);
  // A handle that only this shop uses stays what it is.
  const handles: Readonly<Record<string, string>> = {
    ...words.handles,
    [reason.shopify]: words.handles[reason.shopify] ?? reason.shopify,
  };
  return (
    <li className={styles.reason} style={{ marginInlineStart: `calc(var(--p-space-600) * ${depth})` }}>
      <BlockStack gap="200">
        <InlineGrid columns={{ xs: 1, sm: ['twoThirds', 'oneThird'] }} gap="300">
          <TextField
            label={words.reason(number)}
            value={reason.label}
            onChange={(label) => onChange({ ...reason, label })}
            onBlur={() => touch('label')}
            error={errorOf('label')}
            maxLength={100}
            autoComplete="off"
            connectedRight={
              <RowButtons
                labels={{ up: words.up(called), down: words.down(called), remove: words.remove(called) }}
                first={first}
                last={last}
                onMove={onMove}
                onRemove={onRemove}
              />
            }
          />
          <Select
            label={words.shopify}
            options={Object.entries(handles).map(([value, label]) => ({ value, label }))}
            value={reason.shopify}
            onChange={(shopify) => onChange({ ...reason, shopify })}
          />
        </InlineGrid>
        <InlineStack gap="300" blockAlign="center">
          {leads ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {words.leads}
            </Text>
          ) : (
            <Button
              variant="plain"
              disclosure={open ? 'up' : 'down'}
              ariaExpanded={open}
              ariaControls={details}
              accessibilityLabel={words.detailsLabel(asks, called)}
              onClick={() => setOpen(!open)}
            >
              {asks}
            </Button>
          )}
          {depth < deepest ? (
            <Button
              variant="plain"
              icon={PlusIcon}
              accessibilityLabel={words.addUnderLabel(called)}
              onClick={onAddUnder}
            >
              {words.addUnder}
            </Button>
          ) : null}
        </InlineStack>
        {leads ? null : (
          <Collapsible id={details} open={open} transition={false}>
            {open ? (
              <ReasonDetails reason={reason} errorOf={errorOf} touch={touch} onChange={onChange} />
            ) : null}
          </Collapsible>
        )}
      </BlockStack>
    </li>
  );
}

/** "Asks for photos, a note, 2 questions" */
function askedInShort(reason: Reason, words: Texts['policy']['reasons']): string {
  const asked = [
    words.photoShort[reason.photo],
    words.noteShort[reason.note],
    reason.questions.length > 0 ? words.questions(reason.questions.length) : '',
  ].filter((part) => part !== '');
  return asked.length === 0 ? words.asksNothing : `${words.asks} ${asked.join(', ')}`;
}
