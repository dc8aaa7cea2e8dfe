/** A command that the shop's state or its input does not allow; nothing was changed. */
export class Refusal extends Error {
  readonly code: string;
  /** How the Admin API says it, where it says more than `code` does. */
  readonly shown: ShownError | null;

  constructor(code: string, message: string, shown: ShownError | null = null) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.shown = shown;
  }
}

/** A code of the mutation's error enum, and the path to the input that caused it. */
export interface ShownError {
  code: string;
  field: string[];
}
