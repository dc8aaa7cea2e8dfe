import type { ReviewStatus } from '../../review.ts';

const published = new Set(['ok', 'published', 'approved', 'active', 'live', 'visible', 'true', 'yes', '1']);
const spam = new Set(['spam', 'isspam', 'junk']);

/**
 * Where a supplier's word for its state leads. What was kept back there waits here, too, whatever it says: a person
 * decides again. Spam is never taken.
 */
export function readStatus(word: string): 'published' | 'pending' | 'spam' {
  const key = word.toLowerCase().replace(/[^a-z0-9]+/g, '');
  if (spam.has(key)) return 'spam';
  return published.has(key) ? 'published' : 'pending';
}

/** A state as our own export writes it. */
export function readOwnStatus(word: string): ReviewStatus | 'spam' {
  return word === 'hidden' ? 'hidden' : readStatus(word);
}

/** Null: it says neither. */
export function readYesNo(word: string): boolean | null {
  const key = word.trim().toLowerCase();
  if (['true', 'yes', 'y', '1', 'ja', 'oui', 'sí', 'si'].includes(key)) return true;
  return ['false', 'no', 'n', '0', 'nein', 'non'].includes(key) ? false : null;
}

/** Numbers of a review's own; anything else is none. */
export function readCount(word: string): number {
  return /^\d{1,7}$/.test(word) ? Number(word) : 0;
}
