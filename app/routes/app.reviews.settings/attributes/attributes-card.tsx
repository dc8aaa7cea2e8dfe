import { useState } from 'react';
import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import { type AttributeForm, maxAttributes } from '#app/modules/reviews/settings/writing-form.ts';
import type { FormEditor } from '../../../ui/forms/use-form-editor.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Button, Divider, InlineError, InlineStack, Select, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { AttributeFields, freshName } from './attribute-fields.tsx';
import { type Attributes, changedAt, moved, newAttribute, without } from './attribute-list.ts';

export type SettingsEditor = FormEditor<SettingsForm>;

const kinds = ['scale', 'choice'] as const;

/** The merchant's own questions about products, in the order in which they are asked. */
export function AttributesCard({ editor }: { editor: SettingsEditor }) {
  const { questions: words } = useTexts().reviewWriting;
  const [kind, setKind] = useState<AttributeForm['kind']>('scale');
  const { writing } = editor.form;
  const { attributes } = writing;
  const set = (changed: Attributes) => editor.change({ writing: { ...writing, attributes: changed } });
  const error = editor.errorOf('writing.attributes');
  return (
    <Section title={words.title} about={words.about} id="attributes">
      <BlockStack gap="400">
        {attributes.length === 0 ? (
          <Text as="p" tone="subdued">
            {words.none}
          </Text>
        ) : null}
        {attributes.map((attribute, index) => (
          <BlockStack key={attribute.id} gap="400">
            <AttributeFields
              {...{ editor, index, attribute }}
              count={attributes.length}
              onChange={(changed) => set(changedAt(attributes, index, changed))}
              onMove={(by) => set(moved(attributes, index, by))}
              onRemove={() => set(without(attributes, index))}
            />
            <Divider />
          </BlockStack>
        ))}
        {error ? <InlineError message={error} fieldID="attributes" /> : null}
        {attributes.length < maxAttributes ? (
          <InlineStack gap="200" blockAlign="end">
            <Select
              label={words.addLabel}
              options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
              value={kind}
              onChange={(value) => setKind(kinds.find((known) => known === value) ?? 'scale')}
            />
            <Button onClick={() => set([...attributes, newAttribute(kind, freshName)])}>{words.add}</Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Section>
  );
}
