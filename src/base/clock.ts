/**
 * What time it is. `null`: ask the database, whose clock decides in production. Tests and scenarios
 * bring a clock of their own.
 */
export abstract class Clock {
  abstract now(): Date | null;
}

/** The clock of production: every statement answers the time that it used. */
export class DatabaseClock extends Clock {
  now(): null {
    return null;
  }
}
