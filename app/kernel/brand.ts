declare const tag: unique symbol;

/** A value of `Base` that only its own maker may produce, so that two whole numbers of different meaning never mix. */
export type Brand<Base, Name extends string> = Base & { readonly [tag]: Name };

/** The one cast of the kernel: called only by makers that have just checked the value. */
export function brand<Base, Name extends string>(value: Base): Brand<Base, Name> {
  return value as Brand<Base, Name>;
}
