/** What is searched for, word by word; of very many the first. */
export const wordsOf = (search: string): string[] => search.split(/\s+/u).slice(0, 10);

/** The index knows three letters or digits in a row; what has no such three is found only by reading everything. */
export const isInIndex = (word: string): boolean => /[\p{L}\p{N}]{3}/u.test(word);
