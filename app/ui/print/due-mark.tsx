import { Badge, Text } from '../polaris.ts';
import type { DueView } from './due.ts';

/** The clock of something that should not wait longer; the moment itself shows on hover and to machines. */
export function DueMark({ due }: { due: DueView }) {
  return (
    <time dateTime={due.iso} title={due.full}>
      {due.tone === 'late' ? (
        <Badge tone="critical">{due.text}</Badge>
      ) : due.tone === 'soon' ? (
        <Badge tone="warning">{due.text}</Badge>
      ) : (
        <Text as="span" tone="subdued">
          {due.text}
        </Text>
      )}
    </time>
  );
}
