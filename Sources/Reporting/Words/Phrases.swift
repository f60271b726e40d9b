import Diagnostics
import ScorecardModel

/// How sentences in both languages are put together.
extension Message {
  package static func + (left: Message, right: Message) -> Message {
    Message(en: left.english + right.english, zh: left.chinese + right.chinese)
  }

  /// The texts with words between them.
  static func joined(_ messages: [Message], en: String, zh: String) -> Message {
    Message(
      en: messages.map(\.english).joined(separator: en),
      zh: messages.map(\.chinese).joined(separator: zh))
  }

  static func list(_ messages: [Message]) -> Message { joined(messages, en: ", ", zh: "、") }
  static func clauses(_ messages: [Message]) -> Message { joined(messages, en: "; ", zh: "；") }

  /// `（1）…；（2）…`; one text stands alone.
  static func numbered(_ messages: [Message]) -> Message {
    guard messages.count > 1 else { return messages.first ?? Message(verbatim: "") }
    return clauses(
      messages.enumerated().map { index, message in
        Message(en: "(\(index + 1)) ", zh: "（\(index + 1)）") + message
      })
  }

  var inParentheses: Message { Message(en: "(\(english))", zh: "（\(chinese)）") }
  var quoted: Message { Message(en: "“\(english)”", zh: "“\(chinese)”") }
}

/// A number of points in words.
enum PointsWords {
  static func of(_ worth: Worth) -> Message {
    let text = worth.text
    return Message(en: text == "1" ? "1 point" : "\(text) points", zh: "\(text)分")
  }

  static func of(_ points: Points) -> Message { of(Worth(points)) }

  /// A share 0…1 as `12.5%`, exactly.
  static func percent(_ share: Points) -> String { "\(Points(micro: share.micro * 100))%" }
}
