import { type ReactNode, useId } from 'react';
import { BlockStack, Card, InlineStack, Text } from '../polaris.ts';

interface SectionProps {
  title: string;
  /** One sentence under the heading. */
  about?: string;
  /** At the end of the heading's line. */
  aside?: ReactNode;
  id?: string;
  children?: ReactNode;
}

/** A card with a heading, announced as a region of that name. */
export function Section({ title, about, aside, id, children }: SectionProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} {...(id ? { id } : {})}>
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="100">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="h2" variant="headingMd" id={heading}>
                {title}
              </Text>
              {aside}
            </InlineStack>
            {about ? (
              <Text as="p" tone="subdued">
                {about}
              </Text>
            ) : null}
          </BlockStack>
          {children}
        </BlockStack>
      </Card>
    </section>
  );
}
