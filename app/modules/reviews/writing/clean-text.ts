/** Most characters of what a person writes. */
export const textLimits = { title: 120, body: 5000, displayName: 60 } as const;

/** One line without control characters: a title or a name. */
export function cleanLine(text: string): string {
  return cleanBody(text).replace(/\s+/g, ' ').trim();
}

/** As written, without characters that no page shows or that turn its direction round. */
export function cleanBody(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

// Control characters but tab and line feed, and Unicode's overrides of direction.
const unseen = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu;
