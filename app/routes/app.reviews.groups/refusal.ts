import type { Texts } from '../../ui/texts/texts.ts';
import type { GroupsAnswer } from './decide.server.ts';

type Refusal = Extract<GroupsAnswer, { refused: string }>;

/** Why a group is not as it was asked for. `titles`: of products, by Shopify's numbers. */
export function refusalOf(
  { refused, products = [] }: Refusal,
  titles: Readonly<Record<string, string>>,
  words: Texts['reviewGroups'],
): string {
  if (refused !== 'grouped-elsewhere') return words.refused[refused];
  return words.refused[refused](products.map((id) => titles[id] ?? id).join(', '));
}

/** The field that it is about. */
export function fieldOf(refused: Refusal['refused']): 'title' | 'products' | 'form' {
  switch (refused) {
    case 'bad-title':
      return 'title';
    case 'too-few':
    case 'too-many':
    case 'unknown-product':
    case 'grouped-elsewhere':
      return 'products';
    case 'not-yours':
    case 'not-allowed':
    case 'bad-input':
      return 'form';
  }
}
