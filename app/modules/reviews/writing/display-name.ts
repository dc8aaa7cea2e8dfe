import { cleanLine, textLimits } from './clean-text.ts';

/** A customer's name, as they write it. */
export interface PersonName {
  /** First names and surname; '' when it is not known. */
  readonly name: string;
  /** Null: `name` is a surname alone, which is all that many checkouts ask for. */
  readonly firstName: string | null;
}

/** What everybody may see of a name where nobody chose another: never a surname. "Lopez" alone is shown as "L.". */
export function shownName({ name, firstName }: PersonName): string {
  // At Shopify anybody can call themselves anything.
  const clean = cleanLine(name);
  const shown =
    firstName === null
      ? (initialOf(clean.split(' ').at(-1)) ?? '')
      : hasInitials(clean)
        ? shortName(clean)
        : cleanLine(firstName);
  return [...shown].slice(0, textLimits.displayName).join('');
}

/** "Ana Lopez" is shown as "Ana L."; somebody without a name as ''. Where names have no initials, the first word is. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const [first] = words;
  const last = words.length > 1 ? words.at(-1) : undefined;
  if (first === undefined) return '';
  const initial = initialOf(last);
  return initial === undefined ? first : `${first} ${initial}`;
}

function initialOf(word = ''): string | undefined {
  const [initial] = word;
  return initial === undefined || !hasInitials(word) ? undefined : `${initial.toUpperCase()}.`;
}

/** In Chinese, Korean and Japanese one character is often the whole surname. */
const hasInitials = (name: string) =>
  !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name);
