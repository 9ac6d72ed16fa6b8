export type { Effects, Output } from "./effects.ts";
export { processEffects } from "./process-effects.ts";
export { main } from "./run.ts";
