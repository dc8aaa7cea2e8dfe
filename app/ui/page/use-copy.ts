import { useAppBridge } from '@shopify/app-bridge-react';
import { useCallback } from 'react';

/** Puts a text on the clipboard and says so in the admin's toast. */
export function useCopy(said: string): (text: string) => void {
  const shopify = useAppBridge();
  return useCallback(
    (text) => {
      void write(text).then(() => shopify.toast.show(said));
    },
    [shopify, said],
  );
}

/** A frame may be kept from the clipboard: then the old way, by a selection, still works. */
async function write(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = document.createElement('textarea');
    box.value = text;
    box.style.position = 'fixed';
    document.body.append(box);
    const before = document.activeElement;
    box.select();
    document.execCommand('copy');
    box.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
