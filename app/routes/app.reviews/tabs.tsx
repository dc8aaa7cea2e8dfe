import { Tabs } from '../../ui/page/tabs.tsx';
import { useTexts } from '../../ui/texts/texts.ts';

interface ReviewTabsProps {
  current: 'inbox' | 'questions' | 'figures' | 'moving' | 'groups' | 'feed' | 'settings';
  /** Reviews that wait for a decision. */
  pending: number;
  /** Questions that somebody has to look at, where they are known. */
  questions?: number;
}

/** The pages of the area. */
export function ReviewTabs({ current, pending, questions = 0 }: ReviewTabsProps) {
  const { sections: words } = useTexts().reviews;
  return (
    <Tabs
      label={words.label}
      current={current}
      tabs={[
        { id: 'inbox', label: words.inbox, to: '/app/reviews', count: pending },
        { id: 'questions', label: words.questions, to: '/app/reviews/questions', count: questions },
        { id: 'figures', label: words.figures, to: '/app/reviews/figures' },
        { id: 'moving', label: words.moving, to: '/app/reviews/import' },
        { id: 'groups', label: words.groups, to: '/app/reviews/groups' },
        { id: 'feed', label: words.feed, to: '/app/reviews/feed' },
        { id: 'settings', label: words.settings, to: '/app/reviews/settings' },
      ]}
    />
  );
}
