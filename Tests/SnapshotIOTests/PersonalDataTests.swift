import Diagnostics
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Data about persons is refused, and never repeated.
struct PersonalDataTests {
  /// The digits of nobody's number: region 999999 does not exist.
  static let citizen = "99999919900101123"

  private static func checked(_ digits: String) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
    return digits + String(Array("10X98765432")[sum % 11])
  }

  @Test("citizen numbers: date and check character count")
  func citizenNumbers() {
    let number = Self.checked(Self.citizen)
    #expect(PersonalData.isCitizenNumber(Array(number.utf8)))
    #expect(PersonalData.isCitizenNumber(Array("11010519491231002X".utf8)))
    #expect(PersonalData.isCitizenNumber(Array("11010519491231002x".utf8)))
    #expect(!PersonalData.isCitizenNumber(Array("110105194912310021".utf8)))
    #expect(!PersonalData.isCitizenNumber(Array(Self.checked("99999919901301123").utf8)))
    #expect(!PersonalData.isCitizenNumber(Array(Self.checked("99999919900132123").utf8)))
    #expect(!PersonalData.isCitizenNumber(Array(number.dropLast().utf8)))
  }

  @Test(
    "mobile numbers",
    arguments: [
      ("13812345678", true), ("19912345678", true), ("+8613812345678", true),
      ("8613812345678", true),
      ("138-1234-5678", true), ("138 1234 5678", true), ("12812345678", false),
      ("23812345678", false), ("1381234567", false), ("138123456789", false),
    ])
  func mobileNumbers(text: String, expected: Bool) {
    #expect(PersonalData.isMobileNumber(Array(text.utf8)) == expected)
  }

  @Test(
    "headers that announce it",
    arguments: [
      "身份证", "身份證", "身份证号", "公民身份号码", "书记身份证号码", "手机", "手机号码", "手機", "书记手机", "电话", "聯繫電話",
      "联系电话", "联系方式", "聯絡方式", "住址", "家庭地址", "家庭住址", "姓名", "id_card", "ID Card", "IDCard", "phone",
      "Phone Number", "mobile", "contact_phone", "home_address", "Address", "secretary_mobile",
    ])
  func headers(header: String) {
    for catalogue in [Sample.catalogue, nil] {
      let diagnostics = Sample.diagnostics(
        "code,\(header)\n001,某路1号\n002,某路2号\n", catalogue: catalogue)
      #expect(diagnostics.map(\.id) == [.personalData])
      #expect(diagnostics.first?.place?.column == 6)
      #expect(!diagnostics.rendered.contains("某路"))
    }
  }

  @Test(
    "headers of aggregates",
    arguments: ["电话回访率", "手机党校注册人数", "电话调查满意度", "phone_survey_rate", "上门数"])
  func aggregates(header: String) throws {
    #expect(try Sample.read("code,\(header)\n1,5\n", catalogue: nil).snapshot.units.count == 1)
  }

  @Test("a catalogue cannot make a telephone number an indicator")
  func catalogueCannotAllow() {
    let catalogue = Catalogue([
      Indicator(id: "phone", title: Message(en: "Phone", zh: "联系电话"))
    ])
    #expect(
      Sample.faults("code,联系电话\n1,5\n", catalogue: catalogue) == ["data.personal-data@1:6"])
  }

  @Test(
    "one citizen number anywhere refuses the file", arguments: ["members", "name", "区", "code"])
  func anyColumn(header: String) {
    let number = Self.checked(Self.citizen)
    let code = header == "code" ? "" : "code,"
    let rows = (0..<30).map { row in
      (code.isEmpty ? "" : "\(100 + row),") + (row % 3 == 1 ? number : "\(row)") + ",1\n"
    }
    let diagnostics = Sample.diagnostics("\(code)\(header),has_venue\n" + rows.joined())
    let personal = diagnostics.filter { $0.id == .personalData }
    #expect(personal.count == 1)
    #expect(personal.first?.place?.line == 1)
    #expect(!diagnostics.rendered.contains("199001011"))
  }

  @Test("full-width and quoted numbers are numbers too")
  func disguises() {
    let wide = String(
      Self.checked(Self.citizen).unicodeScalars.map { scalar in
        Character(Unicode.Scalar(scalar.value - 0x21 + 0xFF01)!)
      })
    for cell in [wide, "\"\(Self.checked(Self.citizen))\"", " \(Self.checked(Self.citizen)) "] {
      #expect(Sample.faults("code,members\n1,\(cell)\n") == ["data.personal-data@1:6"])
    }
  }

  private func mobileFaults(_ cells: [String], header: String = "v") -> [String] {
    let rows = cells.enumerated().map { "\(1000 + $0.offset),\($0.element)\n" }
    return Sample.faults("code,\(header)\n" + rows.joined(), catalogue: nil)
  }

  @Test("a column that is half mobile numbers, or all of fewer than three")
  func mobileColumns() {
    let phone = "13812345678"
    let refused = ["data.personal-data@1:6"]
    #expect(mobileFaults([phone]) == refused)
    #expect(mobileFaults([phone, phone]) == refused)
    #expect(mobileFaults([phone, phone, "", "", "", "X"].dropLast()) == refused)
    #expect(mobileFaults([phone, phone, phone, "1", "2", "3"]) == refused)
    #expect(mobileFaults([phone, "5"]) == [])
    #expect(mobileFaults([phone, phone, "5"]) == [])
    #expect(mobileFaults([phone, phone, phone, "1", "2", "3", "4"]) == [])
    #expect(mobileFaults([phone, phone, phone], header: "name") == refused)
    #expect(mobileFaults(["+86 138-1234-5678", "bad", phone, phone]) == refused)
  }

  @Test("numbers of persons are masked wherever a line is shown")
  func masking() {
    let number = Self.checked(Self.citizen)
    let text = "code,name,members\n1,\(number) 13812345678,1.5\n"
    let rendered = Sample.diagnostics(text).rendered
    #expect(rendered.contains("data.bad-count"))
    #expect(rendered.contains("****************** ***********,1.5"))
    let cell = Sample.diagnostics("code,league_rate\n1,138-1234-5678\n2,5\n3,6\n").rendered
    #expect(cell.contains("'*************' is not a value"))
    #expect(!cell.contains("1234"))
  }

  @Test(
    "ordinary numbers are not masked",
    arguments: ["110101001001", "12345678901", "1.5", "2023-12-31"])
  func notMasked(text: String) {
    #expect(PersonalData.masked(text) == text)
  }

  @Test(
    "numbers within names",
    arguments: [
      "张三110101199003071233", "a（110101199003071233）", "联系13812345678", "１３８１２３４５６７８",
      "1101 0119 9003 0712 33", "110101900307123", "11010119900307123X", "电话138-1234-5678",
    ])
  func withinNames(name: String) {
    let diagnostics = Sample.diagnostics("code,name\n1,\(name)\n2,乙\n3,丙\n4,丁\n", catalogue: nil)
    #expect(diagnostics.map(\.id) == [.personalData])
    #expect(!diagnostics.rendered.contains(name))
  }

  @Test("codes and house numbers within names are no numbers of people")
  func harmlessNames() throws {
    let names = ["990102001001", "东湖路12345号社区", "第20251231期", "社区 990102001001", "0123456789"]
    let rows = names.enumerated().map { "\($0 + 1),\($1)\n" }.joined()
    #expect(try Sample.read("code,name\n" + rows, catalogue: nil).snapshot.units.count == 5)
  }
}
