/** Where the first of a mail's links leads that has this in its address; links are counted first. Fails where none does. */
export async function followedLink(links: readonly string[], part: string): Promise<string> {
  for (const link of links) {
    if (link.includes(part)) return link;
    if (!link.includes('/go?')) continue;
    const answer = await fetch(link, { redirect: 'manual' });
    const location = answer.headers.get('location') ?? '';
    if (location.includes(part)) return location;
  }
  throw new Error(`No link of the mail leads to ${part}: ${links.join(' ')}`);
}
