import type { ReactNode } from 'react';
import { EmptyState } from '../empty/empty-state.tsx';
import { BlockStack, Box, Button, Card, InlineGrid, Text } from '../polaris.ts';
import { Figure, type FigureView } from './figure.tsx';

interface FiguresOfYearProps {
  words: {
    readonly title: string;
    readonly empty: { readonly title: string; readonly text: string; readonly action: string };
  };
  /** Nothing ever happened: a way to `start` stands instead of it all. */
  none: boolean;
  start: string;
  /** Under the heading. */
  counted?: string | null;
  figures: readonly FigureView[];
  /** Figures side by side, by the width of the page. */
  columns: { xs: number; sm: number; md?: number };
  /** After the figures. */
  children: ReactNode;
}

/** What the last twelve months came to, in figures with a heading, before what tells more of them. */
export function FiguresOfYear(props: FiguresOfYearProps) {
  const { words, none, start, counted = null, figures, columns, children } = props;
  if (none)
    return (
      <Card>
        <EmptyState
          picture="trail"
          title={words.empty.title}
          action={<Button url={start}>{words.empty.action}</Button>}
        >
          {words.empty.text}
        </EmptyState>
      </Card>
    );
  return (
    <>
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <BlockStack gap="050">
          <Text as="h2" variant="headingMd">
            {words.title}
          </Text>
          {counted === null ? null : (
            <Text as="p" variant="bodySm" tone="subdued">
              {counted}
            </Text>
          )}
        </BlockStack>
      </Box>
      <InlineGrid columns={columns} gap="400">
        {figures.map((figure) => (
          <Figure key={figure.label} {...figure} />
        ))}
      </InlineGrid>
      {children}
    </>
  );
}
