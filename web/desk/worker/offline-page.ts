import { strings } from './strings.ts'

/**
 * What stands where the desk would: made here, because nothing of the application is kept. It has no
 * script, and its one style is named by a nonce of its own.
 */
export function offlinePage(): Response {
  const language = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
  const t = strings[language]
  const nonce = crypto.randomUUID()
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
<meta name="color-scheme" content="light dark" />
<title>${t.offlineTitle}</title>
<style nonce="${nonce}">
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 24rem; padding: 1.5rem; text-align: center; }
h1 { margin: 0 0 .5rem; font-size: 1.25rem; }
p { margin: 0 0 1.5rem; }
</style>
</head>
<body><main><h1>${t.offlineTitle}</h1><p>${t.offlineText}</p><a href="">${t.tryAgain}</a></main></body>
</html>`
  return new Response(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
  })
}
