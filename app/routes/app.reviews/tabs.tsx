import { Tabs } from '../../ui/page/tabs.tsx';
import { useTexts } from '../../ui/texts/texts.ts';

interface ReviewTabsProps {
  current: 'inbox' | 'figures' | 'settings';
  /** Reviews that wait for a decision. */
  pending: number;
}

/** The pages of the area. */
export function ReviewTabs({ current, pending }: ReviewTabsProps) {
  const { sections: words } = useTexts().reviews;
  return (
    <Tabs
      label={words.label}
      current={current}
      tabs={[
        { id: 'inbox', label: words.inbox, to: '/app/reviews', count: pending },
        { id: 'figures', label: words.figures, to: '/app/reviews/figures' },
        { id: 'settings', label: words.settings, to: '/app/reviews/settings' },
      ]}
    />
  );
}
