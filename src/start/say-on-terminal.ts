/** Says a line to whoever started Parley in a terminal. The output of a service stays as it is. */
export const sayOnTerminal =
  (output: { isTTY?: boolean; write(text: string): unknown }) =>
  (line: string): void => {
    if (output.isTTY) output.write(`${line}\n`)
  }
