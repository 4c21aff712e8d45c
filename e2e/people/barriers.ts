import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Nothing on this page stands in the way of those who cannot see it, or not well, as far as axe can tell. */
export async function expectNoBarriers(page: Page, where: string): Promise<void> {
  await settle(page)
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help})\n${target.join(' ')}\n${failureSummary}`,
    ),
  )
  expect.soft(found, where).toEqual([])
}

/** What fades in has less contrast than it will have. */
export async function settle(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.evaluate(async () => {
      const finite = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      await Promise.all(finite.map(({ finished }) => finished.catch(() => null)))
    })
  }
}
