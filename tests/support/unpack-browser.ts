import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    browserPath: string
  }
}

/** The package unpacks to the temporary folder, and takes any existing file for complete. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** Unpacks to another folder and renames it. So a killed or simultaneous run leaves no incomplete browser. */
async function unpackOnce(folder: string): Promise<void> {
  if (existsSync(folder)) return
  const beside = await mkdtemp(`${folder}-`)
  await unpackInto(beside)
  try {
    await rename(beside, folder)
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** Each version has its own folder. */
async function readVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = join(dirname(entry), '../package.json')
  return JSON.parse(await readFile(manifest, 'utf8')).version
}

/** One headless Chromium per run, unpacked before any worker starts it. */
export default async function setUp(project: TestProject): Promise<void> {
  const folder = join(tmpdir(), `chromium-${await readVersion()}`)
  await unpackOnce(folder)
  project.provide('browserPath', join(folder, 'chromium'))
}
