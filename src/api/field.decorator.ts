import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { FIELDS, Profile } from '@village-butcher/sdk/contract';
import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { Refusal } from '../base/refusal.js';
import type { Told } from '../profile/tell.flow.js';
import { issuesOf } from './issues.js';

const Named = z.strictObject({ field: z.enum(FIELDS) });

/** What a customer tells. Which schema decides is the path's word, so the two are read together. */
export const TheTold = createParamDecorator((_: unknown, context: ExecutionContext): Told => {
  const { params, body } = context.switchToHttp().getRequest<FastifyRequest>();
  const { field } = checked(Named, params);
  return { field, value: checked(Profile.shape[field], body) };
});

function checked<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): z.core.output<Schema> {
  const read = z.safeParse(schema, value);
  if (read.success) return read.data;
  throw new Refusal(
    'invalid',
    'The value is not as the field wants it.',
    issuesOf(read.error.issues),
  );
}
