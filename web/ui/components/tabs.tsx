import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { classNames } from '../class-names.ts'

type TabsProps<Id extends string> = {
  label: string
  tabs: readonly { id: Id; label: string; count?: number; content: ReactNode }[]
  value?: Id
  onChange?: (id: Id) => void
  className?: string
}

export function Tabs<Id extends string>({
  label,
  tabs,
  value,
  onChange,
  className,
}: TabsProps<Id>) {
  return (
    <AriaTabs
      {...(value === undefined ? {} : { selectedKey: value })}
      {...(onChange ? { onSelectionChange: (id) => onChange(id as Id) } : {})}
      className={classNames('flex min-w-0 flex-col', className)}
    >
      <TabList aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line px-1">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className={classNames(
              'flex min-h-control-lg cursor-pointer items-center gap-1 border-b-2 border-transparent text-13 whitespace-nowrap text-2 transition-colors duration-120',
              'data-hovered:text-1 data-selected:border-brand data-selected:font-semibold data-selected:text-brand-text',
              'data-focus-visible:-outline-offset-2',
            )}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="num">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="min-h-0 flex-1 pt-3">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
