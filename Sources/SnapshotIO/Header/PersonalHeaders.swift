/// Headers that announce data about a person.
enum PersonalHeaders {
  /// Whether a header names personal data.
  /// - Parameter isIndicator: the catalogue knows the header; then only a header that can mean
  ///   nothing else is refused, so that 电话回访率 may be an indicator.
  static func names(_ key: String, isIndicator: Bool) -> Bool {
    if words.contains(key.replacing("_", with: "").replacing("-", with: "")) { return true }
    guard !isIndicator, !aggregates.contains(where: { key.hasSuffix($0) }) else { return false }
    return parts.contains { key.contains($0) }
  }

  private static let words: Set<String> = {
    let chinese = """
      身份证 身份證 身份证号 身份證號 身份证号码 身份證號碼 公民身份号码 公民身份號碼 证件号码 證件號碼 \
      手机 手機 手机号 手機號 手机号码 手機號碼 移动电话 移動電話 电话 電話 电话号码 電話號碼 联系电话 聯繫電話 \
      聯絡電話 固定电话 固定電話 联系方式 聯繫方式 聯絡方式 住址 家庭住址 家庭地址 居住地址 户籍地址 戶籍地址 \
      通讯地址 通訊地址 详细地址 詳細地址 姓名
      """
    let english = """
      idcard idcardno idcardnumber idno idnumber identitycard identitynumber citizenid nationalid \
      phone phoneno phonenumber telephone telephonenumber tel mobile mobileno mobilenumber \
      mobilephone cellphone cellphonenumber contact contactnumber contactphone address \
      homeaddress streetaddress residentialaddress
      """
    return Set((chinese + " " + english).split(separator: " ").map(String.init))
  }()

  private static let parts = [
    "身份证", "身份證", "身份号码", "身份號碼", "手机", "手機", "电话", "電話", "住址", "联系方式", "聯繫方式",
    "聯絡方式", "家庭地址", "id_card", "phone", "mobile", "home_address",
  ]

  /// What ends the header of an aggregate: a rate, a count, a survey result.
  private static let aggregates = [
    "率", "数", "數", "量", "度", "比例", "比重", "占比", "次数", "次數", "得分", "rate", "count", "share", "ratio",
    "(%)", "total",
  ]
}
