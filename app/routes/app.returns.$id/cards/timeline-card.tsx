import { TimeLine } from '../../../ui/figures/time-line.tsx';
import { Section } from '../../../ui/page/section.tsx';
import { useTexts } from '../../../ui/texts/texts.ts';
import type { ReturnView } from '../view/view.server.ts';

/** What happened to it, step by step, and who did it. */
export function TimelineCard({ view }: { view: Pick<ReturnView, 'timeline'> }) {
  const { timeline: words } = useTexts().returns.one;
  return (
    <Section title={words.title}>
      <TimeLine steps={view.timeline.map(({ label, by, ...step }) => ({ ...step, label, note: by }))} />
    </Section>
  );
}
