import { useDownload } from '../../ui/page/use-download.ts';
import { BlockStack, Box, Button, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import styles from './queue.module.css';

/** Under the list: the keys that move through it, and the whole of it as a file. */
export function ListFoot({ search }: { search: string }) {
  const { queue: words } = useTexts().returns;
  const download = useDownload({
    address: `/app/returns/export?${search}`,
    name: 'returns.csv',
    said: words.exported,
  });
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <p className={styles.keys}>
          <Text as="span" variant="bodySm" tone="subdued">
            {words.keys}
          </Text>
        </p>
        <BlockStack gap="100">
          <Button variant="plain" loading={download.busy} onClick={() => void download.start()}>
            {words.export}
          </Button>
          {download.failed ? <InlineError fieldID="export" message={words.exportFailed} /> : null}
        </BlockStack>
      </InlineStack>
    </Box>
  );
}
