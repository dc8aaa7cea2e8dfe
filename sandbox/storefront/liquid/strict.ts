import { Drop } from 'liquidjs';

/** What a Liquid object holds: values, or functions that find them when a template asks. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * An object of Shopify's Liquid. A template that asks for something it does not have fails with the name of what is
 * missing: Shopify would print nothing, and a wrong word would go unseen.
 */
export class Strict extends Drop {
  readonly #name: string;
  readonly #fields: Fields;
  readonly #found = new Map<string, unknown>();

  constructor(name: string, fields: Fields) {
    super();
    this.#name = name;
    this.#fields = fields;
  }

  override liquidMethodMissing(key: string | number): unknown {
    const name = String(key);
    if (!Object.hasOwn(this.#fields, name)) {
      throw new Error(`The Liquid object "${this.#name}" has no "${name}"`);
    }
    if (!this.#found.has(name)) this.#found.set(name, read(this.#fields[name]));
    return this.#found.get(name);
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#fields, name);
  }

  /** The same object with some fields changed, as `paginate` does with a collection's products. */
  with(changed: Fields): Strict {
    return new Strict(this.#name, { ...this.#fields, ...changed });
  }

  /** The plain values, for the filter `json`. */
  toJSON(): object {
    return Object.fromEntries(
      Object.entries(this.#fields).filter(([, value]) => typeof value !== 'function' && value !== undefined),
    );
  }
}

function read(value: unknown): unknown {
  const found: unknown = typeof value === 'function' ? value() : value;
  return found === undefined ? null : found;
}
