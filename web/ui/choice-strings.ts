import type { Preferences, Role } from '@yingsheng/contracts/agents'
import type { Language } from '@yingsheng/contracts/text'
import type { Dictionaries } from './use-strings.ts'

/** What there is to choose in several places is called the same in each; see docs/vocabulary.md for the roles. */
type Choices = {
  roles: Record<Role, string>
  themes: Record<Preferences['theme'], string>
  densities: Record<Preferences['density'], string>
  /** Each in itself, so that whoever is lost finds home. */
  languages: Record<Language, string>
}

const languages = { 'zh-CN': '简体中文', en: 'English' }

const zh: Choices = {
  roles: { owner: '所有者', administrator: '管理员', supervisor: '主管', agent: '客服' },
  themes: { light: '浅色', dark: '深色', system: '跟随系统' },
  densities: { comfortable: '舒适', compact: '紧凑' },
  languages,
}
const en: Choices = {
  roles: {
    owner: 'Owner',
    administrator: 'Administrator',
    supervisor: 'Supervisor',
    agent: 'Agent',
  },
  themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  languages,
}
export const choiceStrings: Dictionaries<Choices> = { 'zh-CN': zh, en }
