/// The provinces with the code that starts every code below them, and how many cities each has.
let provinces: [(code: Int, cities: Int)] = [
  (11, 1), (12, 1), (13, 11), (14, 11), (15, 12), (21, 14), (22, 9), (23, 13), (31, 1), (32, 13),
  (33, 11), (34, 16), (35, 9), (36, 11), (37, 16), (41, 17), (42, 14), (43, 14), (44, 21),
  (45, 14), (46, 4), (50, 2), (51, 21), (52, 9), (53, 16), (54, 7), (61, 10), (62, 14), (63, 8),
  (64, 5), (65, 14),
]

/// A township, which is what rows are made from: its names and codes, and how many units it has.
struct Township {
  /// The code's first nine digits.
  let code: Int
  let city: String
  let district: String
  let name: String
  let units: Int
  /// How well its county does, 0…1.
  let quality: Double
  let isUrban: Bool
}

/// The country: 31 provinces, 339 cities, 2,844 counties, 38,600 townships, and `units` units
/// over them. Each level's number is shared out by random weights and adds up exactly.
struct Country {
  static let counties = 2_844
  static let townships = 38_600

  let townships: [Township]

  init(units: Int, seed: UInt64) {
    var random = Random(seed: seed, of: 0)
    let cities = provinces.flatMap { province in
      (1...province.cities).map { province.code * 100 + $0 }
    }
    let countiesOfCity = shareOut(Country.counties, over: cities.count, &random)
    let townshipsOfCounty = shareOut(Country.townships, over: Country.counties, &random)
    let unitsOfTownship = shareOut(units, over: Country.townships, &random)
    var townships: [Township] = []
    townships.reserveCapacity(Country.townships)
    var county = 0
    for (city, countyCount) in zip(cities, countiesOfCity) {
      let cityName = placeName(&random) + "市"
      for number in 0..<countyCount {
        // Districts of the city are numbered from 02, counties from 21.
        let isUrban = number * 5 < countyCount * 2
        let firstCounty = (countyCount * 2 + 4) / 5
        let countyCode = city * 100 + (isUrban ? number + 2 : 21 + number - firstCounty)
        let countyName = placeName(&random) + (isUrban ? "区" : "县")
        let quality = random.number(in: 0.35...0.95)
        for index in 0..<townshipsOfCounty[county] {
          let kind = TownshipKind(index: index, isUrban: isUrban)
          townships.append(
            Township(
              code: countyCode * 1_000 + kind.firstCode + index, city: cityName,
              district: countyName, name: placeName(&random) + kind.suffix,
              units: unitsOfTownship[townships.count], quality: quality,
              isUrban: kind.firstCode == 1))
        }
        county += 1
      }
    }
    self.townships = townships
  }
}

/// What a township is called, and the first of the codes of its kind.
private struct TownshipKind {
  let firstCode: Int
  let suffix: String

  init(index: Int, isUrban: Bool) {
    switch (isUrban, index % 3) {
    case (true, _): (firstCode, suffix) = (1, "街道")
    case (false, 0): (firstCode, suffix) = (1, "街道")
    case (false, 1): (firstCode, suffix) = (100, "镇")
    case (false, _): (firstCode, suffix) = (200, "乡")
    }
  }
}

/// Shares out `total` over `count` parts by random weights from 0.4 to 1.6: at least one a part
/// wherever `total` is three times `count` or more.
private func shareOut(_ total: Int, over count: Int, _ random: inout Random) -> [Int] {
  let weights = (0..<count).map { _ in random.number(in: 0.4...1.6) }
  let sum = weights.reduce(0, +)
  var given = 0
  var passed = 0.0
  return weights.map { weight in
    passed += weight
    let upTo = min(total, Int(passed / sum * Double(total) + 0.5))
    defer { given = upTo }
    return upTo - given
  }
}

private let firstCharacters = Array(
  "东西南北新长永安和福龙凤金银青白红大石桃梅柳松竹云春华光明建前后上下中双三五太文武兴旺清丰宝泰")
private let secondCharacters = Array(
  "湖山河江桥门园庄坪岭湾城岗塘泉溪林田沙洲井台店集港滩峰坡堡寨屯营沟口头家苑阳州平宁安乐康")

/// A made-up name of two characters.
func placeName(_ random: inout Random) -> String {
  String([
    firstCharacters[random.below(firstCharacters.count)],
    secondCharacters[random.below(secondCharacters.count)],
  ])
}
