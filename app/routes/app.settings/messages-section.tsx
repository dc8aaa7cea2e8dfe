import { FactGrid } from '../../ui/figures/fact-grid.tsx';
import { Section } from '../../ui/page/section.tsx';
import { Badge, Button, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { MessagesView } from './messages.ts';

const tones = { on: 'success', paused: 'warning', off: 'warning' } as const;

/** Whether mails go out, and the way to everything about them. */
export function MessagesSection({ view }: { view: MessagesView }) {
  const { messages: words } = useTexts().settings;
  return (
    <Section
      title={words.title}
      about={words.about}
      id="messages"
      aside={<Badge tone={tones[view.state]}>{words.states[view.state]}</Badge>}
    >
      {view.state === 'off' ? <Text as="p">{words.offText}</Text> : null}
      <FactGrid facts={view.facts} />
      <InlineStack>
        <Button url="/app/settings/messages">{words.open}</Button>
      </InlineStack>
    </Section>
  );
}
