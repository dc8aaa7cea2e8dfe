import { useState } from 'react';
import type { MessageSettingsForm } from '#app/modules/messages/settings/forms.ts';
import { moved } from '../../ui/forms/moved.ts';
import { RowButtons } from '../../ui/forms/row-buttons.tsx';
import type { FormEditor } from '../../ui/forms/use-form-editor.ts';
import { Section } from '../../ui/page/section.tsx';
import { InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './rules.module.css';

/** Which message goes where only one may. */
export function PriorityCard({ editor }: { editor: FormEditor<MessageSettingsForm> }) {
  const { messages, messageWords } = useTexts();
  const { priority: words } = messages.rules;
  const { form, change, errorOf } = editor;
  const [said, setSaid] = useState('');
  const move = (from: number, by: 1 | -1) => {
    const kind = form.priority[from];
    if (kind === undefined) return;
    change({ priority: [...moved(form.priority, from, from + by)] });
    setSaid(words.moved(messageWords.kinds[kind], from + by + 1));
  };
  const error = errorOf('priority');
  return (
    <Section title={words.title} about={words.about}>
      <ol className={styles.order}>
        {form.priority.map((kind, place) => {
          const name = messageWords.kinds[kind];
          return (
            <li key={kind} className={styles.place}>
              <InlineStack gap="300" blockAlign="center" wrap={false}>
                <Text as="span" tone="subdued">
                  {place + 1}
                </Text>
                <Text as="span" fontWeight="medium">
                  {name}
                </Text>
              </InlineStack>
              <RowButtons
                labels={{ up: words.up(name), down: words.down(name) }}
                first={place === 0}
                last={place === form.priority.length - 1}
                onMove={(by) => move(place, by)}
              />
            </li>
          );
        })}
      </ol>
      <span aria-live="polite" className={styles.said}>
        {said}
      </span>
      {error ? <InlineError message={error} fieldID="priority" /> : null}
    </Section>
  );
}
