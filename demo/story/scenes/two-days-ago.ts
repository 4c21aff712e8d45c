import type { Scene } from '../../telling/scene.ts'

/** Returns and exchanges, and a parcel that a customs officer would like to know more about. */
export const twoDaysAgo: readonly Scene[] = [
  {
    line: 'website',
    customer: '王思琪',
    page: { path: '/orders', title: '我的订单 · 青柠数码' },
    script: `
      [-2d 10:12] 王思琪: 手表想换成 41 的，45 戴着太大了
      何静: 您好，签收 7 天内可以换尺寸，您是{date -6d}签收的，还来得及。表身没有划痕就行。
      王思琪: 膜还没撕呢
      何静: 那没问题。换 41mm，颜色选哪个？黑、云白、薰衣草紫有货。
      王思琪: 终于等到紫色了！之前问你们 45 没有
      何静: 缘分到了😄 41mm 表带更窄，之前买的 45mm 表带用不了，需要一起退吗？
      王思琪: 没单买表带
      何静: 好的，换货单建好了。顺丰明天 9:00–11:00 上门取件，您把手表和盒子一起给快递员就行，运费我们付。
      王思琪: 好的
      [-1d 11:42] 王思琪: 快递还没来
      何静: 我联系一下网点，稍等。
      [+9m] 何静: 网点说上午单子多，改到今天 14:00–16:00，快递员会提前打电话。实在不好意思。
      王思琪: 行 下午我都在
      [-1d 15:20] 王思琪: 取走了
      何静: 收到，物流已经更新。仓库验收后当天发新表，预计{date +2d}到您手上，到时我再跟您说一声。
      王思琪: 好的，谢谢！那我等着
      何静: 好嘞，有进度我第一时间告诉您～
      王思琪 reads
    `,
  },
  {
    line: 'website',
    customer: '陈志远',
    script: `
      [-2d 14:40] 陈志远: 买充电器说送收纳包，没收到赠品
      唐果: 您好，我看一下订单。您是{date -5d}下的单，赠品活动是从{date -4d}开始的，差了一天。
      陈志远: 页面上明明写着送，我截图了 📎 screenshot-gift.jpg
      唐果: 看到了，那天页面提前上线了两个小时，是我们的问题。我申请给您补一份。
      唐果 (note): 页面提前两小时上线，客户下单时确实写着送。符合“页面有误按页面执行”。@何静 我今晚请假，麻烦你跟一下补发。
      唐果 gives to 何静
      [-1d 09:10] 何静: 陈先生您好，收纳包今天补发，接下来由我跟进。颜色有深空灰和青柠绿，您选哪个？
      [-1d 12:33] 陈志远: 灰的吧
      何静: 好的，深空灰一个，下午发出后把单号发您。
      陈志远 reads
      [-35m] 何静 (draft): 您好，已为您补发赠品收纳包（深空灰），单号是 SF1480 0026 3917，预计{date +2d}送达，请留意
    `,
  },
  {
    line: 'overseas',
    customer: 'Chloé Martin',
    page: { path: '/orders', title: 'Your orders' },
    script: `
      [-2d 16:22] Chloé Martin: Bonjour, my watch has been in customs at Roissy for 5 days. They ask me for a proof of value
      Emma Li: Bonjour Chloé! No problem, I'll make you a commercial invoice with the exact price paid. Which amount do they show you?
      Chloé Martin: They say 180 EUR but I paid 149
      Emma Li: 149 is right, they used the list price. Here is the invoice with the amount, HS code 8517.62 and our EORI number 📎 commercial-invoice-87991.txt
      Chloé Martin: Merci. Do I send it by the link in their mail?
      Emma Li: Yes, and please check that the link ends in laposte.fr or douane.gouv.fr before you enter anything. There are fake customs mails around.
      [-1d 17:48] Chloé Martin: Sent yesterday, no answer yet
      Emma Li: It usually takes two working days. I've asked our carrier to nudge them, and I'll look again tomorrow.
      Chloé Martin reads
      [-95m] Emma Li: Good news, Chloé: the status changed to "released". Delivery should be {weekday +2d}.
    `,
  },
  {
    line: 'website',
    customer: '丁一凡',
    page: { path: '/power/mag', title: '磁吸充电宝 10000mAh' },
    script: `
      [-2d 11:05] 丁一凡: 磁吸充电宝拿到手上有划痕 📎 IMG_2041.jpg
      何静: 您好，看到照片了，边角这一道是吗？出厂前都会检查，可能是运输中磨到了，很抱歉。
      丁一凡: 新的东西看着难受
      何静: 理解您的心情。您看这样可以吗：一是给您换一个全新的，来回运费我们出；二是您留着用，我们退 30 元。
      丁一凡: 换新的吧
      何静: 好的，换货单建好了，取件时间选{date -1d}上午可以吗？
      丁一凡: 可以
      [-1d 10:48] 丁一凡: 已寄出
      何静: 收到，新的今天下午先给您发，不用等旧的到仓。
      丁一凡: 还能这样？赞
      何静 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/charging/gan67', title: '67W 氮化镓充电器' },
    script: `
      [-2d 12:48] 客户: 67W 充电器能给 Switch 用吗 底座模式
      陈岩: 您好，掌机和底座模式都可以。底座需要 15V/2.6A，我们的 C1 口支持。
      客户: 会不会充坏
      陈岩: 不会的，是 PD 协议按需供电，Switch 要多少给多少。
      客户: 感谢老哥
      陈岩 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    script: `
      [-2d 16:31] 客户: 会员怎么升金卡
      唐果: 一年内消费满 2000 元自动升金卡，或者积分到 4000 也可以兑换。
      客户: 积分有效期多久
      唐果: 从获得那天起 18 个月，快到期前一个月会提醒您。
      客户: 好的明白
      唐果 resolves
    `,
  },
  {
    line: 'overseas',
    customer: null,
    page: { path: '/shipping', title: 'Shipping' },
    script: `
      [-2d 17:05] Customer: do you ship to Norway
      Emma Li: Hello! Yes, 6 to 9 days by DHL, 12 USD or free above 99 USD.
      Customer: are duties included?
      Emma Li: Yes, we charge VAT at checkout (VOEC), so there is nothing to pay at the door for orders under 3,000 NOK.
      Customer: nice, thanks
      Emma Li resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/watch/s2', title: '青柠 Watch S2' },
    script: `
      [-2d 20:14] 客户: 表能给苹果手机用吗
      何静: 您好，可以的，iOS 15 以上就行。消息通知、健康数据、找手机都支持，快捷回复短信只有安卓可以。
      客户: 那血氧准吗
      何静: 日常参考没问题，静坐时误差在 2% 左右；它不是医疗器械，不能用来诊断哦。
      客户: 👌
      何静 resolves
    `,
  },
]
