import type { Frame } from 'playwright-core';

declare global {
  interface Window {
    /** Sum of the layout shifts of this document that no input caused. */
    layoutShift?: number;
    /** What moved, for a person to find it. */
    shifted?: string[];
  }
}

/** Runs in every document before its own scripts. */
export function measureShifts(): void {
  window.layoutShift = 0;
  window.shifted = [];
  const note = (entry: PerformanceEntry) => {
    if (!('value' in entry) || typeof entry.value !== 'number') return;
    if ('hadRecentInput' in entry && entry.hadRecentInput === true) return;
    window.layoutShift = (window.layoutShift ?? 0) + entry.value;
    const sources = 'sources' in entry && Array.isArray(entry.sources) ? entry.sources : [];
    window.shifted?.push(...sources.map(nameOf));
  };
  const nameOf = ({ node, currentRect: { x, y } }: { node: Node | null; currentRect: DOMRectReadOnly }) => {
    const element = node instanceof Element ? node : node?.parentElement;
    // The browser does not name what stands in a shadow tree, as the sandbox's bar does, or what is gone again.
    if (!element) return `something hidden at ${Math.round(x)}, ${Math.round(y)}`;
    return `${node === element ? '' : 'text of '}${element.tagName.toLowerCase()}.${element.className}`;
  };
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
    type: 'layout-shift',
    buffered: true,
  });
}

/** How much a document moved by itself until now, and what of it moved. */
export async function readShifts(frame: Frame): Promise<{ sum: number; what: string[] }> {
  return frame.evaluate(() => ({ sum: window.layoutShift ?? 0, what: window.shifted ?? [] }));
}
