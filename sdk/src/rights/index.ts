export { requestsOf, type RequestAsk, type Requests, type RightsRequest } from './requests.js';
