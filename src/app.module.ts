import { Module, StandardSchemaSerializerInterceptor, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FormGuard, FormPipe } from './api/form.guard.js';
import { RefusalFilter } from './api/refusal.filter.js';
import { TokenGuard } from './api/token.guard.js';
import { makeServer } from './fastify.js';
import { providersOf, type Parts } from './parts.js';
import { serveFiles } from './serve-pages.js';
import { corsOf, serveChanges, serveDocument, takeImports } from './serve.js';
import { controllersOf } from './stand-in.js';

/** The one module: parts, who guards them, and who serves. */
@Module({})
class AppModule {
  static of(parts: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [openedAs(parts.db)],
      controllers: controllersOf(parts),
      providers: [
        ...providersOf(parts),
        TokenGuard,
        { provide: APP_GUARD, useExisting: TokenGuard },
        { provide: APP_GUARD, useClass: FormGuard },
        { provide: APP_PIPE, useClass: FormPipe },
        { provide: APP_FILTER, useClass: RefusalFilter },
        { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
      ],
    };
  }
}

/** The pool is opened before the service is, because it is checked first; Nest hands it on and ends it. */
const openedAs = (db: Parts['db']): DynamicModule =>
  TypeOrmModule.forRootAsync({
    useFactory: () => db.options,
    dataSourceFactory: () => Promise.resolve(db),
  });

/** The whole service over HTTP, ready to listen. Nest says nothing of its own: see `api/log.ts`. */
export async function createApp(parts: Parts): Promise<NestFastifyApplication> {
  const { settings, log } = parts;
  const server = makeServer({ log, publicUrl: settings.publicUrl });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(parts), server, {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  const guard = app.get(TokenGuard);
  takeImports(server.getInstance(), (request, route) => guard.admit(request, route));
  serveChanges(server.getInstance(), app);
  serveDocument(server.getInstance());
  serveFiles(server.getInstance(), parts);
  if (settings.origins.length > 0) app.enableCors(corsOf(settings.origins));
  return app.init();
}
