import { Section } from '../../ui/page/section.tsx';
import { useDownload } from '../../ui/page/use-download.ts';
import { BlockStack, Button, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

/** Everything as a file. */
export function ExportCard() {
  const { exporting: words } = useTexts().reviewsMoved;
  const file = { address: '/app/reviews/export', name: 'reviews.csv', said: words.started };
  const download = useDownload(file);
  return (
    <Section title={words.title} about={words.about}>
      <BlockStack gap="300">
        <Text as="p">{words.addresses}</Text>
        <InlineStack>
          <Button loading={download.busy} onClick={() => void download.start()}>
            {words.start}
          </Button>
        </InlineStack>
        {download.failed ? <InlineError message={words.failed} fieldID="export" /> : null}
      </BlockStack>
    </Section>
  );
}
