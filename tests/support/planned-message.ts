import { parseInstant, zone } from '../../app/kernel/calendar.ts';
import type { PlannedMessage } from '../../app/modules/messages/message.ts';

/** A request for a review, due on 11 March in the morning, with changes for one test. */
export function planned(
  key: string,
  customerId: bigint | null,
  change: Partial<PlannedMessage> = {},
): PlannedMessage {
  return {
    key,
    kind: 'review-request',
    customerId,
    orderId: null,
    subjectId: null,
    dueAt: parseInstant('2026-03-11T15:30:00Z'),
    window: { from: '09:00', to: '21:00' },
    zone: zone('America/New_York'),
    held: false,
    ...change,
  };
}
