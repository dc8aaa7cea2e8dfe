import { AccessCard } from '../../ui/live/access-card.tsx';
import { useTexts } from '../../ui/texts/texts.ts';

export interface PicturesView {
  readonly missing: readonly string[];
  /** Null: none waits. */
  readonly waiting: string | null;
}

/** Whether pictures can reach the storefront, where they cannot yet. */
export function PicturesCard({ view }: { view: PicturesView }) {
  const { pictures: words } = useTexts().reviews.settings;
  const about = view.waiting ?? words.about;
  return <AccessCard missing={view.missing} words={{ ...words, about }} />;
}
