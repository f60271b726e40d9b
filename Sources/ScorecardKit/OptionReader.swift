import Diagnostics
import Foundation
import ScorecardModel

/// Reads the words of a command's options, and goes on after one that is wrong, so that all are
/// told. An option that is absent is nil and stays nil.
struct OptionReader {
  private(set) var faults: [Diagnostic] = []

  /// - Throws: `Failure` `.usage` with a diagnostic for each option that is wrong.
  func finish() throws(Failure) {
    if !faults.isEmpty { throw Failure(.usage, faults) }
  }

  /// - Parameter help: says it where the words of `expected` do not.
  mutating func refuse(
    _ flag: String, _ found: String, expected: Message, help: Message? = nil
  ) {
    faults.append(
      Diagnostic(
        .usage, .error,
        Message(
          en: "\(flag) is '\(found)', expected \(expected.english)",
          zh: "\(flag) 的值是“\(found)”，应为\(expected.chinese)"),
        help: help))
  }

  mutating func refuse(_ message: Message, help: Message? = nil) {
    faults.append(Diagnostic(.usage, .error, message, help: help))
  }

  /// One of the words of a type.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ flag: String, _ text: String?, of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let text else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    refuse(
      flag, text,
      expected: Message(
        en: "one of \(words.joined(separator: ", "))",
        zh: "其中之一：\(words.joined(separator: "、"))"),
      help: .didYouMean(Spelling.nearest(text, in: words)))
    return nil
  }

  /// `--lang`; the job itself asks the console for the language.
  mutating func language(_ text: String?) { _ = choice("--lang", text, of: Language.self) }

  mutating func date(_ flag: String, _ text: String?) -> CalendarDate? {
    guard let text else { return nil }
    if let date = CalendarDate(text) { return date }
    refuse(
      flag, text, expected: Message(en: "a date, YYYY-MM-DD", zh: " YYYY-MM-DD 形式的日期"))
    return nil
  }

  /// Digits with at most one point and a sign; no other forms of numbers.
  mutating func decimal(_ flag: String, _ text: String?) -> Points? {
    guard let text else { return nil }
    let isPlain = text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil
    if isPlain, let points = Double(text).flatMap({ Points(exactly: $0) }) { return points }
    refuse(
      flag, text,
      expected: Message(en: "a number with at most 6 decimals", zh: "至多 6 位小数的数"))
    return nil
  }

  mutating func wholeNumber(_ flag: String, _ text: String?, in range: ClosedRange<Int>) -> Int? {
    guard let text else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    let (low, high) = (range.lowerBound, range.upperBound)
    refuse(
      flag, text,
      expected: high == .max
        ? Message(en: "a whole number of \(low) or more", zh: "不小于 \(low) 的整数")
        : Message(en: "a whole number from \(low) to \(high)", zh: " \(low) 到 \(high) 的整数"))
    return nil
  }

  /// `--jobs`: one for each processor where it is absent.
  mutating func threads(_ text: String?) -> Int {
    wholeNumber("--jobs", text, in: 1...256) ?? ProcessInfo.processInfo.activeProcessorCount
  }
}
