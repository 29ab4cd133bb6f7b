import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Router } from 'express'
import { asset, assetsFolder } from '../assets.ts'

/** Websites name this address for ever, so it is not kept for long. */
const maxAgeSeconds = 5 * 60

let script: Promise<string> | undefined

/** The build is a module: as a classic script it must not leave its names on the website's page. */
async function readScript(): Promise<string> {
  const code = await readFile(join(assetsFolder, basename(asset('loader'))), 'utf8')
  return `(()=>{'use strict';${code}})()`
}

/** GET /m.js: the script that a website includes to show the chat. */
export function loaderRoute(): Router {
  const router = Router()
  router.get('/m.js', async (_req, res) => {
    script ??= readScript()
    res
      .set('Cache-Control', `public, max-age=${maxAgeSeconds}`)
      .set('Access-Control-Allow-Origin', '*')
      .set('Cross-Origin-Resource-Policy', 'cross-origin')
      .type('js')
      .send(await script)
  })
  return router
}
