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

/** Serious and critical faults that axe-core finds on the current page. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Half a megabyte, so it is injected once per page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
