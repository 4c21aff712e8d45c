import { Check } from 'lucide-react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Text } from 'react-aria-components/Text'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

/** One thing to choose in a Select, a ComboBox. */
export type Option<Id extends string = string> = {
  id: Id
  label: string
  /** A second line that explains. */
  note?: string | undefined
  icon?: ReactNode
  isDisabled?: boolean | undefined
}

/** The list inside the pop-over of Select and ComboBox. */
export function OptionList<Id extends string>({
  options,
  whenEmpty,
}: {
  options?: readonly Option<Id>[]
  whenEmpty?: string
}) {
  return (
    <ListBox
      {...(options ? { items: options } : {})}
      className="max-h-[inherit] overflow-auto p-1 outline-none"
      renderEmptyState={() => <div className="px-2 py-1.5 text-13 text-3">{whenEmpty}</div>}
    >
      {(option: Option<Id>) => (
        <ListBoxItem
          id={option.id}
          textValue={option.label}
          isDisabled={option.isDisabled ?? false}
          className={optionLook}
        >
          {({ isSelected }) => (
            <>
              {option.icon}
              <span className="flex min-w-0 flex-1 flex-col">
                <Text slot="label" className="truncate">
                  {option.label}
                </Text>
                {option.note === undefined ? null : (
                  <Text slot="description" className="text-12 text-3">
                    {option.note}
                  </Text>
                )}
              </span>
              <Check
                size={16}
                aria-hidden
                className={classNames('self-center text-brand-text', !isSelected && 'invisible')}
              />
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}

/** Rows of option lists and menus. */
export const optionLook = classNames(
  'group flex min-h-control cursor-default items-center gap-2 rounded-6 px-2 py-1 text-13 text-1 outline-none select-none',
  'data-hovered:not-data-focused:bg-subtle data-focused:bg-hover data-disabled:opacity-50',
  'data-focus-visible:outline-2 data-focus-visible:-outline-offset-2 data-focus-visible:outline-ring',
  'forced-colors:data-focused:outline-2 [&_svg]:shrink-0',
)

/** Boxes that float above the page. */
export const floating = classNames(
  'rounded-12 border border-line bg-surface text-1 shadow-3 outline-none',
  'transition-[opacity,translate] duration-120 data-entering:opacity-0 data-exiting:opacity-0',
  'data-[placement=bottom]:data-entering:-translate-y-1 data-[placement=top]:data-entering:translate-y-1',
)
