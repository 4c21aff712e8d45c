/**
 * Draws the pictures that people send in the story: each `story/pictures/<name>.svg` becomes
 * `story/files/<name>`. Run it after changing one; the drawn ones are kept with the story, so that
 * telling it needs neither a browser nor fonts.
 *   node demo/draw-pictures.ts
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'

const sources = join(import.meta.dirname, 'story/pictures')
const files = join(import.meta.dirname, 'story/files')
const quality = 72

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage()
for (const source of await readdir(sources)) {
  const name = source.replace(/\.svg$/, '')
  const svg = await readFile(join(sources, source), 'utf8')
  const [width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.slice(1).map(Number) as [
    number,
    number,
  ]
  await page.setViewportSize({ width, height })
  await page.goto(pathToFileURL(join(sources, source)).href)
  const isPhoto = name.endsWith('.jpg')
  await page.screenshot({
    path: join(files, name),
    ...(isPhoto ? { type: 'jpeg', quality } : { type: 'png' }),
  })
}
await browser.close()
