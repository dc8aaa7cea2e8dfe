/** Ends a switch over a union: the compiler refuses a forgotten case, and a value from outside breaks loudly. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}

/** Breaks when something that must hold does not. For mistakes of ours, never for what a user may send. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`);
}
