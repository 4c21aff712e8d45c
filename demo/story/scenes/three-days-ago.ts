import type { Scene } from '../../telling/scene.ts'

/** 罗俊 leaves; what he had begun goes to others, and one of them is overlooked. */
export const threeDaysAgo: readonly Scene[] = [
  {
    line: 'website',
    customer: '苏敏',
    page: { path: '/support/watch', title: '手表使用帮助' },
    script: `
      [-3d 09:16] 苏敏: 手表更新完闹钟不响了，今天差点迟到
      罗俊: 您好，请问是完全不响，还是只震动？
      苏敏: 完全没反应
      罗俊: 您重启一下看看？
      [+6m] 苏敏: 重启了，设了个一分钟后的，还是没响
      [-3d 11:58] 苏敏: 还在吗
      [-3d 14:31] 李婷 (note): 罗俊的会话，技术问题，分给陈岩。
      李婷 gives to 陈岩
      陈岩: 苏女士您好，我是技术同事陈岩，接下来由我负责。请您看一下：设置 → 声音与振动 → “睡眠模式”，是不是自动打开了？
      [+4m] 苏敏: 开着的，可我没开过
      陈岩: 这次更新后睡眠模式会跟手机的勿扰同步，而且没有提示，是我们没做好。您先关掉，再设一个一分钟后的闹钟。
      苏敏: 响了
      陈岩: 好的。为了不让您再担心早上，我把手表改成“闹钟始终响铃”的测试版，明早看一下效果？
      苏敏: 行，明早告诉你
      [-2d 07:42] 苏敏: 今天响了，按时起
      陈岩: 太好了！正式版大概一周后推送，届时会自动替换。我先不结束会话，正式版出来再通知您。
      苏敏: 好的谢谢
      陈岩: 不客气，这几天要是再有哪天没响，随时叫我。
      苏敏 reads
    `,
  },
  {
    line: 'website',
    customer: '彭程',
    page: { path: '/presale/watch-s2', title: 'Watch S2 预售' },
    script: `
      [-3d 10:02] 彭程: 付了 50 定金，尾款什么时候付
      唐果: 您好，尾款今天 20:00 开始，到{date +1d} 24:00 结束，过时定金不退哦。
      彭程: 会提醒吗
      唐果: 会发短信和 App 通知。建议提前把地址和优惠券选好，20:00 直接付。
      彭程: 优惠券能叠加吗
      唐果: 定金膨胀 100 元 + 满 600 减 60，到手 539 元。
      彭程: 不错
      唐果 resolves
      [-3d 20:06] 彭程: 显示“支付失败”
      唐果: 别着急，刚开始那几分钟人多。您的名额已经锁定，再试一次就好，定金不会失效。
      彭程: 好了 539
      唐果: 收到，恭喜～
      唐果 resolves
    `,
  },
  {
    line: 'website',
    customer: '黄丽娟',
    page: { path: '/support/watch', title: '手表使用帮助' },
    script: `
      [-3d 10:20] 黄丽娟: 姑娘你好 手表怎么连手机
      何静: 阿姨您好，我是上次的小七。咱们一步一步来，先看手机：桌面上有没有一个绿色叶子的图标？
      [+3m] 黄丽娟: 没有
      何静: 那咱们先装上。您把手机对着说明书第一页那个方块码，用微信扫一扫就行。
      [+5m] 黄丽娟: 出来了 让我下载 要钱吗
      何静: 不要钱，点“下载”，等它转完圈。
      [+6m] 黄丽娟: 好了 有绿叶子了
      何静: 真棒！点开它，第一次会问“允许”吗，都点“允许”。
      [+4m] 黄丽娟: 点了 它说找到一块手表 后面有 45
      何静: 就是您的。点它，再看手表，手表上会有一串数字，和手机上一样就点“对”。
      [+3m] 黄丽娟: 一样的 点了
      黄丽娟: 手表上有我女儿发的微信了！
      何静: 连上啦👏 以后女儿发消息，手腕会轻轻震一下。
      黄丽娟: 谢谢你 你比我女儿有耐心
      何静: 您学得很快。还想学什么随时来找我，比如看步数、量心率。
      何静 (note): 阿姨能独立完成配对了，下次可以教“一键联系家人”。
      何静 resolves
    `,
  },
  {
    line: 'overseas',
    customer: 'Priya Nair',
    page: { path: '/band/7', title: 'Band 7' },
    script: `
      [-3d 10:45] Priya Nair: Hi, can I combine WELCOME10 with the birthday sale?
      Emma Li: Hi Priya, only one code per order, but the sale price is already applied, so WELCOME10 comes on top of it.
      Priya Nair: It says "code not valid for this item"
      Emma Li: The Band 7 bundle is excluded, the single Band 7 isn't. Add the band and the strap separately, it's 2 dollars cheaper that way anyway.
      [+4m] Priya Nair: Haha that works. Thanks for the tip
      Emma Li: Any time!
      Emma Li resolves
    `,
  },
  {
    line: 'website',
    customer: '高雅',
    page: { path: '/support/repair', title: '维修与保修' },
    script: `
      [-3d 11:10] 高雅: 手表屏幕摔碎了，修要多少钱 📎 IMG_2093.jpg
      陈岩: 您好，看到照片了，玻璃碎裂、显示还正常，对吗？
      高雅: 对，能亮能点，就是划手
      陈岩: 只换外屏 219 元，三个工作日；如果内屏也有问题是 389 元。您是金卡，工时费 8 折，外屏是 187 元。
      高雅: 需要寄过去吗，我在西安
      陈岩: 西安赛格有授权点，可以直接拿过去，当天修好。也可以寄到我们这里，来回运费我们出。
      高雅: 有点想换新的，以旧换新能抵多少
      陈岩: 碎屏的 Watch S2 41mm 可以抵 260 元，换 S2 新机补 439 元。活动到{date -0d}。
      高雅: 我想想，跟家里商量一下
      陈岩: 好的，不着急。我把两个方案的价格都给您留着，到{date -0d}晚上之前回复我就行。
      高雅 reads
      [-1d 18:30] 陈岩: 高女士，提醒您一下以旧换新活动明天截止，您看需要帮您预约吗？
    `,
  },
  {
    line: 'website',
    customer: '罗文博',
    page: { path: '/business', title: '企业采购 · 青柠数码' },
    script: `
      [-3d 13:30] 罗文博: 上次问的 67W 充电器，30 个已经下单付款了，专票什么时候开
      周敏: 罗先生您好，看到订单了，{date -6d}发的货。专票今天下午开，电子版发到您留的邮箱。
      罗文博: 抬头 恒信科技（苏州）有限公司，别漏了括号
      周敏: 好的，全称带中文括号：恒信科技（苏州）有限公司。
      [-3d 17:05] 周敏: 已开具，请查收 📎 fapiao-24433507.txt
      [-2d 09:28] 罗文博: 收到了，但是规格型号那栏写的 65W
      周敏: 抱歉，选错商品编码了，我红冲重开，今天中午前发您。
      [-2d 11:46] 周敏: 重新开好了，麻烦再核对一遍，型号、数量、税号都是对的 📎 fapiao-24433981.txt
      罗文博: 这次对了，我先给财务入账，月底对账没问题再来说
      周敏: 好的，会话我留着，对完账再结束。
      罗文博 reads
    `,
  },
  {
    line: 'website',
    customer: null,
    page: { path: '/trade-in', title: '以旧换新' },
    script: `
      [-3d 15:20] 客户: 以旧换新 别的牌子的手表可以吗
      何静: 可以的，品牌不限，能开机抵 80 到 300 元，不能开机的抵 40 元。
      客户: 小天才
      何静: 儿童手表也行，能开机抵 80 元。寄出前记得退出账号、取出电话卡。
      客户: 孩子不同意😅 我再做做工作
      何静: 哈哈，那等小朋友点头了您再来。
      何静 resolves
    `,
  },
  {
    line: 'overseas',
    customer: 'Noah Schmidt',
    page: { path: '/orders', title: 'Your orders' },
    script: `
      [-3d 16:10] Noah Schmidt: Hello Emma, we ordered the four power banks. The invoice is missing our VAT ID: DE 811 XXX 337
      Emma Li: Hi Noah, thanks for the order! I'll add it and send you a corrected invoice within the hour.
      [+34m] Emma Li: Here it is 📎 invoice-88067.txt
      [+11m] Noah Schmidt: Perfect. One more thing: one of the four charges my laptop at only 15 W. The other three are fine
      Emma Li: That one has a cable from a bad batch, I'm sorry. I'm sending a 100 W cable with today's mail, no need to return anything.
      Noah Schmidt: Great service, danke
      Emma Li resolves
    `,
  },
]
