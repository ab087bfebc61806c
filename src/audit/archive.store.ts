import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of an archive: opened when it is its turn, and never two at once. */
export interface Packed {
  readonly name: string;
  readonly open: () => Promise<Buffer | Readable>;
}

/** Texts one after another, as a file. They are made when it is its turn. */
export const packedTexts = (name: string, texts: () => AsyncIterable<string>): Packed => ({
  name,
  open: async () => Readable.from(texts()),
});

/** No time and no rights of this machine: the same files make the same archive. */
const ALWAYS = { mtime: new Date(0), mode: 0o100644, compress: true } as const;
const DRAFT = '.draft';

/** Packs files into a ZIP, on disk for good when this is through. Answers how long it is. */
export async function pack(path: string, files: readonly Packed[]): Promise<number> {
  const draft = await open(path + DRAFT, 'w');
  try {
    for await (const chunk of zipped(files)) await draft.writeFile(chunk);
    await draft.sync();
    await rename(path + DRAFT, path);
    return (await draft.stat()).size;
  } finally {
    await draft.close();
    const folder = await open(dirname(path), 'r');
    await folder.sync().finally(() => folder.close());
  }
}

/** The bytes of the ZIP, made as fast as they are taken. */
function zipped(files: readonly Packed[]): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  const bytes = Readable.from(zip.outputStream) as AsyncIterable<Uint8Array> & Readable;
  zip.on('error', (error: Error) => bytes.destroy(error));
  for (const { name, open: begin } of files) {
    zip.addReadStreamLazy(name, ALWAYS, (give) => {
      begin().then(
        (found) => give(null, Buffer.isBuffer(found) ? Readable.from([found]) : found),
        (error: unknown) => bytes.destroy(error as Error),
      );
    });
  }
  zip.end();
  return bytes;
}
