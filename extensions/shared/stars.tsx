import { chosenValue } from './field-value.ts';
import type { Words } from './words.ts';

interface Props {
  words: Words;
  /** What they are about, for those who do not see it. */
  label: string;
  name: string;
  rating: number | null;
  onChange: (rating: number) => void;
}

const ratings = [5, 4, 3, 2, 1];

/** One to five stars to choose from. */
export function Stars({ words, label, name, rating, onChange }: Props) {
  return (
    <s-choice-list
      label={label}
      labelAccessibilityVisibility="exclusive"
      name={name}
      values={rating === null ? [] : [String(rating)]}
      onChange={(event) => onChange(Number(chosenValue(event) ?? 1))}
    >
      {ratings.map((stars) => (
        <s-choice
          key={stars}
          value={String(stars)}
          accessibilityLabel={words.say('review.stars', { count: stars })}
        >
          {'★'.repeat(stars) + '☆'.repeat(5 - stars)}
        </s-choice>
      ))}
    </s-choice-list>
  );
}
