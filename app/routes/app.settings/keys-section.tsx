import { Section } from '../../ui/page/section.tsx';
import { Button, InlineStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** With what other systems sign, and the way to it. */
export function KeysSection() {
  const { keys: words } = useTexts().settings;
  return (
    <Section title={words.title} about={words.about} id="keys">
      <InlineStack>
        <Button url="/app/settings/keys">{words.open}</Button>
      </InlineStack>
    </Section>
  );
}
