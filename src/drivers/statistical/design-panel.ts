import type { DriverPanel } from "../panel.ts";

/** What a design is made of: a panel, or one in which a test has put something else. */
export type DesignPanel = Omit<DriverPanel, "halves" | "placeboOutcomes">;

/** Choices within one panel. */
export interface DesignSetting {
  readonly ownLags: readonly number[];
  /** Adds the common shock of the same period: tests that look ahead must not find it. */
  readonly sameShock?: boolean;
  /** Only periods from the first of these places to before the second. */
  readonly between?: readonly [number, number];
}
