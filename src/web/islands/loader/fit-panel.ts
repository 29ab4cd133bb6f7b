const phone = '(max-width: 520px), (max-height: 460px)'

/**
 * On a phone the panel covers what the keyboard leaves of the screen, and the page behind it is inert. The frame
 * cannot know this size, so the page around it sets it. Returns how to end.
 */
export function fitPanel(panel: HTMLElement, onFit: (isFull: boolean) => void): () => void {
  const view = window.visualViewport
  const query = matchMedia(phone)
  const fit = () => {
    const isFull = query.matches
    panel.classList.toggle('full', isFull)
    document.body.inert = isFull
    for (const [name, value] of [
      ['top', `${view?.offsetTop ?? 0}px`],
      ['height', `${view?.height ?? innerHeight}px`],
    ] as const)
      if (isFull) panel.style.setProperty(name, value)
      else panel.style.removeProperty(name)
    onFit(isFull)
  }
  const targets = [view, query].filter(target => target != null)
  for (const target of targets)
    for (const name of ['resize', 'scroll', 'change']) target.addEventListener(name, fit)
  fit()
  return () => {
    for (const target of targets)
      for (const name of ['resize', 'scroll', 'change']) target.removeEventListener(name, fit)
    document.body.inert = false
  }
}
