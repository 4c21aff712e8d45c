import type { Scene } from '../../telling/scene.ts'

/** Heavy rain in the east: parcels stand still, and people ask where they are. */
export const fiveDaysAgo: readonly Scene[] = [
  {
    line: 'website',
    customer: '孙浩',
    page: { path: '/orders', title: '我的订单 · 青柠数码' },
    script: `
      [-5d 09:05] 孙浩: 物流两天没动了，一直显示“到达杭州转运中心”
      罗俊: 您好，稍等我查一下。
      罗俊: 查到了，华东这几天暴雨，杭州转运中心有积压，预计晚一到两天。
      孙浩: 我明天出差要用的
      罗俊: 理解您着急。我联系快递加急一下，有结果回复您。
      孙浩: 好，尽快
      罗俊 (note): 已给快递提交加急工单，单号 SF1468 尾号 0921，明早看。
      [-4d 10:30] 孙浩: 还是没动啊，我已经在外地了
      罗俊: 抱歉，快递那边还没有回复，我再催一下。
      孙浩: 那现在怎么处理，送到家我人也不在
      [+12m] 罗俊: 可以改派到您出差的地址，或者退回给您退款，您看哪种方便？
      孙浩: 改到这边吧
      | 南京市江宁区胜太路 68 号 云舍酒店前台
      罗俊: 好的，我来改派。
      [-3d 09:47] 孙浩: 改了吗？物流上看不到
      [-3d 11:20] 孙浩: 有人吗
      [-3d 20:03] 孙浩: ？？？
    `,
  },
  {
    line: 'website',
    customer: '余波',
    script: `
      [-5d 09:40] 余波: 显示已签收，但我没收到
      罗俊: 您好，请问显示签收人是谁？
      余波: “本人签收”，可我人在公司
      罗俊: 有可能放在驿站或者物业了，我联系快递员确认一下。
      [+31m] 罗俊: 快递员说放在小区东门的快递柜，取件码会重新发一次，您留意一下短信。
      [-4d 08:52] 余波: 没收到短信，柜子里也没有
      罗俊: 好的，我再跟快递核实。
      [-3d 10:15] 余波: 三天了，两根线而已，能不能痛快点
      [-3d 14:26] 唐果 claims
      唐果 (note): 罗俊离职转来的。快递这边录音确认：快递员投错单元了，3 栋投成了 8 栋。
      唐果: 余先生您好，之前接待的同事已不在岗，从现在起由我负责到底，实在抱歉让您等了三天。
      唐果: 快递员把 3 栋投成了 8 栋，已经确认丢件。我今天给您重新发两根，走顺丰，明天到；不需要您再做什么。
      余波: 行吧，早这样不就好了
      唐果: 您说得对。另外补给您一张 20 元券，算我们的一点心意。
      [-2d 15:30] 余波: 收到了，两根都在
      唐果: 太好了，感谢您的耐心。
      唐果 resolves
    `,
  },
  {
    line: 'website',
    customer: '郑凯',
    page: { path: '/audio/clip', title: '青柠 Clip 开放式耳机' },
    script: `
      [-5d 10:58] 郑凯: 我三天前买的 Clip 299，今天变 249 了？？
      何静: 您好，今天起是店庆价。您的订单在 7 天价保期内，可以退差价 50 元。
      郑凯: 怎么退
      何静: 我这边直接提交就行，原路退回您的支付账户，一般两小时内到账。
      郑凯: 不用我申请？
      何静: 不用，刚刚提交好了。
      [+1h] 郑凯: 到账了，办事利索
      何静: 应该的，祝您使用愉快。
      何静 resolves
    `,
  },
  {
    line: 'website',
    customer: '曹颖',
    script: `
      [-5d 11:45] 曹颖: 买的双表带套装，只有一条表带，另一条呢
      何静: 您好，双表带是分两个小袋装的，橄榄绿那条在说明书盒子里，方便再看一下吗？
      [+5m] 曹颖: 拆开看了，没有 📎 IMG_1188.jpg
      何静: 看到了，确实是漏装，抱歉！我马上安排补寄，您要哪个颜色？原配是橄榄绿，也可以换成云白。
      曹颖: 那要云白吧
      何静: 好的，云白 41mm 一条，今天发出。
      曹颖: 谢谢
      何静 (note): 仓库反馈 {date -9d} 上午那批套装有 14 单漏装，名单在共享表里，主动联系一下其他客户。@李婷
      何静 resolves
      [-5d 17:20] 李婷 (note): 已安排唐果逐个联系，14 单里 9 单已补寄。
    `,
  },
  {
    line: 'website',
    customer: '邓婷婷',
    page: { path: '/power/65w', title: '青柠 65W 快充充电宝 20000mAh' },
    script: `
      [-5d 13:30] 邓婷婷: 充电宝可以带上飞机吗？后天的飞机，有点慌
      何静: 可以的。您这款是 74Wh，低于 100Wh，而且带 3C 标识，国内航班可以随身带。
      邓婷婷: 3C 标识在哪里，安检要看的
      何静: 在充电宝背面下方，“额定容量”那一行的右边，有个圆圈里写着 CCC。字比较小，这样看更清楚 📎 power-bank-back.jpg
      邓婷婷: 看到了看到了
      何静: 记得放在随身的包里，不能托运；飞机上全程不要使用，也不要放头顶行李架。
      邓婷婷: 好的，这下放心了
      何静 resolves
    `,
  },
  {
    line: 'overseas',
    customer: 'Ethan Walker',
    page: { path: '/power/65w', title: '65W power bank 20,000 mAh' },
    script: `
      [-5d 13:52] Ethan Walker: Hey, my order has said "awaiting carrier" for 6 days. Is it actually coming?
      Emma Li: Hi Ethan, let me check with the warehouse.
      [+14m] Emma Li: Thanks for waiting. Power banks over 50 Wh go to Australia by sea-air now, and the next consolidated flight leaves on {weekday -4d}. You should have it around {date +4d}.
      Ethan Walker: Hmm. The checkout page said 5-7 days
      Emma Li: It did, and that's wrong for batteries. I've asked for the page to be corrected today. If that's too late for you I can refund you right now instead.
      Ethan Walker: Nah all good, I can wait. Appreciate the straight answer
      Emma Li: Cheers, Ethan. I've refunded the shipping fee, and I'll message you when it's on the plane.
      Emma Li (note): Checkout still promises 5-7 days for batteries to AU/NZ. @周敏 can we change the text?
      [-4d 11:10] 周敏 (note): Done, it now says 12-16 days for AU and NZ.
      [-4d 15:02] Emma Li: Your parcel took off this morning, Ethan. Tracking: LM7741093AU
      Ethan Walker: legend 🙌
      Emma Li resolves
    `,
  },
  {
    line: 'website',
    customer: '谢宇航',
    script: `
      [-5d 15:10] 谢宇航: 刚下单，地址填错了！！填成老家了
      唐果: 别急，还没出库。新地址发我。
      谢宇航: 成都市武侯区天府三街 199 号 太平洋保险金融大厦 A 座
      | 收货人 谢宇航
      唐果: 改好了，您刷新一下订单看看对不对。
      谢宇航: 对了对了 吓死
      唐果 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/watch/s2', title: '青柠 Watch S2' },
    script: `
      [-5d 19:18] 客户: 手表支持 NFC 门禁卡吗
      陈岩: 支持的，未加密的门禁卡和大部分公司门卡可以直接模拟，加密卡要在物业那边写入。
      客户: 小区的卡不知道加没加密
      陈岩: 手机 App 里“卡包 → 门禁卡 → 读卡”，贴上去试一下，读得出来就能用。
      [+8m] 客户: 我还没买手表 手机能先测吗
      陈岩: 有 NFC 的安卓手机可以先测，步骤一样。
      客户: 测了能读 下单了
      陈岩: 收到订单啦，今天发。
      陈岩 resolves
    `,
  },
]
