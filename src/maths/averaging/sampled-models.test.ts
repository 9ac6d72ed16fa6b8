import { describe, expect, test } from "vitest";
import { waves } from "../../../test/support/averaging-references.ts";
import { seededRandom } from "../../kernel/index.ts";
import { coefficients } from "./coefficients.ts";
import { crossProducts } from "./cross-products.ts";
import { enumerateModels } from "./enumeration.ts";
import { columnCandidates } from "./model-space.ts";
import { sampleModels } from "./sampled-models.ts";
import { weighModels } from "./weighing.ts";

const { response, columns } = waves(50, 5);
const ones = response.map(() => 1);
const space = enumerateModels(crossProducts(response, columns, [ones]), columnCandidates(5));
const G = 50;
const averaged = weighModels(space, { kind: "fixed", g: G }, { kind: "uniform" });
const expected = coefficients(space, averaged);
const COUNT = 20_000;
const draws = sampleModels(space, averaged.probability, G, COUNT, seededRandom(4));

const coefficientOf = (j: number): number[] =>
  draws.map((draw) => draw.coefficients[draw.columns.indexOf(j)] ?? 0);
const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;

describe("models drawn from their posterior", () => {
  test("hold each column as often as its inclusion says", () => {
    expected.forEach(({ inclusion }, j) => {
      const share = mean(draws.map((draw) => (draw.columns.includes(j) ? 1 : 0)));
      expect(Math.abs(share - inclusion)).toBeLessThan(0.001);
    });
  });

  test("have coefficients of the averaged mean, standard deviation and sign", () => {
    expected.forEach((column, j) => {
      const values = coefficientOf(j);
      const centre = mean(values);
      const sd = Math.sqrt(mean(values.map((x) => (x - centre) ** 2)));
      expect(Math.abs(centre - column.mean)).toBeLessThan((5 * column.sd) / Math.sqrt(COUNT));
      expect(Math.abs(sd / column.sd - 1)).toBeLessThan(0.05);
      const isIn = values.filter((x) => x !== 0);
      const positive = mean(isIn.map((x) => (x > 0 ? 1 : 0)));
      expect(Math.abs(positive - column.positive)).toBeLessThan(0.03);
    });
  });

  test("have the variance of the rows that the models leave", () => {
    const { n, forced, yy } = space.products;
    const s = G / (1 + G);
    const left = averaged.probability.reduce(
      (sum, p, m) => sum + p * (1 - s * (space.r2[m] as number)),
      0,
    );
    const ratio = mean(draws.map(({ variance }) => variance)) / ((yy * left) / (n - forced - 2));
    expect(Math.abs(ratio - 1)).toBeLessThan(0.01);
  });

  test("move together as the least squares estimates of one model do", () => {
    const both = enumerateModels(
      crossProducts(response, columns.slice(0, 2), [ones]),
      columnCandidates(2),
    );
    const only = Float64Array.from({ length: both.models }, (_, m) =>
      both.terms[m] === 2 ? 1 : 0,
    );
    const drawn = sampleModels(both, only, G, COUNT, seededRandom(8));
    const [x, y] = [0, 1].map((j) => drawn.map((draw) => draw.coefficients[j] as number));
    const [mx, my] = [mean(x as number[]), mean(y as number[])];
    const product = (a: number[], ma: number, b: number[], mb: number): number =>
      mean(a.map((value, i) => (value - ma) * ((b[i] as number) - mb)));
    const [u, v] = [x as number[], y as number[]];
    const correlation =
      product(u, mx, v, my) / Math.sqrt(product(u, mx, u, mx) * product(v, my, v, my));
    const { xx } = both.products;
    const told = -(xx[1] as number) / Math.sqrt((xx[0] as number) * (xx[3] as number));
    expect(Math.abs(correlation - told)).toBeLessThan(0.02);
  });

  test("are the same for the same seed, and as many as asked for", () => {
    const again = (seed: number): unknown =>
      sampleModels(space, averaged.probability, G, 7, seededRandom(seed));
    expect(again(1)).toEqual(again(1));
    expect(again(1)).not.toEqual(again(2));
    expect(again(1)).toHaveLength(7);
  });
});
