export { dyadPanel, type Panel } from "./panel.ts";
export { phasesOf } from "./phases.ts";
