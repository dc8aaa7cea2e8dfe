import { Section } from '../page/section.tsx';
import { Badge, Button, InlineError, InlineStack, Text } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';
import { useGrants } from './use-grants.ts';

const nothingMore = () => undefined;

interface AccessWords {
  readonly title: string;
  readonly about: string;
  readonly off: string;
  readonly allow: string;
  readonly declined: string;
}

/** What Shopify does not let us do yet, and the way to ask for it. */
export function AccessCard({ missing, words }: { missing: readonly string[]; words: AccessWords }) {
  const { shared } = useTexts();
  const { state, start } = useGrants(missing, nothingMore);
  if (missing.length === 0) return null;
  const names = missing.map((scope) => shared.live.scopes[scope] ?? scope).join(', ');
  return (
    <Section title={words.title} about={words.about} aside={<Badge tone="attention">{words.off}</Badge>}>
      <Text as="p">{shared.live.access(names)}</Text>
      <InlineStack gap="300" blockAlign="center">
        <Button variant="primary" loading={state === 'asking' || state === 'waiting'} onClick={start}>
          {words.allow}
        </Button>
        {state === 'waiting' ? (
          <Text as="span" tone="subdued">
            {shared.live.waiting}
          </Text>
        ) : null}
      </InlineStack>
      {state === 'declined' ? <InlineError message={words.declined} fieldID="access" /> : null}
    </Section>
  );
}
