import { useState } from 'react';
import { Section } from '../../../ui/page/section.tsx';
import { BlockStack, Button, Collapsible, InlineStack, Text } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ReturnView } from '../view/view.server.ts';

/** Every decision in plain sentences: the one about the request at once, the whole trace when asked for. */
export function WhyCard({ view }: { view: Pick<ReturnView, 'trace'> }) {
  const { why: words } = useTexts().returns.one;
  const [open, setOpen] = useState(false);
  const [first, ...rest] = view.trace;
  if (first === undefined) return null;
  return (
    <Section title={words.title} about={words.about}>
      <Group title={first.title} sentences={first.sentences} />
      {rest.length > 0 ? (
        <>
          <InlineStack>
            <Button
              variant="plain"
              disclosure={open ? 'up' : 'down'}
              ariaExpanded={open}
              ariaControls="trace"
              onClick={() => setOpen(!open)}
            >
              {open ? words.close : words.open}
            </Button>
          </InlineStack>
          <Collapsible id="trace" open={open} transition={false}>
            <BlockStack gap="400">
              {rest.map(({ title, sentences }) => (
                <Group key={title} title={title} sentences={sentences} />
              ))}
            </BlockStack>
          </Collapsible>
        </>
      ) : null}
    </Section>
  );
}

function Group({ title, sentences }: { title: string; sentences: readonly string[] }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      {sentences.map((sentence) => (
        <Text as="p" key={sentence} breakWord>
          {sentence}
        </Text>
      ))}
    </BlockStack>
  );
}
