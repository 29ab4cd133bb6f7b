import { expect, test } from 'vitest'
import { writeToTerminal } from '../../src/start/write-to-terminal.ts'

test.each([
  [true, ['Parley is stopping…\n']],
  [undefined, []],
])('a line is printed on a terminal alone (isTTY: %s)', (isTTY, expected) => {
  const written: string[] = []
  const output = { ...(isTTY ? { isTTY } : {}), write: (text: string) => written.push(text) }
  writeToTerminal(output)('Parley is stopping…')
  expect(written).toEqual(expected)
})
