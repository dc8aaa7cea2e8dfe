/** Calls back after changes of the document, at most once per frame of the screen, and once when it is there. */
export function watchDocument(look: () => void): void {
  let asked = false;
  const later = () => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      look();
    });
  };
  const start = () => {
    look();
    new MutationObserver(later).observe(document.documentElement, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: [
        'title',
        'variant',
        'disabled',
        'loading',
        'href',
        'rel',
        'label',
        'tone',
        'value',
        'checked',
      ],
    });
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start, { once: true });
  else start();
}

/** Sends only what changed. */
export function onlyChanges<T>(send: (value: T) => void): (value: T) => void {
  let before = '';
  return (value) => {
    const now = JSON.stringify(value);
    if (now === before) return;
    before = now;
    send(value);
  };
}

export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
