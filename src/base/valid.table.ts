import { validateOrReject } from 'class-validator';
import {
  EventSubscriber,
  type EntitySubscriberInterface,
  type InsertEvent,
  type UpdateEvent,
} from 'typeorm';

/** Nothing is stored that its table class finds wrong: a row says what it may be, and it counts. */
@EventSubscriber()
export class OnlyValidRows implements EntitySubscriberInterface<object> {
  async beforeInsert({ entity, manager, metadata }: InsertEvent<object>): Promise<void> {
    await validateOrReject(manager.create(metadata.target, entity));
  }

  async beforeUpdate({ entity, manager, metadata }: UpdateEvent<object>): Promise<void> {
    if (!entity) return;
    await validateOrReject(manager.create(metadata.target, entity as object), {
      skipMissingProperties: true,
    });
  }
}
