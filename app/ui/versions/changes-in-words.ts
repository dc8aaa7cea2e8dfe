/** What a version says, a phrase for each thing that can differ, under its name: always the same names. */
export type InWords = Readonly<Record<string, string>>;

interface ChangeWords {
  readonly first: string;
  readonly same: string;
  readonly changed: (before: string, after: string) => string;
}

/** What a version changed, a sentence each; `before` null: there was none. */
export function changesInWords(before: InWords | null, after: InWords, words: ChangeWords): string[] {
  if (before === null) return [words.first];
  const changes = Object.entries(after).flatMap(([name, phrase]) => {
    const was = before[name] ?? '';
    return was === phrase ? [] : [capital(words.changed(was, phrase))];
  });
  return changes.length > 0 ? changes : [words.same];
}

function capital(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}
