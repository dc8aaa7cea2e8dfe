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
