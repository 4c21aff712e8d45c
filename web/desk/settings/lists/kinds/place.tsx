/** Outlets, and pages of other systems: where something is. */
import { useState } from 'react'
import { catalogueTextCharactersMax, nameCharactersMax } from '@yingsheng/contracts/limits'
import { TextArea } from '@yingsheng/ui/text-area'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { FieldsProps, ListSpec } from '../list-spec.ts'
import { readCoordinates } from '../rules/read-coordinates.ts'
import { strings } from '../strings.ts'

/** NaN stands for coordinates that were not typed, or are none. */
export const outletSpec: ListSpec<'outlet'> = {
  kind: 'outlet',
  blank: () => ({
    kind: 'outlet',
    name: '',
    address: '',
    phone: '',
    openingTimes: '',
    latitude: NaN,
    longitude: NaN,
  }),
  nameCharactersMax,
  levels: 1,
  Details: ({ entry: { fields } }) => (
    <>
      <span>{fields.address}</span>
      <span className="num">{fields.phone}</span>
    </>
  ),
  Fields: OutletFields,
  isFilledIn: ({ address, latitude }) => address.trim() !== '' && !Number.isNaN(latitude),
}

function OutletFields({ fields, change, isChecked }: FieldsProps<'outlet'>) {
  const t = useStrings(strings)
  const [typed, setTyped] = useState(
    Number.isNaN(fields.latitude) ? '' : `${fields.latitude}, ${fields.longitude}`,
  )
  return (
    <>
      <TextField
        label={t.address}
        autoComplete="off"
        maxLength={200}
        value={fields.address}
        onChange={(address) => change({ address })}
        error={isChecked && fields.address.trim() === '' ? t.needAddress : undefined}
      />
      <TextField
        label={t.coordinates}
        description={t.coordinatesNote}
        autoComplete="off"
        value={typed}
        onChange={(text) => {
          setTyped(text)
          change(readCoordinates(text) ?? { latitude: NaN, longitude: NaN })
        }}
        error={isChecked && Number.isNaN(fields.latitude) ? t.coordinatesBad : undefined}
        inputClassName="num"
      />
      <TextField
        label={t.phone}
        isOptional
        inputMode="tel"
        autoComplete="off"
        maxLength={40}
        value={fields.phone}
        onChange={(phone) => change({ phone })}
      />
      <TextArea
        label={t.times}
        isOptional
        placeholder={t.timesPlaceholder}
        maxLength={catalogueTextCharactersMax}
        value={fields.openingTimes}
        onChange={(openingTimes) => change({ openingTimes })}
      />
    </>
  )
}

export const panelSpec: ListSpec<'panel'> = {
  kind: 'panel',
  blank: () => ({ kind: 'panel', name: '', url: '' }),
  nameCharactersMax: 20,
  levels: 1,
  Details: ({ entry }) => <span className="break-all">{entry.fields.url}</span>,
  Fields: PanelFields,
  isFilledIn: ({ url }) => isPage(url),
}

function isPage(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

function PanelFields({ fields, change, isChecked }: FieldsProps<'panel'>) {
  const t = useStrings(strings)
  return (
    <TextField
      label={t.url}
      inputMode="url"
      autoComplete="off"
      spellCheck="false"
      placeholder="https://"
      value={fields.url}
      onChange={(url) => change({ url: url.trim() })}
      error={isChecked && !isPage(fields.url) ? t.urlBad : undefined}
    />
  )
}
