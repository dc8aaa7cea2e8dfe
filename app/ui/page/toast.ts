import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useRef } from 'react';

/**
 * Says a result in the admin's toast, once per answer. Only for what went well: an error stays beside the thing
 * that it is about.
 */
export function useToast<Answer>(
  answer: Answer | undefined,
  textOf: (answer: Answer) => string | null,
): void {
  const shopify = useAppBridge();
  const said = useRef<Answer | undefined>(undefined);
  useEffect(() => {
    if (answer === undefined || said.current === answer) return;
    said.current = answer;
    const text = textOf(answer);
    if (text !== null) shopify.toast.show(text);
  }, [answer, textOf, shopify]);
}
