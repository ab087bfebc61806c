/** The version of this package. Acts carry it, as evidence in the ledger. */
export const VERSION = '0.1.0';
