/// Small whole numbers in Chinese.
enum ChineseNumber {
  private static let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// 1…99 as 一, 十, 十二, 三十一; others in digits.
  static func of(_ number: Int) -> String {
    guard (1...99).contains(number) else { return String(number) }
    guard number >= 10 else { return digits[number] }
    let tens = number / 10 == 1 ? "" : digits[number / 10]
    return tens + "十" + digits[number % 10]
  }
}
