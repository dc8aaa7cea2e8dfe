/** Why a part of the stage could not be set, in a sentence for who presses the button again. */
export class StageProblem extends Error {}
