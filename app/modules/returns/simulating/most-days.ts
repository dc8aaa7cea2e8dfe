/** Local days of the past that a policy can be tried on, for the page that asks as for what answers. */
export const mostDays = 365;
