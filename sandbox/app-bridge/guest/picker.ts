import type { PickedResource, PickerType } from '../messages.ts';
import { call } from './channel.ts';

export interface PickerOptions {
  type: PickerType;
  action?: 'add' | 'select';
  multiple?: boolean | number;
  query?: string;
  selectionIds?: { id: string; variants?: { id: string }[] }[];
}

/** What was picked, or undefined when the merchant cancelled. */
export async function resourcePicker(
  options: PickerOptions,
): Promise<(PickedResource[] & { selection: PickedResource[] }) | undefined> {
  const picked = await call('resourcePicker', {
    type: options.type,
    action: options.action ?? 'add',
    multiple: options.multiple ?? false,
    query: options.query ?? '',
    selected: (options.selectionIds ?? []).map((one) => ({
      id: one.id,
      variants: (one.variants ?? []).map((variant) => variant.id),
    })),
  });
  return picked === null ? undefined : Object.assign([...picked], { selection: picked });
}
