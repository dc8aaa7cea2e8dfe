import { Section } from '../../ui/page/section.tsx';
import { Badge, Button, InlineStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** Whether the works run, and the way to the figures. */
export function HealthSection({ healthy }: { healthy: boolean }) {
  const { health: words } = useTexts().settings;
  return (
    <Section
      title={words.title}
      about={words.about}
      id="health"
      aside={<Badge tone={healthy ? 'success' : 'warning'}>{healthy ? words.fine : words.attention}</Badge>}
    >
      <InlineStack>
        <Button url="/app/health">{words.open}</Button>
      </InlineStack>
    </Section>
  );
}
