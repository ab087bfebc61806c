/** One event of a stream. */
export interface StreamEvent {
  readonly type: string;
  readonly said: string;
}

/** Reads events out of a text that comes in pieces, wherever it is cut (HTML §9.2.6). */
export class EventReader {
  /** What the last event was called that had a name: sent when the stream is opened again. */
  lastId = '';
  #rest = '';
  #endsInReturn = false;
  #type = '';
  #said: string[] = [];

  /** The events that end in this piece. A line is at an end with CR, LF or both. */
  read(piece: string): readonly StreamEvent[] {
    if (piece === '') return [];
    const text = this.#rest + (this.#endsInReturn ? piece.replace(/^\n/, '') : piece);
    this.#endsInReturn = piece.endsWith('\r');
    const lines = text.split(/\r\n|\r|\n/);
    this.#rest = lines.pop()!;
    return lines.flatMap((line) => (line === '' ? this.#ended() : this.#taken(line)));
  }

  #ended(): readonly StreamEvent[] {
    const event = { type: this.#type || 'message', said: this.#said.join('\n') };
    const isEvent = this.#said.length > 0;
    this.#type = '';
    this.#said = [];
    return isEvent ? [event] : [];
  }

  /** A line without a name is a comment; names that are not known say nothing. */
  #taken(line: string): readonly StreamEvent[] {
    const [, name, value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === 'data') this.#said.push(value);
    if (name === 'event') this.#type = value;
    if (name === 'id' && !value.includes('\0')) this.lastId = value;
    return [];
  }
}
