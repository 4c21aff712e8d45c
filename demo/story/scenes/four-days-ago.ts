import type { Scene } from '../../telling/scene.ts'

/** The cable turns out to be wrong for a whole batch; the earphones' new firmware troubles some. */
export const fourDaysAgo: readonly Scene[] = [
  {
    line: 'website',
    customer: '李明远',
    page: { path: '/watch/straps', title: '表带 · 青柠数码' },
    script: `
      [-4d 09:20] 李明远: 手围 15.5 的话，表带选 S 还是 M
      何静: 您好，15.5 厘米刚好在交界。喜欢贴一点选 S，平时会戴着运动、喜欢松一点选 M。
      李明远: 测心率是不是要贴一点
      何静: 是的，离腕骨一指宽、能塞进一根手指的松紧最准。那我建议 S 号。
      李明远: 编织的那款有弹性吗
      何静: 编织单圈没有扣，靠弹性戴，尺码要更准一点：15.5 选 4 号。有扣的硅胶款就没有这个顾虑。
      李明远: 那要硅胶 S 黑色
      何静: 好的，页面上有现货。尺码不合适 7 天内免费换，换一次的运费我们出。
      李明远: 👌
      何静 resolves
    `,
  },
  {
    line: 'website',
    customer: '何思源',
    page: { path: '/band/7', title: '青柠 Band 7 手环' },
    script: `
      [-4d 09:55] 何思源: 手环游泳进水了，屏幕里面有雾
      陈岩: 您好，Band 7 是 5ATM，泳池游泳没问题的。请问最近有没有戴着洗热水澡或者蒸桑拿？
      何思源: 游完在那边冲了热水澡……
      陈岩: 应该就是热水和沐浴露，密封圈遇热会松，肥皂水又更容易渗进去。
      何思源: 那不保修了？
      陈岩: 说明书里写了不能用于热水浴，不过您这是第一次，也没有拆机，我们按保内换一个新的给您，只此一次，以后洗澡记得摘下来。
      何思源: 这么好！谢谢谢谢
      陈岩: 寄件地址和退货单号发您短信了，顺丰到付寄回就行。
      陈岩 (note): 按一次性善意更换处理，李婷已同意。下次同类问题走付费维修。
      陈岩 resolves
    `,
  },
  {
    line: 'website',
    customer: '冯雪',
    script: `
      [-4d 10:31] 冯雪: 手环退货，运费凭什么我出
      唐果: 您好，您选的退货原因是“不想要了”，系统默认由买家承担。请问是商品哪里不满意吗？
      冯雪: 睡眠监测不准，我明明一夜没睡它说我睡了 5 小时
      唐果: 这属于功能问题，运费应该由我们出。我把退货原因改成“功能异常”，运费退给您。
      冯雪: 那行
      唐果: 已经改好，运费 12 元和货款 199 元会一起原路退回，仓库收到后 48 小时内到账。
      唐果 resolves
      [-2d 18:44] 冯雪: 只退了 199，运费没退
      唐果: 抱歉冯女士，我查一下。
      唐果: 运费是单独一笔，被财务那边当成重复退款拦下了，我已经让他们放行，今晚到账。
      冯雪: 等到了再说
      [-1d 10:05] 冯雪: 到了，12 块
      唐果: 谢谢您告诉我，给您添麻烦了。
      唐果 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/power/65w', title: '青柠 65W 快充充电宝 20000mAh' },
    script: `
      [-4d 11:02] 客户: 上个月买的充电宝充电慢
      陈岩: 您好，请看下自带线的线头有没有印“5A”或“100W”字样？
      客户: 没有
      陈岩: 是我们这一批配错线了，抱歉。我给您免费补寄一根 100W 的线，旧线留着给手机用没问题。收件信息发我一下？
      客户: 我不想留电话
      陈岩: 没关系，您告诉我订单号也行，我按订单地址寄。
      客户: {order -26d 5047}
      陈岩: 查到了，今天寄出。
      陈岩 (note): 免费补线第 7 单。@李婷 建议做个短信通知，别等客户自己来问。
      陈岩 resolves
      [-4d 15:26] 李婷 (note): 同意。{date -4d}至{date -2d}分三批发短信，涉及 1,126 单。话术在知识库“65W 线材”。
      [-4d 16:02] 许晨 (note): 同意，费用走质量专项，不影响客服的补偿额度。工厂那边我来谈。
    `,
  },
  {
    line: 'overseas',
    customer: 'Liam Carter',
    page: { path: '/audio/air3', title: 'Lime Air 3' },
    script: `
      [-4d 11:36] Liam Carter: Firmware update stuck at 43% on my Air 3 for two hours now. Are they bricked?
      Emma Li: Hi Liam, almost certainly not. Could you put both buds in the case, leave the lid open, and hold the case button for 15 seconds?
      [+3m] Liam Carter: Light went white, then green
      Emma Li: That's the recovery mode. Now open the app and start the update again with the case next to the phone. It takes about 6 minutes.
      [+9m] Liam Carter: 100% 🎉 thank you!! I was already browsing for new earbuds lol
      Emma Li: Glad we got there first 😄 Your buds are on 1.8.2 now.
      Emma Li resolves
      [-3d 09:12] Liam Carter: Hmm, since the update the left one cuts out for half a second every few minutes
      Emma Li: Thanks for telling us. We have heard this from a few people with 1.8.2. Let me bring in our audio engineer's findings, one moment.
      Emma Li (note): 左耳断连，1.8.2，和内测群里的一样吗？@陈岩
      陈岩 (note): 一样，1.8.2 的左右耳同步有问题。1.8.3 已经在内测，预计{date -1d}推送。可以先回退到 1.8.1。
      Emma Li: It's a sync bug in 1.8.2. The fix, 1.8.3, comes out on {weekday -1d}. Until then you can go back: app → Settings → Firmware → tap the version five times → 1.8.1.
      Liam Carter: Rolled back, no cut-outs in the last 20 min. Will wait for 1.8.3
      Emma Li: I'll write to you the day it's out.
      [-1d 10:20] Emma Li: Hi Liam, 1.8.3 is out now. How does it sound?
      [-1d 13:40] Liam Carter: Solid. Two hours of calls, zero dropouts. Thanks for following up!
      Emma Li: That makes my day. Thanks, Liam!
      Emma Li resolves
    `,
  },
  {
    line: 'website',
    customer: '潘俊',
    script: `
      [-4d 14:15] 潘俊: 在别的平台买的 Air 3，才 180，是不是假的
      李婷: 您好，我们只在官网和三家授权店铺销售，180 元远低于出厂价。您可以刮开盒底的防伪涂层，把 16 位码发我查一下。
      [+4m] 潘俊: 9FQ2 7781 0043 LKE8
      李婷: 这个码被查询过 341 次，是被批量复制的仿品，很抱歉给您带来不好的体验。
      潘俊: 那我怎么办
      李婷: 建议您向购买的平台申请“退一赔三”，我给您出一份鉴定说明作为凭证。
      李婷: 说明在这里，盖章版，平台都认 📎 identification-9fq2.txt
      潘俊: 太感谢了，买便宜货的教训
      李婷: 仿品电池没有保护板，尽量别再充电了，安全第一。
      李婷 resolves
    `,
  },
  {
    line: 'website',
    customer: '蒋欣',
    page: { path: '/audio/air3', title: '青柠 Air 3 降噪耳机' },
    script: `
      [-4d 16:08] 蒋欣: 耳机右边那只掉地铁缝里了，能单买一只吗
      何静: 哎呀，太可惜了。可以的，Air 3 单只补购 149 元，金卡会员 9 折，134.1 元。
      蒋欣: 颜色是雾蓝
      何静: 雾蓝右耳有货。新的一只到了之后要重新配对：两只放进充电盒，开盖长按 10 秒。
      蒋欣: 链接发我
      何静: 补购是在您的设备页里：App → 设备 → Air 3 → “丢失补购”，这样会自动带上序列号。
      [+6m] 蒋欣: 买好了
      何静: 看到订单了，今天发出。
      何静 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    script: `
      [-4d 20:50] 客户: 北京有实体店吗
      唐果: 目前有三里屯和五道口两家体验店，10:00–22:00 营业。
      客户: 能现场换表带吗
      唐果: 可以的，店里有全部颜色，师傅帮您换，不收费。
      客户: 谢谢
      唐果 resolves
    `,
  },
]
