import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TokenGuard } from './api/token.guard.js';
import { keepRecipients } from './audit/outbox.store.js';
import { makeServer } from './fastify.js';
import { GUARDS } from './guards.js';
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
      providers: [...providersOf(parts), ...GUARDS],
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
  const { settings, log, db, register } = parts;
  await keepRecipients(db, register.recipients);
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
