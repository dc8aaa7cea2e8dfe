import { BlockStack, InlineError, InlineStack, Select, Tag, Text } from '../../polaris.ts';

interface ChosenFieldProps {
  /** Says what the list adds to, to those who cannot see where it stands. */
  label: string;
  add: string;
  none: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  chosen: readonly string[];
  error: string | undefined;
  onChange: (chosen: readonly string[]) => void;
}

/** Some of many: added from a list, taken out one by one. What is chosen and no longer in the list stays. */
export function ChosenField({ label, add, none, choices, chosen, error, onChange }: ChosenFieldProps) {
  const labelOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? value;
  const others = choices.filter(({ value }) => !chosen.includes(value));
  return (
    <BlockStack gap="200">
      {chosen.length === 0 ? (
        <Text as="span" tone="subdued">
          {none}
        </Text>
      ) : (
        <InlineStack gap="100">
          {chosen.map((value) => (
            <Tag key={value} onRemove={() => onChange(chosen.filter((other) => other !== value))}>
              {labelOf(value)}
            </Tag>
          ))}
        </InlineStack>
      )}
      <Select
        label={label}
        labelHidden
        placeholder={add}
        disabled={others.length === 0}
        options={[...others]}
        value=""
        onChange={(value) => onChange([...chosen, value])}
      />
      {error ? <InlineError message={error} fieldID={label} /> : null}
    </BlockStack>
  );
}
