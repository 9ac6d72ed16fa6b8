import { A_YEAR } from "./past.ts";
import { pathsOf } from "./path.ts";
import type { ScenarioGround } from "./run-scenario.ts";
import type { Scenario } from "./scenario.ts";

/**
 * The scenarios of a dyad for which nobody has written one: every hypothesis that the record has made likelier than it was, with its
 * exposures led to their 90th, and to their 10th percentile. One that stays where the baseline is, as many at rest do at their
 * 10th, is left out.
 *
 * @param horizon periods; default a year, by year two
 * @returns the likeliest hypothesis first, high before low; none where the record has too few rows or has made none likelier
 */
export function standardScenarios(
  { panel, posterior }: Pick<ScenarioGround, "panel" | "posterior">,
  horizon: number = A_YEAR[panel.by],
): Scenario[] {
  if (posterior.state === "unknown") return [];
  const moves = ({ moves: all }: Scenario): boolean =>
    all
      .flatMap((move) => pathsOf(panel, posterior, move, horizon))
      .some(({ values, range }) => values.some((value) => value !== range.baseline));
  return posterior.hypotheses
    .filter(({ measured, inclusion, prior }) => measured && inclusion > prior)
    .toSorted((x, y) => y.inclusion - x.inclusion)
    .flatMap(({ id: hypothesis }) =>
      (["p90", "p10"] as const).map((at): Scenario => {
        const course = { kind: "hold", at } as const;
        return {
          title: `${hypothesis} at its ${at.slice(1)}th percentile`,
          horizon,
          moves: [{ hypothesis, exposure: undefined, course, gradual: true }],
        };
      }),
    )
    .filter(moves);
}
