import { Moon, Reply, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { AlertDialog, Dialog, Drawer } from '../components/dialog.tsx'
import { Menu, MenuItem, MenuSection, MenuSeparator, MenuTrigger } from '../components/menu.tsx'
import { TextField } from '../components/text-field.tsx'
import { showToast } from '../components/toast.tsx'
import { useStrings } from '../use-strings.ts'
import { strings } from './strings.ts'

export function Overlays() {
  const t = useStrings(strings)
  const [open, setOpen] = useState<'dialog' | 'alert' | 'drawer' | null>(null)
  const openOrClose = (which: 'dialog' | 'alert' | 'drawer') => ({
    isOpen: open === which,
    onOpenChange: (isOpen: boolean) => setOpen(isOpen ? which : null),
  })
  return (
    <div className="flex flex-wrap gap-2">
      <Button onPress={() => setOpen('dialog')}>{t.openDialog}</Button>
      <Dialog
        {...openOrClose('dialog')}
        title={t.dialogTitle}
        actions={
          <>
            <Button onPress={() => setOpen(null)}>{t.cancel}</Button>
            <Button variant="primary" onPress={() => setOpen(null)}>
              {t.send}
            </Button>
          </>
        }
      >
        <p className="pb-3 text-2">{t.dialogText}</p>
        <TextField label={t.name} autoFocus />
      </Dialog>
      <Button onPress={() => setOpen('alert')}>{t.openAlert}</Button>
      <AlertDialog
        {...openOrClose('alert')}
        title={t.alertTitle}
        tone="danger"
        confirm={t.remove}
        onConfirm={() => setOpen(null)}
      >
        {t.alertText}
      </AlertDialog>
      <Button onPress={() => setOpen('drawer')}>{t.openDrawer}</Button>
      <Drawer {...openOrClose('drawer')} title={t.drawerTitle}>
        {t.emptyText}
      </Drawer>
      <MenuTrigger>
        <Button>{t.openMenu}</Button>
        <Menu aria-label={t.more}>
          <MenuSection title={t.reply}>
            <MenuItem icon={<Reply aria-hidden />} shortcut={['R']}>
              {t.reply}
            </MenuItem>
            <MenuItem icon={<Moon aria-hidden />} note={t.roleNote}>
              {t.dark}
            </MenuItem>
          </MenuSection>
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden />} tone="danger">
            {t.remove}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <Button
        onPress={() =>
          showToast({ text: t.done, undo: () => showToast({ text: t.cancel, tone: 'info' }) })
        }
      >
        {t.showToast}
      </Button>
      <Button onPress={() => showToast({ text: t.failed, tone: 'bad' })}>{t.failed}</Button>
    </div>
  )
}
