import type { FeedbackKind } from '#app/modules/messages/views.ts';
import { Badge, InlineStack } from '../polaris.ts';
import type { Texts } from '../texts/texts.ts';

export interface ToldView {
  readonly kind: FeedbackKind;
  readonly text: string;
}

/** What became known of a message, in words. */
export function toldOf(
  feedback: readonly FeedbackKind[],
  { messageWords }: Pick<Texts, 'messageWords'>,
): ToldView[] {
  return feedback.map((kind) => ({ kind, text: messageWords.feedback[kind] }));
}

/** What became known of a message after it went; bad news stands out. */
export function FeedbackBadges({ told }: { told: readonly ToldView[] }) {
  if (told.length === 0) return null;
  return (
    <InlineStack gap="200" blockAlign="center">
      {told.map(({ kind, text }) =>
        kind === 'bounced' || kind === 'complained' ? (
          <Badge key={kind} tone="critical">
            {text}
          </Badge>
        ) : (
          <span key={kind}>{text}</span>
        ),
      )}
    </InlineStack>
  );
}
