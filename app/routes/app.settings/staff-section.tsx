import { Section } from '../../ui/page/section.tsx';
import { Button, InlineStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** Who may do what, and the way to it. */
export function StaffSection() {
  const { staff: words } = useTexts().settings;
  return (
    <Section title={words.title} about={words.about} id="staff">
      <InlineStack>
        <Button url="/app/settings/staff">{words.open}</Button>
      </InlineStack>
    </Section>
  );
}
