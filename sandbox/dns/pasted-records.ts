/** A TXT record as somebody wrote it down. */
export interface PastedRecord {
  readonly name: string;
  readonly text: string;
}

const nameIn = /^((?:[_a-z0-9-]+\.)+[a-z][a-z0-9-]*)\.?(?=$|[\s:=,;"])/i;
const textIn = /\bv=\w+.*$/i;

/**
 * The records in a pasted text: a name, and what it says behind it or in a line below, as pages that ask for records
 * show them. Whatever else stands there ("Name", "TXT", "Copy") is passed over.
 */
export function readPastedRecords(pasted: string): readonly PastedRecord[] {
  const found: PastedRecord[] = [];
  let name: string | null = null;
  for (const line of pasted.split(/\r?\n/).map((part) => part.trim())) {
    name = nameIn.exec(line)?.[1] ?? name;
    const text = textIn.exec(line)?.[0].replace(/^"|"$/g, '').trim();
    if (name === null || text === undefined) continue;
    found.push({ name: name.toLowerCase(), text });
    name = null;
  }
  return found;
}

/** What a name says once a text is set: it takes the place of another of its sort ("v=spf1"), of which there is one. */
export function withText(texts: readonly string[], text: string): readonly string[] {
  const sort = sortOf(text);
  return [...texts.filter((one) => one !== text && (sort === null || sortOf(one) !== sort)), text];
}

const sortOf = (text: string): string | null => /^v=\w+/i.exec(text)?.[0].toLowerCase() ?? null;
