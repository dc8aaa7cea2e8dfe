import type { ActionFunctionArgs } from '@remix-run/node';
import { maxVideoBytes } from '../contracts/reviews.ts';
import { takeUpload } from '../shoppers/review-uploads.server.ts';
import { onlyPost } from '../shoppers/shopper.server.ts';

export const loader = onlyPost;

/** Takes a video; its address ends like that of a picture, so that what is larger than a form is let through. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  takeUpload(request, maxVideoBytes);
