/** What is said under load: lines of the length people write, in both languages. */
export const customerTexts = [
  '你好，我昨天下的单什么时候能发货？',
  '订单 202511208841 显示已签收，但是我没有收到，麻烦帮忙查一下。',
  '这款耳机支持同时连接两台设备吗？我想一台接手机一台接电脑，平时开会用。',
  'Hi, the charger I received has the wrong plug. Can I exchange it?',
  '好的，谢谢',
  '请问可以开增值税专用发票吗？抬头和税号我一会儿发给您。',
  'My parcel has been stuck in customs for five days, the tracking number is LX883201775CN. What should I do?',
  '收到了，但是外包装有点破损，里面的键盘右上角有一道划痕，我拍了照片，您看怎么处理比较好？',
  '运费险怎么申请？',
  'Is the blue one back in stock yet?',
]

export const replyTexts = [
  '您好，您的订单已经安排今天下午发出，请留意短信。',
  '我马上帮您联系快递核实，请稍等。',
  'Thanks for waiting. I have asked the warehouse and will write to you today.',
  '支持的，长按电源键三秒进入配对，两台设备都可以记住。',
  '已经为您登记换货，快递员会在明天上门取件，请把原包装一起交给他。',
  'You can send it back within 14 days; the label is in the box.',
]
