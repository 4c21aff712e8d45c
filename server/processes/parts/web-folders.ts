import { join } from 'node:path'

const web = join(import.meta.dirname, '../../../web')

/** Where the built web apps are. */
export const webFolders = { desk: join(web, 'desk/dist'), widget: join(web, 'widget/dist') }
