/** Writes a line if Parley was started in a terminal. The output of a service stays unchanged. */
export const writeToTerminal =
  (output: { isTTY?: boolean; write(text: string): unknown }) =>
  (line: string): void => {
    if (output.isTTY) output.write(`${line}\n`)
  }
