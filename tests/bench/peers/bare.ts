/** The least that can be done: node:http, one HMAC, the insert. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { insertDelivery } from './insert.ts';

const secret = process.env.SHOPIFY_API_SECRET ?? '';

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const given = Buffer.from(String(request.headers['x-shopify-hmac-sha256'] ?? ''), 'base64');
    const expected = createHmac('sha256', secret).update(body).digest();
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      return void response.writeHead(401).end();
    insertDelivery(request.headers, body.toString('utf8')).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(503).end(),
    );
  });
}).listen(Number(process.env.PORT), '127.0.0.1', () => console.log('peer is ready'));
