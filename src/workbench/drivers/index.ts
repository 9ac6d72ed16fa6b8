export type {
  Driver,
  DriverSeries,
  DriversDocument,
  Finding,
  ToldGain,
} from "./drivers-document.ts";
export type { DriversRequest } from "./explain.ts";
export type { MatrixPart } from "./matrix-part.ts";
export { methodMatrix, type WeighedMatrixDocument } from "./method-matrix.ts";
