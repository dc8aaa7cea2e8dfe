import { EmptyState } from '../../ui/empty/empty-state.tsx';
import { Button } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import type { QueueView } from './view.server.ts';

/** Why the list is empty, and what can be done about it. */
export function Nothing({
  view: { asked, plain, live },
}: {
  view: Pick<QueueView, 'asked' | 'plain' | 'live'>;
}) {
  const { returns: words } = useTexts();
  if (!plain) {
    return (
      <EmptyState
        picture="search"
        title={words.nobody.title}
        action={<Button url={`/app/returns?tab=${asked.tab}`}>{words.nobody.action}</Button>}
      >
        {asked.q === '' ? words.nobody.filtered : words.nobody.text}
      </EmptyState>
    );
  }
  if (!live && (asked.tab === 'to-review' || asked.tab === 'all')) {
    return (
      <EmptyState
        picture="calm"
        title={words.off.title}
        action={<Button url="/app/returns/policy">{words.off.action}</Button>}
      >
        {words.off.text}
      </EmptyState>
    );
  }
  const { title, text } = words.nothing[asked.tab];
  return (
    <EmptyState picture="calm" title={title}>
      {text}
    </EmptyState>
  );
}
