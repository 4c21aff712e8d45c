import type { Scene } from '../../telling/scene.ts'

/** Before the week: what customers who come back had asked then. */
export const earlier: readonly Scene[] = [
  {
    line: 'website',
    customer: '罗文博',
    script: `
      [-33d 10:05] 罗文博: 你好，公司采购能开专票吗
      周敏: 您好，可以开增值税专用发票。下单时选“企业采购”，填税号、开户行和账号就行，发货当天开具。
      罗文博: 量大有折扣吗，一次三十个左右
      周敏: 67W 氮化镓充电器 20 个起 9.5 折，50 个起 9 折。三十个的话单价 122.55 元。
      罗文博: 好，我跟财务说一下，下个月初下单
      周敏: 好的罗先生，到时候直接在这里找我就行。
      周敏 (remark): 恒信科技行政采购，需要专票，每月月底对账。
      周敏 resolves
    `,
  },
  {
    line: 'website',
    customer: '王思琪',
    script: `
      [-30d 19:22] 王思琪: 手表有没有紫色的表带
      唐果: 您好，41mm 有薰衣草紫，45mm 目前是黑、灰、橄榄绿三个颜色。
      王思琪: 我想买 45 的，那算了，等你们出吧
      唐果: 帮您登记了到货提醒，45mm 出新颜色会发消息给您。
      王思琪: 好嘞
      唐果 resolves
    `,
  },
  {
    line: 'website',
    customer: '韩一舟',
    script: `
      [-28d 20:41] 韩一舟: 看到你们在招耳机固件内测，还有名额吗
      陈岩: 有的，还剩 6 个名额。需要您每周至少用 5 天，遇到问题发日志给我们。手机是什么型号？
      韩一舟: 安卓和苹果各一台，通勤地铁一小时多，断连很容易复现😂
      陈岩: 那太合适了。帮您报上名，内测版会推送到“青柠音频”App，记得在设置里打开“体验版更新”。
      韩一舟: 收到，已打开
      陈岩 (remark): Air 3 固件内测成员，安卓 + 苹果双机，地铁通勤，反馈很细。有问题直接转陈岩。
      陈岩 resolves
    `,
  },
  {
    line: 'website',
    customer: '沈阳',
    script: `
      [-25d 14:30] 沈阳: 电子发票在哪里下载？找了半天没找到
      何静: 您好，App 里“我的订单”→ 打开那一单 → 拉到最下面“发票详情”，可以下载 PDF，也能发到邮箱。
      沈阳: 找到了，藏得真深
      何静: 哈哈，这个意见记下了，已经反馈给产品同事，下一版会放到订单卡片上。
      何静 resolves
    `,
  },
  {
    line: 'overseas',
    customer: 'Olivia Brown',
    script: `
      [-24d 17:10] Olivia Brown: Hi! Do the Lime Air 3 come with small ear tips? I have tiny ears and most earbuds fall out
      Emma Li: Hello Olivia! Yes, there are four sizes in the box: XS, S, M and L. XS is made for exactly that.
      Olivia Brown: Perfect. And can I return them if they still don't stay in?
      Emma Li: Of course, 30 days from the day they arrive, used or not. We send you the return label.
      Olivia Brown: Lovely, thank you!
      Emma Li resolves
    `,
  },
  {
    line: 'website',
    customer: '林晓雯',
    script: `
      [-21d 12:16] 林晓雯: 我有个旧充电宝鼓包了，能参加以旧换新吗
      罗俊: 您好，鼓包的电池不能走普通快递，寄不了以旧换新。
      [+2m] 林晓雯: 那怎么办，直接扔垃圾桶吗
      李婷: 林女士您好，我是主管李婷。鼓包的充电宝千万别扔垃圾桶，也别再充电。您在上海的话，我们徐汇和静安两家门店都有防爆回收箱，带过去就能回收，同样给您 40 元以旧换新券。
      林晓雯: 这个好，静安那家离我很近
      李婷: 券的有效期 30 天，报手机号就可以领。路上放在阴凉处，别和钥匙放一起。
      林晓雯: 好的谢谢，周末过去
      李婷 (remark): 上海，黑金会员，做外贸常出差，问题描述清楚，喜欢直接给办法。补寄走顺丰特快。
      李婷 (note): @罗俊 鼓包的话要主动说门店回收，知识库“以旧换新”第 3 条。
      李婷 resolves
    `,
  },
  {
    line: 'website',
    customer: '黄丽娟',
    script: `
      [-19d 09:48] 黄丽娟: 你好 我女儿给我买的手表 怎么打开
      何静: 阿姨您好，右边有个按键，按住 3 秒不松手，屏幕亮了就是开机了。
      [+4m] 黄丽娟: 亮了亮了
      黄丽娟: 上面是外国字
      何静: 您往下滑，第二个就是“简体中文”，点一下就好。
      [+3m] 黄丽娟: 好了 谢谢你姑娘
      何静: 不客气，后面连手机要是不明白，您随时来，我一步一步陪您弄。
      何静 (remark): 退休，女儿送的手表。不熟悉手机操作，说慢一点、一次只说一步，尽量不用英文词。
      何静 resolves
    `,
  },
  {
    line: 'overseas',
    customer: 'Noah Schmidt',
    script: `
      [-18d 16:02] Noah Schmidt: Hello, is the 65W power bank allowed in carry-on luggage? 20000 mAh sounds like a lot
      Emma Li: Hi Noah, yes. It holds 74 Wh, and the limit in the cabin is 100 Wh. Not in checked bags though.
      Noah Schmidt: Good. We may order four for our field team then
      Emma Li: Happy to help with a company invoice when you do. Just send us the VAT ID.
      Emma Li resolves
    `,
  },
  {
    line: 'website',
    customer: '赵一鸣',
    script: `
      [-16d 21:07] 赵一鸣: Air 3 降噪深度多少，地铁里管用吗
      罗俊: 您好，最深 48dB，地铁公交都没问题。
      赵一鸣: 页面写的坐飞机都听不见引擎声？
      罗俊: 是的，效果很好，您放心买。
      赵一鸣: 行，下单了
      罗俊 resolves
    `,
  },
  {
    line: 'website',
    customer: '刘洋',
    script: `
      [-12d 13:25] 刘洋: 磁吸充电宝安卓手机能吸住吗
      唐果: 您好，安卓手机贴上随附的磁吸环就能吸，充电功率 15W 以内，看手机支持多少。
      刘洋: 吸久了会不会烫
      唐果: 充电时会温热，超过 42℃ 会自动降速保护，这是正常的。
      刘洋: ok
      唐果 resolves
    `,
  },
]
