import type { Scene } from '../../telling/scene.ts'

/** A quiet start: presale questions, invoices, and the first one who finds his power bank slow. */
export const sixDaysAgo: readonly Scene[] = [
  {
    line: 'website',
    customer: '马超',
    page: { path: '/power/65w', title: '青柠 65W 快充充电宝 20000mAh' },
    script: `
      [-6d 09:12] 马超: 65W 的充电宝给笔记本充电只有 15W，正常吗
      何静: 您好，不太正常。方便告诉我笔记本型号，还有用的是哪根线吗？
      马超: ThinkPad X1，就用盒子里送的那根
      何静: 请您看一下线头，有没有印着“5A”或者“100W”？
      [+2m] 马超: 没有，光秃秃的
      何静: 明白了。没有标识的线最多只支持 3A，笔记本会自动降到 15W。家里要是有手机或笔记本原装的 C 口粗线，您换上试试？
      [+6m] 马超: 换了电脑原装线，58W 了，那就是线的问题
      何静: 感谢您帮忙测试！我给您补发一根 100W 的编织线，不用寄回旧线，今天就发。
      何静 (note): @陈岩 65W 充电宝自带线疑似没有 E-Marker，麻烦查一下是个例还是整批。客户订单 {order -11d 7215}。
      马超: 速度可以，谢谢
      何静: 应该的，顺丰单号发出后会短信通知您。
      何静 resolves
      [-5d 16:40] 陈岩 (note): 查了，4 月 20 日之后出库的批次线材用错了，都不带 E-Marker。已报给李婷，先统一按“免费补线”处理。
    `,
  },
  {
    line: 'website',
    customer: '沈阳',
    page: { path: '/orders', title: '我的订单 · 青柠数码' },
    script: `
      [-6d 10:20] 沈阳: 上周那单的发票抬头开错了，开成个人了，能改成公司的吗
      何静: 沈先生您好，可以的。发票开具 30 天内都能换开。麻烦发一下公司全称和税号。
      [+3m] 沈阳: 杭州启航教育咨询有限公司
      | 税号 91330106MA2XXXXX3K
      何静: 收到，和您核对一下：
      | 抬头：杭州启航教育咨询有限公司
      | 税号：91330106MA2XXXXX3K
      | 金额：774.00 元（67W 氮化镓充电器 ×6）
      | 没问题的话我就红冲重开了。
      沈阳: 对的
      [+18m] 何静: 已经重新开好，您看一下 📎 fapiao-24431100.txt
      沈阳: 可以可以，报销有救了
      何静: 好的，原来那张已经作废，用新的就行。
      何静 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/audio/air3', title: '青柠 Air 3 降噪耳机' },
    script: `
      [-6d 10:48] 客户: Air 3 可以同时连电脑和手机吗
      罗俊: 可以的，支持双设备连接，来电话会自动切到手机。
      客户: 三个设备呢
      罗俊: 同时在线是两个，最多记住八个，切换时在 App 里点一下就行。
      客户: 好的
      罗俊 resolves
    `,
  },
  {
    line: 'website',
    customer: '徐佳怡',
    page: { path: '/gift', title: '礼品包装 · 青柠数码' },
    script: `
      [-6d 11:31] 徐佳怡: 送男朋友生日的，可以帮忙写贺卡吗
      唐果: 可以呀，礼盒里有一张手写卡，40 个字以内。您把内容发我就行～
      徐佳怡: 等我想想
      [+7m] 徐佳怡: “以后加班听歌的时候，也算我在旁边。生日快乐，老赵。”
      唐果: 好温柔的一句话。我原样写上，署名要写吗？
      徐佳怡: 署名写 佳怡 就好
      徐佳怡: 还有不要放价格单！！
      唐果: 放心，礼盒订单都不放价格单，快递单上也只写“数码配件”。{date -4d}前送到可以吗？
      徐佳怡: 可以，他生日是{date -3d}
      唐果 (note): 礼盒订单 {order -6d 3308}，贺卡已抄给仓库，要求{date -4d}签收。
      唐果 resolves
      [-4d 19:15] 徐佳怡: 收到啦！字写得好好看 🥰
      唐果: 太好了，祝老赵生日快乐～
      唐果 resolves
    `,
  },
  {
    line: 'website',
    customer: '范晓峰',
    script: `
      [-6d 14:05] 范晓峰: 请问有学生优惠吗
      罗俊: 有的，学信网认证后耳机和手表 9 折，每年两次。
      范晓峰: 研究生也算吧
      罗俊: 算的，在读就可以。认证入口在“会员中心 → 学生专区”。
      [+9m] 范晓峰: 认证提示“姓名不匹配”
      罗俊: 请您确认注册名是不是真名，昵称不影响，但“实名信息”里要和学信网一致。
      范晓峰: 名字里有个生僻字，你们系统打出来是个问号
      罗俊 (note): 姓名含生僻字“䶮”，实名信息显示成问号，@周敏 后台能手动改吗？
      [+25m] 周敏 (note): 改好了，已按身份信息核对，让客户重新认证即可。
      罗俊: 抱歉让您久等，生僻字的问题已经修好了，您再点一次认证试试？
      范晓峰: 通过了！谢谢，这个字从小到大坑我无数次
      罗俊: 理解理解😄 优惠券已经到账，30 天内有效。
      罗俊 resolves
    `,
  },
  {
    line: 'overseas',
    customer: 'Sofia Rossi',
    page: { path: '/charging/gan67', title: '67W GaN charger' },
    script: `
      [-6d 15:44] Sofia Rossi: Hello, I received the 67W charger but it has a UK plug. I am in Italy!
      Emma Li: Hi Sofia, I'm so sorry, that's our packing mistake. Could you send me a photo of the plug, just so I can pass it to the warehouse?
      [+5m] Sofia Rossi: Here it is 📎 IMG_3307.jpg
      Emma Li: Thank you, that's clearly the UK version. I'll send you the EU one today by express, it should arrive on {weekday -3d}.
      Sofia Rossi: And the wrong one? Must I send it back?
      Emma Li: No need. Keep it for a trip to London, or pass it on to a friend.
      Sofia Rossi: 😄 ok thank you, very kind
      Emma Li resolves
      [-3d 18:20] Sofia Rossi: Just arrived, correct plug now. Grazie!
      Emma Li: Wonderful. Enjoy it, Sofia!
      Emma Li resolves
    `,
  },
  {
    line: 'website',
    customer: '田野',
    page: { path: '/power/65w', title: '青柠 65W 快充充电宝 20000mAh' },
    script: `
      [-6d 16:30] 田野: 下个月去川西露营，充电宝零下能用吗
      陈岩: 您好，放电温度是 -10℃ 到 45℃。零度以下容量会打折，-10℃ 大概能放出七成。
      田野: 晚上大概 -5 左右
      陈岩: 那够用。睡觉时放在睡袋里保温，早上拿出来再充设备，别在冷的时候给充电宝本身充电。
      田野: 能用太阳能板给它充吗，我有块 40W 的
      陈岩: 可以，C 口输入支持 5V 到 20V。太阳能板输出不稳，阴天会反复断开，建议中午太阳足的时候充。
      田野: 专业！👍
      陈岩: 祝您玩得开心，路上注意安全。
      陈岩 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    script: `
      [-6d 18:12] 客户: 你们几点前下单当天发
      唐果: 您好，17:00 前付款当天发，之后的第二天上午发。
      客户: 我 17:03 付的😭
      唐果: 哈哈就差三分钟。我问一下仓库，您稍等。
      [+4m] 唐果: 问到了，今天的车还没走，给您塞上去了。
      客户: ！！！爱你们
      唐果 resolves
    `,
  },
  {
    line: 'website',
    customer: '张雨桐',
    page: { path: '/audio/air3', title: '青柠 Air 3 降噪耳机' },
    script: `
      [-6d 20:36] 张雨桐: 耳机戴久了耳朵疼，是不是耳塞大了
      唐果: 您好，您现在用的是哪一号？出厂装的是 M 号。
      张雨桐: 就是出厂那个，没换过
      唐果: 盒子底层纸托下面还有 XS、S、L 三副。耳朵疼一般换小一号就好，您先试 S 号。
      [+11m] 张雨桐: 原来下面还有一层！！我一直以为是泡沫
      张雨桐: S 号舒服多了
      唐果: 好多人都没发现那一层😂 换好之后在 App 里做一次“贴合度检测”，降噪会更准。
      张雨桐: 好～
      唐果 resolves
    `,
  },
]
