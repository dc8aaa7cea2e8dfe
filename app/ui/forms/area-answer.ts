import type { RefusalWord } from '#app/contracts/answers.ts';

/** What a screen of settings hears back: done, or the word of the refusal and what is wrong by field. */
export type AreaAnswer<Done extends string = string> =
  | {
      readonly ok: true;
      readonly done: Done;
      /** False: what was saved is what was there. */
      readonly changed?: boolean;
      readonly version?: number;
    }
  | {
      readonly refused: RefusalWord;
      readonly values?: Readonly<Record<string, string>>;
      /** By field path; `form` for all of it. */
      readonly errors: Readonly<Record<string, string>>;
    };
