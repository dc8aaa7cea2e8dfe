/** What one euro is worth in the currencies that buyers of the demo shop may pay in. */
export const ratesPerEuro = { USD: '1.0850', GBP: '0.8540', CHF: '0.9610', JPY: '162.40' } as const;
