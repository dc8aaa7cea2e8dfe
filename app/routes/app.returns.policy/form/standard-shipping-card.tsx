import { DeleteIcon } from '@shopify/polaris-icons';
import { AmountField } from '../../../ui/forms/fields/amount-field.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Button, Select, Text } from '../../../ui/polaris.ts';
import { useRuleContext } from '../../../ui/rules/editor/rule-context.ts';
import { notANumber } from '../../../ui/rules/vocabulary.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { PolicyEditor } from './editor.ts';
import styles from './form.module.css';

/** What a withdrawal from the whole order gives back of the delivery, country by country. */
export function StandardShippingCard({ editor }: { editor: PolicyEditor }) {
  const { standardShipping: words } = useTexts().policy;
  const { form, change, touch, errorOf } = editor;
  const { currency, countries, names } = useRuleContext();
  const amounts = form.standardShipping;
  const left = countries.filter(({ value }) => !Object.hasOwn(amounts, value));
  const set = (standardShipping: Record<string, number>) => change({ standardShipping });
  return (
    <Section id="withdrawal" title={words.title} about={words.about}>
      <BlockStack gap="300">
        {Object.keys(amounts).length === 0 ? (
          <Text as="p" tone="subdued">
            {words.none}
          </Text>
        ) : null}
        {Object.entries(amounts).map(([code, minor]) => (
          <div key={code} className={styles.row}>
            <AmountField
              label={words.country(names.country(code))}
              currency={currency}
              value={minor}
              error={errorOf(`standardShipping.${code}`)}
              onChange={(value) => set({ ...amounts, [code]: value ?? notANumber })}
              onBlur={() => touch(`standardShipping.${code}`)}
            />
            <Button
              variant="tertiary"
              icon={DeleteIcon}
              accessibilityLabel={words.remove(names.country(code))}
              onClick={() =>
                set(Object.fromEntries(Object.entries(amounts).filter(([other]) => other !== code)))
              }
            />
          </div>
        ))}
        <div className={styles.short}>
          <Select
            label={words.add}
            labelHidden
            placeholder={words.add}
            options={[...left]}
            value=""
            onChange={(code) => set({ ...amounts, [code]: notANumber })}
          />
        </div>
      </BlockStack>
    </Section>
  );
}
