/** Of one customer, all that was read through the place that is asked about. */
export interface Reached {
  /** Where the log has the first of it. */
  readonly position: number;
  readonly customer: string;
  readonly fields: readonly string[];
  readonly uses: number;
  readonly firstAt: string;
  readonly lastAt: string;
}
