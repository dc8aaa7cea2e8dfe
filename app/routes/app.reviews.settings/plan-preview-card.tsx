import { TimeLine } from '../../ui/figures/time-line.tsx';
import { MailFrame } from '../../ui/mail/mail-frame.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { PlanPreview } from './plan-preview.ts';

interface PlanPreviewCardProps {
  /** Null: there is no order to try it on. */
  preview: PlanPreview | null;
  stale: boolean;
}

/** The plan as the time line of a real order, and the mail that it would have sent. */
export function PlanPreviewCard({ preview, stale }: PlanPreviewCardProps) {
  const {
    reviews: {
      settings: { preview: words },
    },
    mail,
  } = useTexts();
  if (preview === null) {
    return (
      <Section title={words.title}>
        <Text as="p" tone="subdued">
          {words.none}
        </Text>
      </Section>
    );
  }
  return (
    <BlockStack gap="400">
      <Section title={words.title} about={preview.order}>
        <TimeLine steps={preview.steps} goal="asked" />
        {preview.never ? <Text as="p">{preview.never}</Text> : null}
        {preview.notes.map((note) => (
          <Text as="p" key={note} breakWord>
            {note}
          </Text>
        ))}
        <Text as="p" variant="bodySm" tone="subdued">
          {stale ? words.invalid : preview.zone}
        </Text>
      </Section>
      <Section title={words.mail} about={preview.mail.language}>
        <div lang={preview.mail.lang}>
          <Text as="h3" variant="headingSm" breakWord>
            {preview.mail.subject}
          </Text>
        </div>
        <MailFrame
          title={mail.frame(preview.mail.subject)}
          html={preview.mail.html}
          width="phone"
          look={{ dark: false, pictures: true }}
        />
      </Section>
    </BlockStack>
  );
}
