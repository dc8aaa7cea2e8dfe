import type { Place } from '#app/modules/returns/policy/policy.ts';
import { BlockStack, InlineGrid, Select, TextField } from '../../../ui/polaris.ts';
import { useRuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { FieldsOf } from './action-fields.tsx';
import { Choice } from './choice-fields.tsx';

export function DeclineFields({ action, errorOf, touch, onChange }: FieldsOf<'decline'>) {
  const { policy, returns } = useTexts();
  const { fields: words } = policy.rules;
  return (
    <BlockStack gap="300">
      <Choice
        label={words.declineReason}
        options={returns.decline}
        value={action.reason}
        onChange={(reason) => onChange({ ...action, reason })}
      />
      <TextField
        label={words.declineNote}
        value={action.note}
        onChange={(note) => onChange({ ...action, note })}
        onBlur={() => touch('note')}
        error={errorOf('note')}
        maxLength={500}
        multiline={2}
        autoComplete="off"
      />
    </BlockStack>
  );
}

export function PlaceFields({ action, errorOf, touch, onChange }: FieldsOf<'send-to'>) {
  return (
    <PlaceChoice
      place={action.to}
      error={errorOf('to.address')}
      onBlur={() => touch('to.address')}
      onChange={(to) => onChange({ ...action, to })}
    />
  );
}

interface PlaceChoiceProps {
  place: Place;
  error: string | undefined;
  onBlur: () => void;
  onChange: (place: Place) => void;
}

/** Where a parcel goes, and where what it holds is on stock again. */
export function PlaceChoice({ place, error, onBlur, onChange }: PlaceChoiceProps) {
  const { fields: words } = useTexts().policy.rules;
  const { locations } = useRuleContext();
  const chosen = place.locationId;
  const known = chosen === null || locations.some(({ value }) => value === chosen);
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300" alignItems="start">
      <TextField
        label={words.address}
        helpText={words.addressHelp}
        value={place.address}
        onChange={(address) => onChange({ ...place, address })}
        onBlur={onBlur}
        error={error}
        maxLength={500}
        multiline={3}
        autoComplete="off"
      />
      <Select
        label={words.location}
        options={[
          { value: '', label: words.origin },
          ...locations,
          ...(known ? [] : [{ value: chosen, label: chosen }]),
        ]}
        value={chosen ?? ''}
        onChange={(value) => onChange({ ...place, locationId: value === '' ? null : value })}
      />
    </InlineGrid>
  );
}
