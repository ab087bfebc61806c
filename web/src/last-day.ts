/** The day that a deadline ends with: it is the end of it, and so the beginning of the next. */
export const lastDay = (dueAt: string): Date => new Date(Date.parse(dueAt) - 1);
