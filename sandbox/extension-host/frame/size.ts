import { nowShown, tellPage } from './report.ts';

/** Padding above and below the content, for focus rings. */
const edge = 6;
let started = false;

/** Tells the page how much room the content takes, first when the extension has rendered and then at every change. */
export function followSize(content: HTMLElement): void {
  const measure = () => {
    const box = content.getBoundingClientRect();
    const empty = box.height <= edge;
    return { height: empty ? 0 : Math.ceil(box.height), width: widthOf(content), empty };
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

/** What the elements take side by side, before anything wraps. */
function widthOf(content: HTMLElement): number {
  const { columnGap, paddingInlineStart, paddingInlineEnd } = getComputedStyle(content);
  const gap = Number.parseFloat(columnGap) || 0;
  const edges = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd);
  const widths = [...content.children].map((child) => child.getBoundingClientRect().width);
  const all = widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1);
  return Math.ceil(all + edges);
}
