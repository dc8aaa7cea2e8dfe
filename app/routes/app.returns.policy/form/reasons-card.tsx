import { PlusIcon } from '@shopify/polaris-icons';
import type { PolicyForm } from '#app/modules/returns/policy/forms.ts';
import { moved } from '../../../ui/forms/moved.ts';
import { RowButtons } from '../../../ui/forms/row-buttons.tsx';
import { Section } from '../../../ui/page/section.tsx';
import {
  BlockStack,
  Box,
  Button,
  InlineError,
  InlineGrid,
  InlineStack,
  Select,
  TextField,
} from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PolicyEditor } from './editor.ts';

type Reason = PolicyForm['reasons'][number];

/** What customers give as their reason, and what it is called in Shopify. */
export function ReasonsCard({ editor }: { editor: PolicyEditor }) {
  const { reasons: words } = useTexts().policy;
  const { form, change, errorOf } = editor;
  const { reasons } = form;
  const setReasons = (next: readonly Reason[]) => change({ reasons: next });
  const remove = (id: string) => {
    const without = (names: readonly string[]) => names.filter((name) => name !== id);
    change({
      reasons: reasons.filter((reason) => reason.id !== id),
      waivedFor: without(form.waivedFor),
      finalSale: { ...form.finalSale, overriddenBy: without(form.finalSale.overriddenBy) },
    });
  };
  const wrong = errorOf('reasons');
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        {reasons.map((reason, index) => (
          <ReasonRow
            key={reason.id}
            reason={reason}
            index={index}
            last={index === reasons.length - 1}
            editor={editor}
            onChange={(next) => setReasons(reasons.map((other, at) => (at === index ? next : other)))}
            onMove={(by) => setReasons(moved(reasons, index, index + by))}
            onRemove={() => remove(reason.id)}
          />
        ))}
        {wrong ? <InlineError message={wrong} fieldID="reasons" /> : null}
        <InlineStack>
          <Button icon={PlusIcon} onClick={() => setReasons([...reasons, newReason(reasons)])}>
            {words.add}
          </Button>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}

interface ReasonRowProps {
  reason: Reason;
  index: number;
  last: boolean;
  editor: PolicyEditor;
  onChange: (reason: Reason) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function ReasonRow({ reason, index, last, editor, onChange, onMove, onRemove }: ReasonRowProps) {
  const { reasons: words } = useTexts().policy;
  const { touch, errorOf } = editor;
  const path = `reasons.${index}.label`;
  // A handle that only this shop uses stays what it is.
  const handles: Readonly<Record<string, string>> = {
    ...words.handles,
    [reason.shopify]: words.handles[reason.shopify] ?? reason.shopify,
  };
  return (
    <Box padding="300" borderWidth="025" borderColor="border" borderRadius="200">
      <InlineGrid columns={{ xs: 1, sm: ['twoThirds', 'oneThird'] }} gap="300">
        <TextField
          label={words.reason(index + 1)}
          value={reason.label}
          onChange={(label) => onChange({ ...reason, label })}
          onBlur={() => touch(path)}
          error={errorOf(path)}
          maxLength={100}
          autoComplete="off"
          connectedRight={
            <RowButtons
              labels={{
                up: words.up(index + 1),
                down: words.down(index + 1),
                remove: words.remove(index + 1),
              }}
              first={index === 0}
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
    </Box>
  );
}

/** Returns keep a reason by its id, so a new one never takes that of another. */
function newReason(reasons: readonly Reason[]): Reason {
  let number = reasons.length + 1;
  while (reasons.some(({ id }) => id === `reason-${number}`)) number += 1;
  return { id: `reason-${number}`, label: '', shopify: 'other' };
}
