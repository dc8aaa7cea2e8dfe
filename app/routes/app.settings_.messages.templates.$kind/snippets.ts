/** What a button puts into a text. */
export interface Snippet {
  readonly label: string;
  readonly snippet: string;
  /** The part to be written over. */
  readonly marked: string;
}

interface SnippetWords {
  readonly fields: Readonly<Record<string, string>>;
  readonly fallback: (name: string) => string;
  readonly instead: string;
}

/** Fields that are not always known: something else can stand in their place. */
const uncertain: ReadonlySet<string> = new Set(['first_name', 'refund_amount', 'credit_amount']);

/** The fields of a message as what can be inserted; those that are not always known also with words instead. */
export function snippets(fields: readonly string[], words: SnippetWords): Snippet[] {
  return fields.flatMap((field) => {
    const label = words.fields[field] ?? field;
    const plain = { label, snippet: `{{ ${field} }}`, marked: '' };
    if (!uncertain.has(field)) return [plain];
    const snippet = `{{ ${field} | default: "${words.instead}" }}`;
    return [plain, { label: words.fallback(label), snippet, marked: words.instead }];
  });
}
