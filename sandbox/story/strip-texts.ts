import { printAmount } from '../frame/amounts.ts';
import { decimal } from '../money/amount.ts';
import type { Story } from './read-story.ts';
import type { Figures } from './story-data.ts';

export interface StripRow {
  name: 'refund' | 'points' | 'stock' | 'rating';
  before: string;
  after: string;
  /** what the figure is, for a person who hovers over it or reads it aloud */
  about: string;
}

/** The strip in words: what it was when the story began, and what it is now. */
export function stripRows(story: Story): StripRow[] {
  const { now, data, sizes, order } = story;
  const row = (name: StripRow['name'], about: string, print: (figures: Figures) => string): StripRow => ({
    name,
    about,
    before: print(data.before),
    after: print(now),
  });
  const [kept, returned] = [sizeOf(sizes.kept), sizeOf(sizes.returned)];
  return [
    row('refund', `Refunded by Shopify on ${order?.name ?? 'the order'}`, ({ refund }) =>
      printAmount(decimal(BigInt(refund), now.currency), now.currency),
    ),
    row('points', "The customer's points, and those on their way", printPoints),
    row(
      'stock',
      `In stock: ${kept} and ${returned}`,
      ({ stock }) => `${kept} ${stock.kept} · ${returned} ${stock.returned}`,
    ),
    row('rating', 'Stars of the product, and how many reviews', ({ rating }) =>
      rating === null ? 'none' : `${rating.value} (${rating.count})`,
    ),
  ];
}

function printPoints({ points }: Figures): string {
  if (points === null) return 'none';
  const print = (count: number) => new Intl.NumberFormat('en').format(count);
  const { available, pending } = points;
  return pending === 0 ? print(available) : `${print(available)} + ${print(pending)} pending`;
}

/** "M" of "Moss / M". */
export const sizeOf = (variantTitle: string): string => variantTitle.split(' / ').at(-1) ?? variantTitle;
