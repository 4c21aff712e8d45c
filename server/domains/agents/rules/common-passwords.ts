/**
 * Stems of the passwords that head every published list, and the keyboard's own; the rule has taken
 * decoration and repetition away before it looks here.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password passw0rd p@ssword p@ssw0rd passwd qwerty qwertyuiop qwerty123456 qwertyu asdfgh asdfghjkl
  zxcvbn zxcvbnm zxcvbnm,./ 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc qazwsx qazwsxedc admin administrator
  root letmein welcome iloveyou monkey dragon sunshine princess football baseball superman batman master
  shadow michael jennifer jordan hunter trustno abcdef abcdefg abcdefgh abcdefghij abcabc abc123 a1b2c3d4
  changeme default secret login guest test testing hello hellohello starwars freedom whatever computer
  internet service customer yingsheng woaini woaini1314 nihao mima mimamima woaiwojia kefu guanliyuan
  qq123456 aa123456 a123456789 asd123456 zxc123456 qwe123456 woshishui iloveyou1314 china zhongguo
  correcthorsebatterystaple`
    .split(/\s+/)
    .filter(Boolean),
)
