/** What a tutorial gives: express, @shopify/shopify-api's own check, the insert. */
import '@shopify/shopify-api/adapters/node';
import { LogSeverity, shopifyApi } from '@shopify/shopify-api';
import express from 'express';
import { adminApiVersion } from '../../../app/platform/shopify/api-version.ts';
import { insertDelivery } from './insert.ts';

const api = shopifyApi({
  apiKey: process.env.SHOPIFY_API_KEY ?? '',
  apiSecretKey: process.env.SHOPIFY_API_SECRET ?? '',
  apiVersion: adminApiVersion,
  hostName: 'localhost',
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error },
});
const app = express();
app.post('/webhooks', express.text({ type: '*/*', limit: '4mb' }), async (request, response) => {
  const rawBody: string = request.body;
  const check = await api.webhooks.validate({ rawBody, rawRequest: request, rawResponse: response });
  if (!check.valid) return void response.sendStatus(401);
  response.sendStatus(await insertDelivery(request.headers, rawBody).catch(() => 503));
});
app.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('peer is ready'));
