/** "Ana Lopez" is shown as "Ana L."; somebody without a name as ''. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const [first] = words;
  const last = words.length > 1 ? words.at(-1) : undefined;
  if (first === undefined) return '';
  const initial = last === undefined ? undefined : [...last][0];
  return initial === undefined ? first : `${first} ${initial.toUpperCase()}.`;
}
