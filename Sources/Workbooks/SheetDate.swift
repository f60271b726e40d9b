/// Days as spreadsheets count them.
enum SheetDate {
  /// 9999-12-31 in either system.
  private static let last = 2_958_466.0

  /// A day, a time, or both in ISO form; nil for a number that is none.
  ///
  /// In the 1900 system day 1 is 1900-01-01, and day 60 is 1900-02-29, which never was: it is kept
  /// so that it is noticed.
  /// - Parameter from1904: whether day 0 is 1904-01-01.
  static func text(_ serial: Double, from1904: Bool, onlyYear: Bool = false) -> String? {
    guard serial >= 0, serial < last else { return nil }
    let seconds = (serial * 86_400).rounded()
    let (day, rest) = (Int(seconds / 86_400), Int(seconds.truncatingRemainder(dividingBy: 86_400)))
    let time = "\(padded(rest / 3_600)):\(padded(rest / 60 % 60)):\(padded(rest % 60))"
    if day == 0, !from1904 { return rest > 0 ? time : nil }
    guard let date = from1904 ? civil(day + 1_462) : day1900(day) else { return nil }
    if onlyYear { return String(date.prefix(4)) }
    return rest == 0 ? date : "\(date) \(time)"
  }

  private static func day1900(_ day: Int) -> String? {
    if day == 60 { return "1900-02-29" }
    return civil(day < 60 ? day + 1 : day)
  }

  /// - Parameter day: days since 1899-12-30.
  private static func civil(_ day: Int) -> String? {
    // Days since 0000-03-01, in eras of 400 years (Howard Hinnant's days_from_civil, inverted).
    let days = day + 693_899
    let (era, dayOfEra) = (days / 146_097, days % 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    guard year <= 9999 else { return nil }
    return "\(year)-\(padded(month))-\(padded(dayOfYear - (153 * shifted + 2) / 5 + 1))"
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
