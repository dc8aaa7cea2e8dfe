import type { ReactNode } from 'react';
import { BlockStack, Box, Text } from '../polaris.ts';
import { Picture, type PictureName } from './pictures.tsx';

interface EmptyStateProps {
  picture: PictureName;
  title: string;
  /** One sentence that teaches. */
  children: ReactNode;
  action?: ReactNode;
  /** Inside a card that says other things too. */
  compact?: boolean;
}

/** Nothing here yet: a picture, one sentence and at most one thing to do. */
export function EmptyState({ picture, title, children, action, compact = false }: EmptyStateProps) {
  return (
    <Box paddingBlock={compact ? '200' : '800'} paddingInline="400">
      <BlockStack gap="300" inlineAlign="center">
        <Picture name={picture} />
        <Text as={compact ? 'h3' : 'h2'} variant="headingMd" alignment="center">
          {title}
        </Text>
        <Box maxWidth="30rem">
          <Text as="p" tone="subdued" alignment="center">
            {children}
          </Text>
        </Box>
        {action}
      </BlockStack>
    </Box>
  );
}
