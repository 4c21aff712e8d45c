import type { Scene } from '../../telling/scene.ts'

/** The fix for the earphones is out; a talk that is not done yet goes on into today. */
export const yesterday: readonly Scene[] = [
  {
    line: 'website',
    customer: '韩一舟',
    page: { path: '/audio/air3', title: '青柠 Air 3 降噪耳机' },
    script: `
      [-6d 08:35] 韩一舟: 1.8.2 今早地铁断了 4 次，都是左耳，时间点 8:02 8:05 8:11 8:19
      陈岩: 收到，太有用了。断的时候手机在哪边口袋？
      韩一舟: 右边裤袋，左耳断
      陈岩: 那可能是左右耳之间的同步，不是手机到耳机。晚上能放在左边口袋再坐一趟吗？
      韩一舟: 可以
      [-6d 19:10] 韩一舟: 左口袋 0 次
      陈岩: 破案一半了👍 麻烦把日志发我：App → 关于 → 连点版本号七下 → 导出
      韩一舟: 📎 air3-log.txt
      陈岩 (note): 日志里 8:02:14 左耳 RSSI -83，同步包连丢 12 个，和实验室一致。已转给固件组，编号 FW-512。
      [-4d 18:20] 陈岩: 1.8.3 内测版推给您了，主要改了左右耳同步的重传。
      韩一舟: 这就装
      [-3d 09:02] 韩一舟: 早高峰 0 次！！！
      韩一舟: 不过晚上回家从地下车库走过那段，两只一起卡了一下
      陈岩: 车库那段是不是有很多车开着蓝牙钥匙？
      韩一舟: 可能，电梯口那片
      陈岩: 那种环境卡一下算正常，我还是记下来了。这版打算{date -1d}正式推送，您帮着再跑一天？
      韩一舟: 没问题
      [-2d 21:16] 韩一舟: 今天全天 0 断连，通话两小时，对面说声音也没问题
      陈岩: 那我给固件组发“通过”了。感谢！内测的 200 积分明天到账。
      [-1d 10:00] 陈岩: 1.8.3 正式版刚刚推送，更新说明里写了“感谢韩先生等 27 位内测成员”。
      [-1d 12:25] 韩一舟: 哈哈哈截图发朋友圈了
      韩一舟: 对了，下一版能不能做个“单击播放、双击降噪”的自定义，现在老是误触
      陈岩: 这个排在 1.9，大概下个月内测，到时候第一个叫您。
      韩一舟 reads
    `,
  },
  {
    line: 'overseas',
    customer: 'Lucas Silva',
    page: { path: '/audio/air3', title: 'Lime Air 3' },
    script: `
      [-1d 15:12] Lucas Silva: Hi, left earbud is completely silent since last night. Tried re-pairing, cleaning, everything
      Emma Li: Hi Lucas, sorry to hear that. Does the left one show a battery level in the app?
      Lucas Silva: Yes, 80%. It connects but no sound at all
      Emma Li: Then it may be the speaker itself. Let me ask my colleague from audio to look at it with you.
      Emma Li (note): 左耳能连、有电量、没声音，不像 1.8.2 的问题。@陈岩 你看要不要换新？客户英文沟通没问题的话直接接。
      Emma Li gives to 陈岩
      陈岩: Hi Lucas, this is Yan from the audio team. Please play something, put your finger on the small grille of the left earbud, then release it. Any sound, even very thin?
      [+4m] Lucas Silva: Very very thin, like from far away
      陈岩: That is the mesh, it is blocked, often after the gym. Take off the ear tip, hold the earbud with the grille down and touch it with a dry soft toothbrush ten times. No water, no needle please.
      [+12m] Lucas Silva: OH WOW. Back to normal. That was disgusting but it works
      陈岩: Haha, it happens to everybody. Once a month is enough.
      Lucas Silva: Obrigado!!
      陈岩 resolves
    `,
  },
  {
    line: 'overseas',
    customer: 'Aiko Tanaka',
    page: { path: '/watch/straps', title: 'Straps' },
    script: `
      [-1d 09:32] Aiko Tanaka: Hello. My wrist is 14 cm. Is the 41 mm silicone strap in S too long?
      Emma Li: Good morning Aiko! S fits 13 to 17 cm, so 14 cm uses the third hole. It won't stick out.
      Aiko Tanaka: Thank you. And can I change the strap by myself? I am afraid to break it
      Emma Li: You can, no tool needed: press the little button at the back and slide it sideways. There's a 20-second video under "Straps" on the product page.
      [+6m] Aiko Tanaka: I understand. I will order the lavender one
      Emma Li: Lovely choice. Orders before 17:00 leave today.
      Emma Li resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/power/65w', title: '青柠 65W 快充充电宝 20000mAh' },
    script: `
      [-1d 10:37] 客户: 收到短信说线有问题要补一根，是真的吗，不是骗子吧
      何静: 您好，是真的😄 短信落款是“青柠数码”，不会让您点链接付款，也不会要验证码。
      客户: 那我要怎么弄
      何静: 什么都不用做，100W 的新线已经按订单地址寄出，单号在“我的订单”里能看到。
      客户: 哦哦 良心
      何静 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/audio/clip', title: '青柠 Clip 开放式耳机' },
    script: `
      [-1d 13:15] 客户: clip 跑步会掉吗
      唐果: 不会的，夹耳设计，单只 5.6 克，我们测试时倒立跳绳都没掉。
      客户: 倒立跳绳？？？
      唐果: 哈哈写错啦，是倒立和跳绳，分开测的。
      客户: 笑死 买了
      唐果 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/trade-in', title: '以旧换新' },
    script: `
      [-1d 16:26] 客户: 旧耳机只剩一只能换新吗
      何静: 您好，单只也可以，抵 30 元；两只带充电盒能抵 80 元。
      客户: 活动到什么时候
      何静: 到{date -0d} 24:00，寄回可以晚几天，先提交申请占住名额就行。
      客户: 好 马上弄
      何静 resolves
    `,
  },
  {
    line: 'overseas',
    customer: null,
    page: { path: '/watch/s2', title: 'Watch S2' },
    script: `
      [-1d 18:02] Customer: does the watch s2 work with an iphone 12?
      Emma Li: Hello! It does: iOS 15 and later, so an iPhone 12 is fine.
      Customer: and can I reply to whatsapp from it
      Emma Li: You can read messages on any phone. Replying from the wrist works with Android only, Apple doesn't open that to other watches.
      Customer: fair enough. thx
      Emma Li resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/charging/gan67', title: '67W 氮化镓充电器' },
    script: `
      [-1d 21:05] 客户: 充电器滋滋响 晚上睡觉听得见
      陈岩: 您好，轻载时有一点电流声属于正常范围，但隔着距离能听见就偏大了。方便录一段吗？或者说说是在充什么设备？
      客户: 就插着没充东西
      陈岩: 空载还能听见，我给您换一个。您加一下订单号，我来建换货单。
      客户: {order -14d 6630}
      陈岩: 建好了，明天取件，新的先发。
      客户: 👍
      陈岩 resolves
    `,
  },
]
