import type { ReactNode } from 'react';
import { Text } from '../polaris.ts';

/** What a number means, worked out, under its field. Keeps its line while there is nothing to say. */
export function Maths({ children }: { children: ReactNode }) {
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {children || '\u00a0'}
    </Text>
  );
}
