import type { Toast } from '../messages.ts';
import { el, place } from './element.ts';

type End = 'action' | 'dismissed' | 'expired';

export interface Toasts {
  show(toast: Toast): Promise<End>;
  hide(id: string): null;
}

/** Messages at the foot of the window, read out by screen readers as they come (`role=status` on their place). */
export function createToasts(): Toasts {
  const root = place('toasts');
  const open = new Map<string, (end: End) => void>();
  return {
    show: (toast) =>
      new Promise((resolve) => {
        const finish = (end: End) => {
          if (!open.delete(toast.id)) return;
          clearTimeout(timer);
          box.remove();
          resolve(end);
        };
        const action =
          toast.action === null
            ? null
            : el('button', { type: 'button', onclick: () => finish('action') }, toast.action);
        const dismiss = el(
          'button',
          { type: 'button', 'aria-label': 'Dismiss', onclick: () => finish('dismissed') },
          '✕',
        );
        const box = el(
          'div',
          { class: toast.isError ? 'toast error' : 'toast' },
          el('span', {}, toast.message),
          action,
          dismiss,
        );
        const timer = setTimeout(() => finish('expired'), toast.duration);
        open.set(toast.id, finish);
        root.append(box);
      }),
    hide: (id) => {
      open.get(id)?.('dismissed');
      return null;
    },
  };
}
