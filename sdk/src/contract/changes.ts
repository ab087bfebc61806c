import * as z from 'zod/mini';

/** What a stream of changes tells of: where I stand, and what could be suggested. */
export const CHANGES = ['permissions', 'suggestions'] as const;

/**
 * That something changed, and never what: whoever wants to know asks. `etag` is the one that the
 * answer now has (`permissions`), `null` where it depends on the question. More words may come.
 */
export const ChangeEvent = z.object({
  type: z.string().register(z.globalRegistry, { 'x-known-values': CHANGES }),
  etag: z.nullable(z.string()),
});
export type ChangeEvent = z.infer<typeof ChangeEvent>;
