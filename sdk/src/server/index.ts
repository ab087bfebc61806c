/** For a retailer's backend, never for a browser. */
export { createRetailer, type ImportReport, type Retailer } from './retailer.js';
