/** For a retailer's backend, never for a browser. */
export { createRetailer, type Retailer } from './retailer.js';
