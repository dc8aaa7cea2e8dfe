import { type AttributeForm, emptySaid, maxOptions } from '#app/modules/reviews/settings/writing-form.ts';
import { BlockStack, Button, InlineError, InlineStack, Text, TextField } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { changedAt, without } from './attribute-list.ts';
import type { SettingsEditor } from './attributes-card.tsx';
import { SaidFields } from './said-fields.tsx';

interface Props {
  editor: SettingsEditor;
  index: number;
  count: number;
  attribute: AttributeForm;
  onChange: (attribute: AttributeForm) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One question: its words, the products that it is asked about, and its answers. */
export function AttributeFields({ editor, index, count, attribute, onChange, onMove, onRemove }: Props) {
  const { questions: words } = useTexts().reviewWriting;
  const path = `writing.attributes.${index}`;
  const name = attribute.label.every || words.untitled;
  const set = (part: Partial<AttributeForm>) => onChange({ ...attribute, ...part });
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h3" variant="headingSm">
          {name}
        </Text>
        <InlineStack gap="300">
          {index > 0 ? (
            <Button variant="plain" onClick={() => onMove(-1)} accessibilityLabel={`${words.up}: ${name}`}>
              {words.up}
            </Button>
          ) : null}
          {index < count - 1 ? (
            <Button variant="plain" onClick={() => onMove(1)} accessibilityLabel={`${words.down}: ${name}`}>
              {words.down}
            </Button>
          ) : null}
          <Button
            variant="plain"
            tone="critical"
            onClick={onRemove}
            accessibilityLabel={`${words.remove}: ${name}`}
          >
            {words.remove}
          </Button>
        </InlineStack>
      </InlineStack>
      <SaidFields
        editor={editor}
        path={`${path}.label`}
        label={words.label}
        said={attribute.label}
        onChange={(label) => set({ label })}
      />
      <TextField
        label={words.types}
        helpText={words.typesHelp}
        value={attribute.types}
        autoComplete="off"
        onChange={(types) => set({ types })}
        onBlur={() => editor.touch(`${path}.types`)}
        error={editor.errorOf(`${path}.types`)}
      />
      {attribute.kind === 'scale' ? (
        (['low', 'middle', 'high'] as const).map((end) => (
          <SaidFields
            key={end}
            editor={editor}
            path={`${path}.${end}`}
            label={words[end]}
            said={attribute[end]}
            onChange={(said) => set({ [end]: said })}
          />
        ))
      ) : (
        <Options editor={editor} path={`${path}.options`} attribute={attribute} onChange={onChange} />
      )}
    </BlockStack>
  );
}

interface OptionsProps {
  editor: SettingsEditor;
  path: string;
  attribute: AttributeForm;
  onChange: (attribute: AttributeForm) => void;
}

function Options({ editor, path, attribute, onChange }: OptionsProps) {
  const { questions: words } = useTexts().reviewWriting;
  const { options } = attribute;
  const set = (changed: AttributeForm['options']) => onChange({ ...attribute, options: changed });
  const error = editor.errorOf(path);
  return (
    <BlockStack gap="200">
      {options.map((option, at) => (
        <BlockStack key={option.id} gap="100" inlineAlign="stretch">
          <SaidFields
            editor={editor}
            path={`${path}.${at}.label`}
            label={words.answer(at + 1)}
            said={option.label}
            onChange={(label) => set(changedAt(options, at, { ...option, label }))}
          />
          {options.length > 2 ? (
            <InlineStack align="end">
              <Button
                variant="plain"
                onClick={() => set(without(options, at))}
                accessibilityLabel={`${words.removeAnswer}: ${option.label.every || words.answer(at + 1)}`}
              >
                {words.removeAnswer}
              </Button>
            </InlineStack>
          ) : null}
        </BlockStack>
      ))}
      {error ? <InlineError message={error} fieldID={path} /> : null}
      {options.length < maxOptions ? (
        <InlineStack>
          <Button onClick={() => set([...options, { id: `a-${freshName()}`, label: emptySaid }])}>
            {words.addAnswer}
          </Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}

/** For an id that was never used. */
export const freshName = (): string => crypto.randomUUID().slice(0, 13);
