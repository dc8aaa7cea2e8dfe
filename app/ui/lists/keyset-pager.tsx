import { useLocation, useNavigate } from '@remix-run/react';
import { Button, ButtonGroup, InlineStack } from '../polaris.ts';
import { useTexts } from '../texts/texts.ts';
import { cursorParameter } from './keyset.ts';

/** Next and Previous of a list without page numbers. The way back stands in the address, cursor by cursor. */
export function KeysetPager({ next }: { next: string | null }) {
  const { shared } = useTexts();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const cursors = new URLSearchParams(search).getAll(cursorParameter);
  if (next === null && cursors.length === 0) return null;

  const go = (trail: readonly string[]) => {
    const params = new URLSearchParams(search);
    params.delete(cursorParameter);
    for (const cursor of trail) params.append(cursorParameter, cursor);
    navigate({ pathname, search: params.toString() });
  };
  return (
    <nav aria-label={shared.pages}>
      <InlineStack align="center">
        <ButtonGroup variant="segmented">
          <Button disabled={cursors.length === 0} onClick={() => go(cursors.slice(0, -1))}>
            {shared.previous}
          </Button>
          <Button disabled={next === null} onClick={() => next !== null && go([...cursors, next])}>
            {shared.next}
          </Button>
        </ButtonGroup>
      </InlineStack>
    </nav>
  );
}
