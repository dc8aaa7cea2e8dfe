import { PlusIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import type { MultiplierForm } from '#app/modules/loyalty/earning/forms.ts';
import type { CollectionTitles } from '../../../merchants/collection-titles.server.ts';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Button, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { RuleEditor } from './rule-editor.tsx';
import type { ProgramEditor } from './use-program-editor.ts';

const newRule: MultiplierForm = { skus: [], tags: [], collections: [], factor: '2' };

/** Rules for some products, in the merchant's order. */
export function RulesCard({ editor, known }: { editor: ProgramEditor; known: CollectionTitles }) {
  const { rules: words } = useTexts().loyalty;
  const { form, change, generation } = editor;
  const rules = form.multipliers;
  // Picked collections keep their names while the page is open, saved or not.
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const titles = new Map([...Object.entries(known), ...picked]);
  const setRules = (multipliers: readonly MultiplierForm[]) => change({ multipliers });
  const swap = (from: number, to: number) => {
    const moved = [...rules];
    const [rule] = moved.splice(from, 1);
    if (rule) moved.splice(to, 0, rule);
    setRules(moved);
  };
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        {rules.length === 0 ? (
          <Text as="p" tone="subdued">
            {words.none}
          </Text>
        ) : (
          rules.map((rule, index) => (
            <RuleEditor
              // Rules have no name of their own: one that moves brings its text along through the form.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={`${generation}:${rules.length}:${index}`}
              rule={rule}
              index={index}
              last={index === rules.length - 1}
              editor={editor}
              titles={titles}
              onTitles={setPicked}
              onChange={(next) => setRules(rules.map((other, at) => (at === index ? next : other)))}
              onMove={(by) => swap(index, index + by)}
              onRemove={() => setRules(rules.filter((_, at) => at !== index))}
            />
          ))
        )}
        <InlineStack>
          <Button icon={PlusIcon} onClick={() => setRules([...rules, newRule])}>
            {words.add}
          </Button>
        </InlineStack>
      </BlockStack>
    </Section>
  );
}
