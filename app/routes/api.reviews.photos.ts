import type { ActionFunctionArgs } from '@remix-run/node';
import { maxPhotoBytes } from '../contracts/returns.ts';
import { takeUpload } from '../shoppers/review-uploads.server.ts';
import { onlyPost } from '../shoppers/shopper.server.ts';

export const loader = onlyPost;

/** Takes a picture, or a video that is no larger than one. */
export const action = ({ request }: ActionFunctionArgs): Promise<Response> =>
  takeUpload(request, maxPhotoBytes);
