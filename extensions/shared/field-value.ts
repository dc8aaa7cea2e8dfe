/** What a field holds after an event of its own. */
export function fieldValue(event: Event): string {
  const field = event.currentTarget;
  return field && 'value' in field && typeof field.value === 'string' ? field.value : '';
}

/** The one choice of a choice list after its event; null: none. */
export function chosenValue(event: Event): string | null {
  const list = event.currentTarget;
  if (!list || !('values' in list) || !Array.isArray(list.values)) return null;
  const [first] = list.values;
  return typeof first === 'string' ? first : null;
}

/**
 * The files that a drop zone holds, which is then empty and takes the next ones. Types name `files` at the element's base
 * only (`FileInputProps`), so what is there is looked at.
 */
export function takenFiles(event: Event): readonly File[] {
  const zone = event.currentTarget;
  if (!zone || !('files' in zone) || !('value' in zone)) return [];
  const files: readonly unknown[] = Array.isArray(zone.files) ? [...zone.files] : [];
  zone.value = '';
  return files.filter((file): file is File => file instanceof Blob);
}

/** Is a checkbox ticked after its event? */
export function isTicked(event: Event): boolean {
  const box = event.currentTarget;
  return box !== null && 'checked' in box && box.checked === true;
}
