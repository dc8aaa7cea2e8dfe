import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** What a validator says against the schema of the product review feed; empty is good. */
export async function faultsOfFeed(xml: string): Promise<string[]> {
  const schema = await readFile(path.join(import.meta.dirname, 'product-reviews-2.4.xsd'), 'utf8');
  const { errors } = await validateXML({
    xml: [{ fileName: 'feed.xml', contents: xml }],
    schema: [{ fileName: 'feed.xsd', contents: schema }],
  });
  return errors.map(({ message }) => message);
}
