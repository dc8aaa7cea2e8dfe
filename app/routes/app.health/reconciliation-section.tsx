import { FactGrid } from '../../ui/figures/fact-grid.tsx';
import { Section } from '../../ui/page/section.tsx';
import { useTexts } from '../../ui/texts/texts.ts';
import type { FactView } from './view.server.ts';

/** What was asked of Shopify again, and what no message had told. */
export function ReconciliationSection({ facts }: { facts: readonly FactView[] }) {
  const { reconciliation: words } = useTexts().health;
  return (
    <Section title={words.title} about={words.about}>
      <FactGrid facts={facts} />
    </Section>
  );
}
