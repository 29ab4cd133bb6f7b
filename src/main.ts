import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Node keeps what it compiled beside the built program, and the next start is faster. Where it may not write, it goes on
// without. The rest is imported afterwards, because only later imports are kept.
enableCompileCache(join(import.meta.dirname, '../compile-cache'))
const { run } = await import('./run.ts')
await run()
