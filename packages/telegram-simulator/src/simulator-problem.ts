/** A control act that can't be done; the message says why, for whoever wrote the test. */
export class SimulatorProblem extends Error {
  override readonly name = "SimulatorProblem";
}
