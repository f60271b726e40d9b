import ScorecardModel

/// What a column says about a unit, besides its indicators.
enum ColumnRole: String, CaseIterable, Sendable {
  case code, name
  case district
  case districtCode = "district_code"
  case street
  case streetCode = "street_code"
  case city
  case cityCode = "city_code"
  case stratum

  /// The role that a header names.
  init?(header key: String) {
    guard let role = Self.roleByKey[key] else { return nil }
    self = role
  }

  /// The headers that name it, its own id first.
  var headers: [String] {
    let words =
      switch self {
      case .code:
        "代码 代碼 编码 編碼 区划代码 區劃代碼 统计用区划代码 統計用區劃代碼 社区代码 社區代碼 单位代码 單位代碼 "
          + "行政区划代码 行政區劃代碼 社区编码 社區編碼"
      case .name: "名称 名稱 社区 社區 社区名称 社區名稱 单位 單位 单位名称 單位名稱"
      case .district: "区 區 所属区 所屬區 区县 區縣 区名称 區名稱 县区 縣區 所在区 所在區 区县名称 區縣名稱"
      case .districtCode: "区代码 區代碼 区编码 區編碼 区县代码 區縣代碼 所属区代码 所屬區代碼 districtcode"
      case .street:
        "街道 所属街道 所屬街道 街道名称 街道名稱 镇街 鎮街 街镇 街鎮 乡镇街道 鄉鎮街道 乡镇 鄉鎮 所在街道"
      case .streetCode:
        "街道代码 街道代碼 街道编码 街道編碼 镇街代码 鎮街代碼 所属街道代码 所屬街道代碼 streetcode"
      case .city: "市 城市 所属市 所屬市 市名称 市名稱 城市名称 城市名稱 所在市"
      case .cityCode: "市代码 市代碼 市编码 市編碼 城市代码 城市代碼 所属市代码 所屬市代碼 citycode"
      case .stratum: "类型 類型 社区类型 社區類型 分类 分類 社区分类 社區分類 类别 類別"
      }
    return [rawValue] + words.split(separator: " ").map(String.init)
  }

  /// The kind of unit that the column names, for columns that name one above the rows.
  var level: UnitLevel? {
    switch self {
    case .district, .districtCode: .district
    case .street, .streetCode: .street
    case .city, .cityCode: .city
    case .code, .name, .stratum: nil
    }
  }

  var isGroupCode: Bool { self == .districtCode || self == .streetCode || self == .cityCode }

  private static let roleByKey: [String: ColumnRole] = {
    var roles: [String: ColumnRole] = [:]
    for role in allCases {
      for header in role.headers { roles[HeaderKey.of(header)] = role }
    }
    return roles
  }()
}
