import { Languages } from 'lucide-react'
import { strings } from '../strings.ts'
import { setLanguage, useLanguage, useStrings } from '../use-strings.ts'
import { Button } from './button.tsx'
import { Menu, MenuItem, MenuTrigger } from './menu.tsx'

/** Each language is named in itself, so that whoever is lost finds home. */
export function LanguageSwitch() {
  const t = useStrings(strings)
  const language = useLanguage()
  return (
    <MenuTrigger>
      <Button
        variant="ghost"
        icon={<Languages aria-hidden />}
        aria-label={`${t.language}: ${names[language]}`}
      >
        {names[language]}
      </Button>
      <Menu
        aria-label={t.language}
        selectionMode="single"
        selectedKeys={[language]}
        onAction={(id) => setLanguage(id === 'en' ? 'en' : 'zh-CN')}
      >
        <MenuItem id="zh-CN">{names['zh-CN']}</MenuItem>
        <MenuItem id="en">{names.en}</MenuItem>
      </Menu>
    </MenuTrigger>
  )
}

const names = { 'zh-CN': '简体中文', en: 'English' }
