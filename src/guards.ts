import { StandardSchemaSerializerInterceptor, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { FormGuard, FormPipe } from './api/form.guard.js';
import { LimitGuard } from './api/limit.guard.js';
import { RefusalFilter } from './api/refusal.filter.js';
import { TokenGuard } from './api/token.guard.js';

/** What stands before every route, in this order: who it is, how often, and in what form. */
export const GUARDS: Provider[] = [
  TokenGuard,
  { provide: APP_GUARD, useExisting: TokenGuard },
  { provide: APP_GUARD, useClass: LimitGuard },
  { provide: APP_GUARD, useClass: FormGuard },
  { provide: APP_PIPE, useClass: FormPipe },
  { provide: APP_FILTER, useClass: RefusalFilter },
  { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
];
