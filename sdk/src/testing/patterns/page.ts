/** What the page asks of its service. */
export interface AskedFor {
  method(): string;
  url(): string;
  ['postData'](): string | null;
}

/** What came of it. */
export interface Answered {
  url(): string;
  request(): AskedFor;
  headers(): Readonly<Record<string, string>>;
  text(): Promise<string>;
}

/** What a server said to a navigation. */
interface Arrived {
  status(): number;
  headers(): Readonly<Record<string, string>>;
}

/** A question that the browser itself puts before the page. */
export interface Asked {
  message(): string;
  accept(): Promise<void>;
}

/** What can be heard of a page. */
interface Heard {
  (event: 'request', listener: (request: AskedFor) => void): unknown;
  (event: 'requestfinished', listener: (request: AskedFor) => void): unknown;
  (event: 'requestfailed', listener: (request: AskedFor) => void): unknown;
  (event: 'response', listener: (response: Answered) => void): unknown;
  (event: 'dialog', listener: (dialog: Asked) => void): unknown;
}

/** The part of a Playwright page that is used. A page of another tool will do if it can as much. */
export interface AuditedPage {
  readonly keyboard: { press(key: string): Promise<void> };
  readonly mouse: {
    click(x: number, y: number): Promise<void>;
    move(x: number, y: number): Promise<void>;
  };
  readonly on: Heard;
  readonly off: Heard;
  goto(address: string): Promise<Arrived | null>;
  goBack(): Promise<unknown>;
  url(): string;
  evaluate(script: string): Promise<unknown>;
}
