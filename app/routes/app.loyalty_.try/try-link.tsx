import { useNavigate } from '@remix-run/react';
import { Section } from '../../ui/page/section.tsx';
import { Button, InlineStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { type Draft, keepDraft, tryAddress } from './draft.ts';

/** Leads to what a programme would have given, with what is being edited where there is something. */
export function TryLink({ draft }: { draft: Draft | null }) {
  const { loyaltyTry: words } = useTexts();
  const navigate = useNavigate();
  return (
    <Section title={words.title} about={words.linkAbout}>
      <InlineStack>
        <Button
          onClick={() => {
            keepDraft(draft);
            navigate(tryAddress);
          }}
        >
          {words.link}
        </Button>
      </InlineStack>
    </Section>
  );
}
