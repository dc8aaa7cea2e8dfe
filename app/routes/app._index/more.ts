import type { WaitingItem } from './waiting-item.ts';

/** How many more of a kind there are than stand on Today by themselves; nothing while there are none. */
export function more(
  id: string,
  count: number,
  title: (count: number) => string,
  rest: Pick<WaitingItem, 'text' | 'link'>,
): WaitingItem | false {
  return count > 0 && { id, title: title(count), ...rest };
}
