import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';
import type { SettingsForm } from '#app/modules/reviews/settings/forms.ts';
import { Section } from '../../ui/page/section.tsx';
import { Button, InlineStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { keepDraft, tryAddress } from './draft.ts';

/** Leads to when orders would have been asked about, with what is being edited where there is something. */
export function TryLink({ draft }: { draft: SettingsForm | null }) {
  const { attempt: words } = useTexts().reviewAsking;
  const navigate = useNavigate();
  // The form has taken it over: what is discarded or saved from here on is not to come back.
  useEffect(() => keepDraft(null), []);
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
