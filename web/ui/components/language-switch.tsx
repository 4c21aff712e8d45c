import { Languages } from 'lucide-react'
import { choiceStrings } from '../choice-strings.ts'
import { strings } from '../strings.ts'
import { setLanguage, useLanguage, useStrings } from '../use-strings.ts'
import { Button } from './button.tsx'
import { Menu, MenuItem, MenuTrigger } from './menu.tsx'

export function LanguageSwitch() {
  const t = useStrings(strings)
  const { languages } = useStrings(choiceStrings)
  const language = useLanguage()
  return (
    <MenuTrigger>
      <Button
        variant="ghost"
        icon={<Languages aria-hidden />}
        aria-label={`${t.language}: ${languages[language]}`}
      >
        {languages[language]}
      </Button>
      <Menu
        aria-label={t.language}
        selectionMode="single"
        selectedKeys={[language]}
        onAction={(id) => setLanguage(id === 'en' ? 'en' : 'zh-CN')}
      >
        <MenuItem id="zh-CN">{languages['zh-CN']}</MenuItem>
        <MenuItem id="en">{languages.en}</MenuItem>
      </Menu>
    </MenuTrigger>
  )
}
