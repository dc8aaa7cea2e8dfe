import mailchecker from 'mailchecker';

// The list is mailchecker's: the longest that is added to week by week, under a licence that lets us ship it, and
// without anything else it needs. Nobody is asked at run time.

/** Is the address of a provider of addresses that are thrown away, or below the name of one? */
export function isDisposableAddress(email: string): boolean {
  const domains = mailchecker.blacklist();
  const labels = email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
    .split('.');
  return labels.some((_, from) => from < labels.length - 1 && domains.has(labels.slice(from).join('.')));
}
