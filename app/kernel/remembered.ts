const most = 20_000;

/** Answers that never change, by what was asked; all are forgotten when there are too many. */
export class Remembered<Value> {
  readonly #values = new Map<string, Value>();

  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.#values.size >= most) this.#values.clear();
    this.#values.set(key, made);
    return made;
  }
}
