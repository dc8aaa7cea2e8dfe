import { useEffect, useState } from 'react';
import { Button, InlineStack } from '../../../ui/polaris.ts';
import { useTexts } from '../../../ui/texts/texts.ts';
import { AdjustModal } from './adjust-modal.tsx';
import type { Adjusting } from './use-adjusting.ts';
import type { AdjustingView } from './view.server.ts';

interface AdjustButtonProps {
  view: AdjustingView;
  adjusting: Adjusting;
}

/** Opens the question about points by hand; it closes once they have moved. */
export function AdjustButton({ view, adjusting }: AdjustButtonProps) {
  const { adjusting: words } = useTexts();
  const [asking, setAsking] = useState(false);
  const { done } = adjusting;
  useEffect(() => {
    if (done !== null) setAsking(false);
  }, [done]);
  return (
    <InlineStack>
      <Button onClick={() => setAsking(true)}>{words.open}</Button>
      {asking ? <AdjustModal view={view} adjusting={adjusting} onClose={() => setAsking(false)} /> : null}
    </InlineStack>
  );
}
