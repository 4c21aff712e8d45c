// Runs before the first paint, as a file of its own because the page allows no inline script: a
// dark desk must not flash white while the application loads. The keys are those of web/ui/theme.ts
// and web/ui/use-strings.ts, which take over once they are there.
;(() => {
  const recall = (key) => {
    try {
      return localStorage.getItem(`yingsheng.${key}`)
    } catch {
      return null
    }
  }
  const root = document.documentElement
  const theme = recall('theme')
  const isDark =
    theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = isDark ? 'dark' : 'light'
  root.dataset.density = recall('density') === 'compact' ? 'compact' : 'comfortable'
  const language = recall('language')
  if (language === 'zh-CN' || language === 'en') root.lang = language
  else root.lang = navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
})()
