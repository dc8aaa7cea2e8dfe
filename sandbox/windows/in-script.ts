/** JSON that may stand in a script element. */
export const inScript = (value: object): string => JSON.stringify(value).replace(/</g, '\\u003c');
