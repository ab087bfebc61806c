import { allPaths as paths } from './all-paths.js';
import { Erasure } from './erasure.js';
import { OwnFile } from './own-file.js';

/** What a customer may ask of whoever keeps something of theirs. */
export const rightsRoutes = {
  export: {
    ...paths.export,
    reply: OwnFile,
    says: 'It is written while it is sent: one that ends early is not whole.',
    refusals: [],
  },
  erasure: { ...paths.erasure, reply: Erasure, refusals: [] },
  erase: { ...paths.erase, reply: Erasure, refusals: [] },
  undoErasure: { ...paths.undoErasure, reply: Erasure, refusals: [] },
} as const;
