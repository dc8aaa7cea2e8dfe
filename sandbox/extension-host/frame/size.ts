import { nowShown, tellPage } from './report.ts';

let started = false;

/** Tells the page how much room the content takes, first when the extension has rendered and then at every change. */
export function followSize(content: HTMLElement): void {
  const measure = () => {
    const box = content.getBoundingClientRect();
    const empty = content.childElementCount === 0 && content.textContent?.trim() === '';
    return { height: empty ? 0 : Math.ceil(box.height), width: Math.ceil(content.scrollWidth), empty };
  };
  const tell = () => {
    if (document.documentElement.classList.contains('covering')) return;
    tellPage({ kind: started ? 'size' : 'ready', ...measure() });
    started = true;
  };
  nowShown();
  // Elements paint themselves a moment after they were put on the page.
  requestAnimationFrame(() => {
    tell();
    new ResizeObserver(tell).observe(content);
    new MutationObserver(tell).observe(content, { childList: true });
  });
}
