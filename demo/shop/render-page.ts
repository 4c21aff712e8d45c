import type { Language } from '../../contracts/text.ts'
import { type ShopStrings, strings } from './strings.ts'

type Page = {
  language: Language
  /** The line whose widget is on the page. */
  lineId: string
  /** Who can sign in here. */
  customerName: string
}

const groups = {
  charging: ['power-65w', 'mag', 'gan67', 'cable'],
  audio: ['air3', 'clip'],
  wearables: ['watch-s2', 'band-7'],
} as const
type Group = keyof typeof groups

const others = {
  'zh-CN': { href: '/demo-shop/en/', lang: 'en' },
  en: { href: '/demo-shop/', lang: 'zh-CN' },
} as const

/** The shop's one page. What makes it answer is its last line: the widget as any shop would embed it. */
export function renderPage({ language, lineId, customerName }: Page): string {
  const t = strings[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(t.title)}</title>
<meta name="description" content="${escape(t.description)}">
<link rel="icon" href="/demo-shop/files/lime.svg">
<link rel="stylesheet" href="/demo-shop/files/shop.css">
<script src="/demo-shop/files/shop.js" defer></script>
</head>
<body data-language="${language}" data-failed="${escape(t.signInFailed)}">
<a class="skip" href="#products">${escape(t.skip)}</a>
<aside class="demo"><span>${escape(t.demo)}</span> <a href="/desk/" target="_blank" rel="noopener">${escape(t.desk)}</a></aside>
${header(t, { language, customerName })}
<main>
${hero(t)}
${promises(t)}
${products(t)}
${tradeIn(t)}
</main>
<footer><p>${escape(t.footer)}</p></footer>
<script src="/widget.js" data-line="${lineId}" async></script>
</body>
</html>
`
}

function header(
  t: ShopStrings,
  { language, customerName }: Pick<Page, 'language' | 'customerName'>,
): string {
  const other = others[language]
  const links = Object.entries(t.groups).map(
    ([group, name]) => `<a href="#${group}">${escape(name)}</a>`,
  )
  return `<header>
<a class="brand" href="#top"><img src="/demo-shop/files/lime.svg" alt="" width="32" height="32">${escape(t.name)}</a>
<nav aria-label="${escape(t.menu)}">${links.join('')}<a href="#trade-in">${escape(t.tradeIn)}</a></nav>
<a class="language" href="${other.href}" lang="${other.lang}" hreflang="${other.lang}">${escape(t.otherLanguage)}</a>
<div class="account">
<button type="button" class="quiet" id="sign-in">${escape(t.signIn(customerName))}</button>
<p id="signed-in" hidden><span class="face" aria-hidden="true">${escape([...customerName][0]!)}</span><span>${escape(t.signedIn(customerName))}</span></p>
<button type="button" class="quiet" id="sign-out" hidden>${escape(t.signOut)}</button>
<p id="account-problem" role="status"></p>
</div>
</header>`
}

function hero(t: ShopStrings): string {
  const lines = t.heroTitle.map((line) => `<span>${escape(line)}</span>`)
  return `<section class="hero" id="top">
<div class="pitch">
<p class="tag">${escape(t.heroTag)}</p>
<h1>${lines.join(' ')}</h1>
<p>${escape(t.heroText)}</p>
<p class="ways"><a class="button" href="#products">${escape(t.heroLook)}</a>
<button type="button" class="quiet" data-ask="power-65w" data-name="${escape(t.products['power-65w'].name)}">${escape(t.ask)}</button></p>
</div>
<div class="stage"><img class="slice" src="/demo-shop/files/slice.svg" alt=""><img class="star" src="/demo-shop/files/power-65w.svg" alt="${escape(t.products['power-65w'].name)}"></div>
</section>`
}

function promises(t: ShopStrings): string {
  const items = t.promises.map(
    ({ title, text }) => `<li><strong>${escape(title)}</strong><span>${escape(text)}</span></li>`,
  )
  return `<ul class="promises">${items.join('\n')}</ul>`
}

function products(t: ShopStrings): string {
  const sections = (Object.keys(groups) as Group[]).map((group) => {
    const cards = groups[group].map((id) => card(t, id))
    return `<h3 id="${group}">${escape(t.groups[group])}</h3>\n<ul class="cards ${group}">\n${cards.join('\n')}\n</ul>`
  })
  return `<section class="products" id="products">
<h2>${escape(t.productsTitle)}</h2>
<p class="under">${escape(t.productsText)}</p>
${sections.join('\n')}
</section>`
}

function card(t: ShopStrings, id: keyof ShopStrings['products']): string {
  const { name, text, price, was, tag } = t.products[id]
  return `<li class="card ${id}" id="${id}">
${tag === '' ? '' : `<span class="tag">${escape(tag)}</span>`}
<img src="/demo-shop/files/${id}.svg" alt="" width="320" height="240">
<h4>${escape(name)}</h4>
<p>${escape(text)}</p>
<p class="price"><strong>${price}</strong>${was === '' ? '' : `<s>${was}</s>`}<button type="button" class="quiet" data-ask="${id}" data-name="${escape(name)}" aria-label="${escape(t.askAbout(name))}">${escape(t.ask)}</button></p>
</li>`
}

function tradeIn(t: ShopStrings): string {
  return `<section class="trade-in" id="trade-in">
<div><h2>${escape(t.tradeInTitle)}</h2><p>${escape(t.tradeInText)}</p>
<button type="button" class="button" data-ask="trade-in" data-name="${escape(t.tradeIn)}">${escape(t.ask)}</button></div>
<img src="/demo-shop/files/slice.svg" alt="">
</section>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
