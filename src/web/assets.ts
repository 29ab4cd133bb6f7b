import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** This file is in src/web, or part of the built server in dist/src. */
const besideCompiled = join(import.meta.dirname, '../assets')
const besideSource = join(import.meta.dirname, '../../dist/assets')

const sources = {
  booking: 'src/web/islands/booking.tsx',
  chatPreview: 'src/web/islands/chat-preview.ts',
  conversation: 'src/web/islands/conversation.ts',
  copy: 'src/web/islands/copy.ts',
  desk: 'src/web/islands/desk.ts',
  deskStyle: 'src/web/views/styles/desk.css',
  devSiteStyle: 'src/dev/site/site.css',
  embedded: 'src/web/islands/embedded.ts',
  loader: 'src/web/islands/loader/loader.ts',
  richText: 'src/web/islands/rich-text.ts',
  schedule: 'src/web/islands/schedule.ts',
  style: 'src/web/views/style.css',
} as const

export type AssetName = keyof typeof sources

interface Chunk {
  file: string
  name?: string
  isEntry?: boolean
  /** Style sheets that its modules import. */
  css?: readonly string[]
}

/** The folder of the built assets, served at /assets. */
export const assetsFolder = existsSync(besideCompiled) ? besideCompiled : besideSource

let manifest: Record<string, Chunk> | undefined

const readManifest = (): Record<string, Chunk> => {
  const path = join(assetsFolder, 'manifest.json')
  if (!existsSync(path)) throw new Error('The assets are not built. Run `npm run build` first.')
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Addresses of the chat's panel: its script, and its style sheets. Undefined if it is not part of the build. */
export function chatAssets(): { script: string; styles: readonly string[] } | undefined {
  manifest ??= readManifest()
  const chunk = Object.values(manifest).find(({ name, isEntry }) => name === 'chat' && isEntry)
  return (
    chunk && {
      script: `/assets/${chunk.file}`,
      styles: (chunk.css ?? []).map(file => `/assets/${file}`),
    }
  )
}

/** Address of a built asset. Its name contains a hash, so it can be cached indefinitely. */
export function asset(name: AssetName): string {
  manifest ??= readManifest()
  const chunk = manifest[sources[name]]
  if (!chunk) throw new Error(`The build has no asset for ${sources[name]}`)
  return `/assets/${chunk.file}`
}
