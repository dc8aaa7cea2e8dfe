import { call } from './channel.ts';

export interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

let count = 0;

export const toast = {
  show(message: string, options: ToastOptions = {}): string {
    count += 1;
    const id = `toast-${count}`;
    const detail = {
      id,
      message,
      duration: options.duration ?? 5_000,
      isError: options.isError ?? false,
      action: options.action ?? null,
    };
    void call('toast.show', detail).then((end) => {
      if (end === 'action') options.onAction?.();
      else options.onDismiss?.();
    });
    return id;
  },
  hide(id: string): void {
    void call('toast.hide', { id });
  },
};
