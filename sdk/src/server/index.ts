/** For a retailer's backend, never for a browser. */
export {
  createRetailer,
  type About,
  type AuditAnswer,
  type AuditExport,
  type AuditExports,
  type Claimed,
  type Explanation,
  type ImportReport,
  type QuestionList,
  type Retailer,
  type RowsReport,
  type StockReport,
} from './retailer.js';
export {
  createTokenSigner,
  type TokenClaims,
  type TokenSigner,
  type TokenSignerOptions,
} from './signer.js';
