import { useGrants } from '../../ui/live/use-grants.ts';
import { Section } from '../../ui/page/section.tsx';
import { Badge, Button, InlineError, InlineStack, Text } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';

const nothingMore = () => undefined;

/** Whether Shopify lets us make discount codes, and the way to ask for it. */
export function AccessCard({ missing }: { missing: readonly string[] }) {
  const { rewards, shared } = useTexts();
  const { access: words } = rewards;
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
