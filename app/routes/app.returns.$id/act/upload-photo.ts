import { z } from 'zod';
import { maxPhotoBytes } from '#app/contracts/returns.ts';

const answer = z.object({ id: z.string(), url: z.string(), width: z.number(), height: z.number() });

export type Uploaded = z.infer<typeof answer> | { readonly wrong: 'refused' | 'failed' };

/** Sends a picture as it is; App Bridge says who sends it. */
export async function uploadPhoto(returnId: string, file: File): Promise<Uploaded> {
  if (file.size > maxPhotoBytes) return { wrong: 'refused' };
  try {
    const response = await fetch(`/app/returns/${returnId}/photos`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
    });
    if (!response.ok) return { wrong: response.status < 500 ? 'refused' : 'failed' };
    return answer.parse(await response.json());
  } catch {
    return { wrong: 'failed' };
  }
}
