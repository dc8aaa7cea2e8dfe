import { BlockStack, Box, Button, InlineStack, Text } from '../../../../ui/polaris.ts';
import { Moment } from '../../../../ui/print/moment.tsx';
import { useTexts } from '../../../../ui/texts/texts.ts';
import styles from '../../inbox.module.css';
import type { ReadingView } from '../reading-view.ts';

interface ShownRepliesProps {
  replies: ReadingView['replies'];
  onEdit: (body: string) => void;
  onRemove: () => void;
}

/** What was answered before. */
export function ShownReplies({ replies, onEdit, onRemove }: ShownRepliesProps) {
  const { reviewReplies: words } = useTexts();
  return replies.map((reply) => (
    <Box key={reply.visibility} background="bg-surface-secondary" padding="300" borderRadius="200">
      <BlockStack gap="200">
        <Text as="p" variant="bodySm" tone="subdued">
          {reply.visibility === 'public' ? words.shown : words.sentTo} · <Moment at={reply.at} />{' '}
          {words.by(reply.by)}
        </Text>
        <p className={styles.body}>{reply.body}</p>
        {reply.visibility === 'public' ? (
          <InlineStack gap="300">
            <Button variant="plain" onClick={() => onEdit(reply.body)}>
              {words.edit}
            </Button>
            <Button variant="plain" tone="critical" onClick={onRemove}>
              {words.remove}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Box>
  ));
}
