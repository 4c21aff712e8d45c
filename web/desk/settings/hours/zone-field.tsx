import { ComboBox } from '@yingsheng/ui/combo-box'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { useMemo } from 'react'
import { strings } from './strings.ts'

type ZoneFieldProps = { value: string; onChange: (zone: string) => void; error: string | undefined }

/** A time zone, found by its city, its name or its distance from Greenwich. */
export function ZoneField({ value, onChange, error }: ZoneFieldProps) {
  const t = useStrings(strings)
  const language = useLanguage()
  const options = useMemo(() => {
    const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', value])
    return [...zones].map((zone) => ({ id: zone, label: describe(zone, language) }))
    // A zone that the browser does not list is there from the beginning or never.
    // oxlint-disable-next-line exhaustive-deps
  }, [language])
  return (
    <ComboBox
      label={t.zone}
      placeholder={t.zonePlaceholder}
      options={options}
      value={value}
      onChange={(zone) => zone !== null && onChange(zone)}
      error={error}
      className="max-w-100"
    />
  )
}

/** `Asia/Shanghai（中国标准时间，GMT+8）` */
function describe(zone: string, language: string): string {
  const part = (timeZoneName: 'longGeneric' | 'shortOffset') =>
    new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName })
      .formatToParts()
      .find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [name, offset] = [part('longGeneric'), part('shortOffset')]
  return language === 'zh-CN' ? `${zone}（${name}，${offset}）` : `${zone} (${name}, ${offset})`
}
