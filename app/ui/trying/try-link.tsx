import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';
import { Section } from '../page/section.tsx';
import { Button, InlineStack } from '../polaris.ts';

interface TryLinkProps {
  words: { readonly title: string; readonly linkAbout: string; readonly link: string };
  address: string;
  /** Keeps what is being edited, where there is something, for that page and for the way back. */
  keep: () => void;
  /** Lets go of what was kept of this form; the same function at every render. */
  drop: () => void;
}

/** Leads to where what is being edited is tried on the past. */
export function TryLink({ words, address, keep, drop }: TryLinkProps) {
  const navigate = useNavigate();
  // The form has taken it over: what is discarded or saved from here on is not to come back.
  useEffect(drop, [drop]);
  return (
    <Section title={words.title} about={words.linkAbout}>
      <InlineStack>
        <Button
          onClick={() => {
            keep();
            navigate(address);
          }}
        >
          {words.link}
        </Button>
      </InlineStack>
    </Section>
  );
}
