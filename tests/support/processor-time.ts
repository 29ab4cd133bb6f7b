/** Milliseconds of the processor that `work` takes in this thread. Other work of the machine does not count. */
export function processorMsOf(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
