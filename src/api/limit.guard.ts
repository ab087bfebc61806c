import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Refusal } from '../base/refusal.js';
import { Allowances } from './allowance.js';
import { callers, clients } from './request.js';
import { routeOf } from './route.decorator.js';

/** Lets nobody in who asks too often. It counts for whom the token names, and for nobody else. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(private readonly allowances: Allowances) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<object>();
    const { limit } = routeOf(context.getHandler());
    const client = clients.get(request);
    if (client === undefined) return true;
    const customer = callers.get(request)?.customer;
    const [whose, id] = customer
      ? (['customer', customer] as const)
      : (['client', client] as const);
    if (this.allowances.spend(whose, id, limit, performance.now())) return true;
    throw new Refusal('too-many-requests', 'This was asked too often.');
  }
}
