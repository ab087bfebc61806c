export { LANGUAGES, type Language } from '@village-butcher/sdk/contract';
