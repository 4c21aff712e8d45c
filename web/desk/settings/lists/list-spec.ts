import type { ComponentType } from 'react'
import type { CatalogueKind, FieldsOf } from '@yingsheng/contracts/catalogue'
import type { EntryOf } from '../../catalogue/catalogue.ts'

/** What a form hands to the fields of one kind. */
export type FieldsProps<K extends CatalogueKind> = {
  fields: FieldsOf<K>
  change: (changes: Partial<FieldsOf<K>>) => void
  /** True once somebody has tried to save: now what is wrong is said. */
  isChecked: boolean
}

/** In what the list of one kind differs from those of the others. */
export type ListSpec<K extends CatalogueKind> = {
  kind: K
  /** A new entry, without its name. */
  blank: () => FieldsOf<K>
  nameCharactersMax: number
  /** How deep entries may stand below each other; 1 is a plain list. */
  levels: number
  /** Before the name in the list. */
  Mark?: ComponentType<{ fields: FieldsOf<K> }>
  /** The name as it looks elsewhere, where that is not plain text. */
  Name?: ComponentType<{ fields: FieldsOf<K> }>
  /** Beside the name. */
  Details?: ComponentType<{ entry: EntryOf<K> }>
  /** Below the name in the form. */
  Fields?: ComponentType<FieldsProps<K>>
  isFilledIn?: (fields: FieldsOf<K>) => boolean
}
