/** What the host needs of the Signal class that an extension's bundle hands over. */
export interface Live {
  value: unknown;
  subscribe(run: (value: unknown) => void): () => void;
}
export type SignalClass = new (value: unknown) => Live;

let Given: SignalClass | null = null;

/** `shopify.setSignals`: from now on signals are made with the extension's own class, so that its views follow them. */
export function setSignals(given: SignalClass): void {
  Given = given;
}

/** Signals by their path in `shopify`, made when they are first looked at. */
export class Signals {
  #values: Record<string, unknown>;
  #made = new Map<string, Live>();

  constructor(values: Record<string, unknown>) {
    this.#values = values;
  }

  at(path: string): Live {
    const known = this.#made.get(path);
    if (known !== undefined) return known;
    const made = Given === null ? plain(lookUp(this.#values, path)) : new Given(lookUp(this.#values, path));
    Object.defineProperties(made, {
      current: { get: () => made.value },
      destroy: { value: async () => undefined },
    });
    this.#made.set(path, made);
    return made;
  }

  /** New values; signals whose value is another one tell it. */
  renew(values: Record<string, unknown>): void {
    this.#values = values;
    for (const [path, signal] of this.#made) {
      const next = lookUp(values, path);
      if (JSON.stringify(signal.value) !== JSON.stringify(next)) signal.value = next;
    }
  }

  /** A value that is no signal. */
  look(path: string): unknown {
    return lookUp(this.#values, path);
  }
}

function lookUp(values: Record<string, unknown>, path: string): unknown {
  let at: unknown = values;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.entries(at).find(([key]) => key === name)?.[1];
  }
  return at;
}

/** A signal of our own for an extension that hands no class over. */
function plain(initial: unknown): Live {
  let value = initial;
  const watching = new Set<(value: unknown) => void>();
  return {
    get value() {
      return value;
    },
    set value(next: unknown) {
      value = next;
      for (const run of watching) run(next);
    },
    subscribe: (run) => {
      watching.add(run);
      run(value);
      return () => watching.delete(run);
    },
  };
}
