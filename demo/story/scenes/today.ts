import type { Scene } from '../../telling/scene.ts'

/** Right now: some have their answer, some wait for seconds, some for too long. Times count back from now. */
export const today: readonly Scene[] = [
  {
    line: 'website',
    customer: '林晓雯',
    page: { path: '/power/65w', title: '青柠 65W 快充充电宝 20000mAh' },
    script: `
      [-14m] 林晓雯: 你好，上周买的 20000 毫安充电宝给 MacBook 充电特别慢，一小时才充 10%，是不是坏了？ 📎 IMG_2057.jpg screenshot-10-percent.png
      何静: 林女士您好，我是小七。从截图看现在只有 15W，正常应该有 60W 左右。请问用的是包装里自带的那根 C 口线吗？
      何静 (note): @李婷 又是那批线材，客户是黑金会员，100W 的线还有库存吗？
      李婷 (note): 还有 300 多根，直接补。黑金走顺丰特快，不用再走审批。
      [+60s] 林晓雯: 对，就是盒子里那根白色的
      何静: 那就是线的原因，充电宝本身没有坏：这一批自带的线最高只有 15W，是我们装错了，给您道个歉。
      何静: 我给您补发一根 100W 的编织线，旧线不用寄回，给手机充电还能用。
      [-100s] 林晓雯: 可以只换线吗？充电宝我不想寄来寄去 😊
      [-48s] 林晓雯: 另外我这周在杭州出差，能寄到酒店吗
    `,
  },
  {
    line: 'website',
    customer: '赵一鸣',
    page: { path: '/audio/air3', title: '青柠 Air 3 降噪耳机' },
    script: `
      [-52m] 赵一鸣: Air 3 降噪和宣传完全不一样，坐飞机引擎声听得清清楚楚
      何静: 赵先生您好，抱歉给您带来不好的体验。我先了解一下：是一直这样，还是这次飞机上才发现？
      赵一鸣: 第一次坐飞机用。买之前问过你们客服，说听不见引擎声，聊天记录我还在
      何静: 我看到{date -16d}的记录了，当时同事确实说得过满，这是我们的责任。
      何静 (note): @李婷 罗俊当时对客户说“坐飞机也听不见，放心买”，属于夸大。客户已提到截图，可能升级投诉。
      李婷 (note): 按投诉走。先道歉、不辩解，给两个方案：退货退款（不扣折旧），或换 Air 3 Pro 补差价减半。赔偿我来谈。
      [-31m] 何静: 和主管商量后，有两个办法供您选：一是全额退款 399 元，耳机寄回的运费我们出；二是换 Air 3 Pro，差价 200 元我们承担一半。
      [-19m] 赵一鸣: 就这？商品与描述不符，按规定要退一赔三
      何静: 您的要求我完整记下了，也已经请主管李婷来一起处理，她看完记录会亲自答复您。
      何静 (note): @李婷 客户明确要求退一赔三，麻烦您接一下，我先陪着。
      [-6m] 赵一鸣: 主管人呢？商品与描述不符，要求退一赔三，今天给我说法
    `,
  },
  {
    line: 'website',
    customer: '刘洋',
    page: { path: '/power/mag', title: '磁吸充电宝 10000mAh' },
    script: `
      [-11m] 刘洋: 刚收到，充电口好像是歪的，线要使劲才插得进去 📎 IMG_0873.jpg
      何静: 您好，照片收到了。接口确实偏了一点，这种情况不要硬插，可能会伤到触点。
      何静: 您的订单在 7 天内，可以直接换新，我现在帮您建单？
      [-85s] 刘洋: 换新要等几天，我后天要出门用
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/band/7', title: '青柠 Band 7 手环' },
    script: `
      [-27m] 客户: 手环能测经期吗
      何静: 您好，可以的。App 里“健康 → 生理周期”打开，手环会根据体温和心率帮您预测，也能自己记录。
      客户: 数据会不会上传啊 有点介意
      何静: 理解的。这一项默认只存在手机里，换手机时可以自己选择要不要备份。
      客户: 那可以
      何静: 好的，设置上有不明白的随时来问我。
      客户 reads
    `,
  },
  {
    line: 'website',
    customer: '宋佳',
    page: { path: '/band/7', title: '青柠 Band 7 手环' },
    script: `
      [-10m] 宋佳: 戴手环的地方有点红，是过敏吗
      何静: 您好，先把手环摘下来，让皮肤透透气。是戴了一整天都没摘，还是洗完手、运动完没擦干？
      宋佳: 睡觉也戴着，基本没摘过
      何静: 那多半是闷出来的，一两天就会消；要是起水泡或者一直痒，请一定去看医生。
      何静: 您的皮肤比较敏感的话，可以换编织表带，透气很多，我给您申请一条免费的？
      [-25s] 宋佳: 可以呀，编织的要选尺码吗
    `,
  },
  {
    line: 'website',
    customer: '贺涛',
    page: { path: '/orders', title: '我的订单 · 青柠数码' },
    script: `
      [-74m] 贺涛: 快递盒子压扁了，里面充电器外壳裂了一条缝，能不能不寄回直接补一个 📎 IMG_4410.jpg
      何静: 您好，照片看到了，裂到接口边上了，请先不要插电使用。
      何静 (note): 外壳破损属于安全件，要回收。@李婷 能不能先发后收？
      李婷 (note): 可以，先发后收，让顺丰上门取。
      何静: 这种情况旧的需要收回检测，不过您不用等：新的今天先发，快递员送新的时候把旧的带走，您不用跑一趟。
      贺涛: 那行 省事
      [-58m] 何静: 已经发出，SF1481 尾号 5520，预计{date +1d}到。
      贺涛 reads
    `,
  },
  {
    line: 'website',
    customer: '叶知秋',
    page: { path: '/audio/clip', title: '青柠 Clip 开放式耳机' },
    script: `
      [-41m] 叶知秋: 买了两副 Clip，连手机的时候老是连到我爱人那副
      何静: 哈哈，两副名字一样，手机分不清。您在 App 里给每一副改个名字就好，比如“秋的”和“他的”。
      叶知秋: 在哪改
      何静: App → 设备 → 点耳机图片 → 右上角铅笔。改好以后，在手机蓝牙里把不是您的那副“忽略此设备”。
      [-29m] 叶知秋: 改好了，他那副我改成了“别连我”
      何静: 太形象了😂 以后就不会串了。还有别的问题吗？
      叶知秋 reads
    `,
  },
  {
    line: 'website',
    customer: '吴倩',
    page: { path: '/trade-in', title: '以旧换新' },
    script: `
      [-4m] 吴倩: 以旧换新补差价怎么算的？
      [-130s] 吴倩: 旧的 Watch S1 估价 180，换 S2 要补 519，可是结算页显示 539
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/watch/s2', title: '青柠 Watch S2' },
    script: `
      [-70s] 客户: 手表能不能刷地铁
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/power/65w', title: '青柠 65W 快充充电宝 20000mAh' },
    script: `
      [-22s] 客户: 你好
      [-12s] 客户: 65W 充电宝和 67W 充电头一起买有优惠吗
    `,
  },
  {
    line: 'overseas',
    customer: null,
    page: { path: '/audio/clip', title: 'Lime Clip open earbuds' },
    script: `
      [-40s] Customer: Hi! Are the Clip earbuds ok with glasses? I wear thick frames
    `,
  },
  {
    line: 'overseas',
    customer: 'Olivia Brown',
    page: { path: '/orders', title: 'Your orders' },
    script: `
      [-46m] Olivia Brown: Hi, it's me again with the tiny ears :) The XS tips are perfect, so I ordered two more pairs for my sisters. Royal Mail now says I have to fill in a customs form for #88213?
      Emma Li: Hello Olivia, what a nice sister you are! That shouldn't be needed, VAT is paid at checkout. Could you send me a photo of the card they left?
      [+6m] Olivia Brown: Sure 📎 IMG_5520.jpg
      Emma Li: Thank you. They want a CN22 because the parcel was split into two boxes and one label lost its form. I've filled it in for you, just print and sign it 📎 cn22-88213.txt
      [-12m] Olivia Brown: I don't have a printer at home, is a signed screenshot fine?
      [-4m] Olivia Brown: Also it says "gift" on the form. Isn't it a purchase? I don't want to get anyone into trouble
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/support/watch', title: '手表使用帮助' },
    script: `
      [-16m] 客户: 手表更新到一半没电了，现在一直显示叶子图标
      陈岩: 您好，别担心，这是恢复模式。先放在充电座上充 10 分钟，中间不要按键。
      [-3m] 客户: 充了快 10 分钟 还是叶子
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/orders', title: '我的订单 · 青柠数码' },
    script: `
      [-8m] 客户: 能开两张发票吗 一张个人一张公司
      唐果: 您好，一个订单里如果是两件商品，可以按商品拆成两张。
      唐果: 您把订单号和两个抬头发我，我来拆。
      [-30s] 客户: {order -1d 7718} 充电器开公司 上海柏舟设计有限公司，耳机开个人
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/audio/air3', title: '青柠 Air 3 降噪耳机' },
    script: `
      [-150m] 客户: 更新 1.8.3 之后耳机有提示音变英文了
      陈岩: 您好，更新后语言会恢复默认。App → 设备 → 提示音 → 中文，选完把耳机放回充电盒再拿出来就好。
      客户: 好了
      陈岩 resolves
    `,
  },
  {
    line: 'website',
    customer: null,
    script: `
      [-125m] 客户: 今天还有店庆价吗
      唐果: 您好，店庆价到今天 24:00，Clip 249、Air 3 369、Watch S2 639。
      客户: 好 晚点下单
      唐果 resolves
    `,
  },
  {
    line: 'overseas',
    customer: null,
    page: { path: '/watch/s2', title: 'Watch S2' },
    script: `
      [-110m] Customer: forgot my watch pin. tried everything
      Emma Li: Hi! Hold the button for 12 seconds, choose "Reset", then pair it again. Your data comes back from the phone.
      [+7m] Customer: works. you're a lifesaver
      Emma Li resolves
    `,
  },
]
