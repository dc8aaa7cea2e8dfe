/** One thing that is not as the story says. */
export interface Difference {
  what: string;
  expected: string;
  actual: string;
}

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

/** Two decimal strings are the same amount whatever zeros they end with. */
function sameValue(expected: unknown, actual: unknown): boolean {
  if (expected === actual) return true;
  const plain = /^-?\d+(\.\d+)?$/;
  if (typeof expected !== 'string' || typeof actual !== 'string') return false;
  if (!plain.test(expected) || !plain.test(actual)) return false;
  return trim(expected) === trim(actual);
}

function trim(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}

/** Every expected field, and only those: a subset. Objects within are compared in the same way. */
export function compareFields(what: string, expected: object, actual: object | undefined): Difference[] {
  const found: ReadonlyMap<string, unknown> = new Map(Object.entries(actual ?? {}));
  return Object.entries(expected).flatMap(([name, wanted]) => {
    if (wanted === undefined) return [];
    const place = `${what}.${name}`;
    const given = found.get(name);
    if (typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted)) {
      return compareFields(place, wanted, typeof given === 'object' && given !== null ? given : undefined);
    }
    return sameValue(wanted, given) ? [] : [{ what: place, expected: show(wanted), actual: show(given) }];
  });
}

/** The same rows in the same order, each as far as its expected fields say. */
export function compareRows(
  what: string,
  expected: readonly object[],
  actual: readonly object[],
): Difference[] {
  const fits =
    expected.length === actual.length &&
    expected.every((row, index) => compareFields(what, row, actual[index]).length === 0);
  return fits ? [] : [{ what, expected: show(expected), actual: show(actual) }];
}

/** Every expected row stands for a different actual one; others may be there. */
export function compareContained(
  what: string,
  expected: readonly object[],
  actual: readonly object[],
): Difference[] {
  const left = [...actual];
  const missing = expected.filter((row) => {
    const index = left.findIndex((candidate) => compareFields(what, row, candidate).length === 0);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return missing.map((row) => ({ what, expected: `an entry ${show(row)}`, actual: show(actual) }));
}

/** The expected words in their order; others may stand between. With `none`, words that must not be there. */
export function compareSequence(
  what: string,
  expected: readonly string[] | { none: readonly string[] },
  actual: readonly string[],
): Difference[] {
  if (!('none' in expected)) {
    let from = 0;
    for (const word of expected) {
      const index = actual.indexOf(word, from);
      if (index < 0) return [{ what, expected: expected.join(', '), actual: actual.join(', ') || 'none' }];
      from = index + 1;
    }
    return [];
  }
  const present = expected.none.filter((word) => actual.includes(word));
  return present.length === 0
    ? []
    : [{ what, expected: `no ${present.join(', ')}`, actual: actual.join(', ') }];
}
