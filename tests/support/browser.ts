import chromium from '@sparticuz/chromium'
import axe from 'axe-core'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { inject } from 'vitest'

// Software emulation of a graphics card takes a third of a journey's processor time.
chromium.setGraphicsMode = false

/** Headless Chromium from a package, independent of the system. */
export const launchBrowser = async (more: readonly string[] = []): Promise<Browser> =>
  playwright.launch({
    executablePath: inject('browserPath'),
    // In a single process the first closed page would end the browser.
    args: [...chromium.args.filter(arg => arg !== '--single-process'), ...more],
    headless: true,
    chromiumSandbox: false,
  })

export const desktop = { width: 1280, height: 900 }
export const phone = { width: 390, height: 844 }

/** Returns what axe-core finds serious or critical on the page now. Colors are checked on wide screens only: they are the same on a phone. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // The source is half a megabyte, so it is sent to each document once.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const enabled = (page.viewportSize()?.width ?? desktop.width) >= desktop.width
  const { violations } = await page.evaluate(
    contrast =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ['violations'],
        rules: { 'color-contrast': contrast },
      }),
    { enabled },
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
