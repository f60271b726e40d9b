import Testing

@testable import LuaSandbox

@Suite("The library's functions")
struct LibraryTests {
  @Test(
    "Base functions",
    arguments: [
      ("tostring(1.0)", "1"), ("tostring(-0.0)", "0"),
      ("tostring(0.1 + 0.2)", "0.30000000000000004"),
      ("tostring(2 ^ 53)", "9007199254740992"), ("tostring(1e15)", "1000000000000000"),
      ("tostring(1e16)", "1e+16"),
      ("tostring(999999999999999.0)", "999999999999999"), ("tostring(100)", "100"),
      ("tostring(math.mininteger)", "-9223372036854775808"),
      ("tostring(1 / 3)", "0.3333333333333333"),
      ("tostring(5e-324)", "4.94065645841247e-324"), ("tostring(0 / 0)", "nan"),
      ("tostring(-1 / 0)", "-inf"), ("tostring(nil)", "nil"), ("tostring(true)", "true"),
      ("tostring({})", "table"), ("tostring(print == nil)", "<error>"),
      ("tostring(select('#', pcall(error, 'x')))", "2"),
      ("tostring(select(2, pcall(error, 'x')))", "x"),
      ("tostring(tonumber('0x10'))", "16"), ("tostring(tonumber('z', 36))", "35"),
      ("tostring(next({}))", "nil"), ("tostring(next({ b = 1, a = 2 }))", "a"),
      ("tostring(next({ b = 1, a = 2 }, 'a'))", "b"), ("tostring(next({ 5, x = 1 }, 1))", "x"),
      ("tostring(next({ 5, x = 1 }, 'x'))", "nil"), ("1.5 .. ''", "1.5"), ("2.0 .. ''", "2.0"),
    ])
  func base(expression: String, expected: String) throws {
    expectText(expression, expected)
  }

  @Test(
    "pairs goes through integers, then texts by their bytes",
    arguments: [
      ("{ b = 1, a = 1, [3] = 1, [-1] = 1, 'x', 'y' }", "-1 1 2 3 a b"),
      ("{ ['一'] = 1, B = 1, a = 1, [''] = 1, ['ab'] = 1 }", " B a ab 一"),
      ("{}", ""),
    ])
  func pairs(table: String, keys: String) throws {
    let text = """
      local keys = {}
      for key in pairs(\(table)) do keys[#keys + 1] = key end
      return table.concat(keys, " ")
      """
    #expect(try loadText(text) == keys)
  }

  @Test("pairs leaves out what the loop removes")
  func pairsRemoval() throws {
    let text = """
      local t, seen = { a = 1, b = 2, c = 3 }, {}
      for key in pairs(t) do seen[#seen + 1] = key t.b = nil end
      return table.concat(seen)
      """
    #expect(try loadText(text) == "ac")
  }

  @Test(
    "Table functions",
    arguments: [
      ("local t = { 1, 3 } table.insert(t, 2, 2) table.insert(t, 4) return t", "1,2,3,4"),
      ("local t = { 1, 2, 3 } return { table.remove(t, 1), table.remove(t), #t }", "1,3,1"),
      ("local t = {} return { tostring(table.remove(t)), #t }", "\"nil\",0"),
      ("return table.move({ 1, 2, 3 }, 1, 3, 2)", "1,1,2,3"),
      ("return table.move({ 1, 2, 3 }, 2, 3, 1)", "2,3,3"),
      ("return table.move({ 1, 2 }, 1, 2, 2, { 9 })", "9,1,2"),
      ("return { table.concat({ 1, 2.0, 'x', 0.1 }, '-') }", "\"1-2-x-0.1\""),
      ("return { table.concat({}, ','), table.concat({ 1, 2, 3 }, ',', 2, 3) }", "\"\",\"2,3\""),
      ("return { table.unpack({ 1, 2, 3 }, 2) }", "2,3"),
      ("return { table.pack(1, nil, 3).n }", "3"),
      ("local t = { 3, 1, 2 } table.sort(t) return t", "1,2,3"),
      ("local t = { 'b', 'a', '一', 'B' } table.sort(t) return t", "\"B\",\"a\",\"b\",\"一\""),
      ("local t = { 1, 2, 3 } table.sort(t, function(a, b) return a > b end) return t", "3,2,1"),
      (
        "local t = { 12, 21, 11, 22, 13 } "
          + "table.sort(t, function(a, b) return a // 10 < b // 10 end) return t", "12,11,13,21,22"
      ),
    ])
  func tables(program: String, expected: String) throws {
    #expect(try load(program).summary == "{\(expected)}")
  }

  @Test("A sort keeps every value and its order, for any number of them")
  func sortProperty() throws {
    let seed = UInt64.random(in: 1...UInt64.max)
    var random = SplitMix(state: seed)
    for count in [0, 1, 2, 3, 7, 64, 100, 257] {
      let values = (0..<count).map { _ in Int.random(in: 0..<50, using: &random) }
      let list = values.enumerated().map { "{ \($1), \($0) }" }.joined(separator: ", ")
      let program = """
        local t = { \(list) }
        table.sort(t, function(a, b) return a[1] < b[1] end)
        return t
        """
      let expected = values.enumerated().sorted {
        ($0.element, $0.offset) < ($1.element, $1.offset)
      }.map { "{\($0.element),\($0.offset)}" }
      #expect(try load(program).summary == "{\(expected.joined(separator: ","))}", "seed \(seed)")
    }
  }

  @Test(
    "Formats",
    arguments: [
      ("('%d %5d|%-5d|%05d'):format(1, 2, 3, 4)", "1     2|3    |00004"),
      ("('%x %X %o'):format(255, 255, 8)", "ff FF 10"), ("('%c%c'):format(72, 105)", "Hi"),
      ("('%.2f %5.1f %g %e'):format(1.005, 2, 0.1, 1)", "1.00   2.0 0.1 1.000000e+00"),
      ("('%s %s %s %s'):format(1.0, nil, true, 'x')", "1 nil true x"),
      ("('%5s|%-5s|'):format('ab', 'cd')", "   ab|cd   |"),
      ("('%.1s|%.3s'):format('ab', '一二')", "a|一"),
      ("('%d%%'):format(50)", "50%"), ("('%d'):format(3.0)", "3"),
      ("('%5.1f'):format(1 / 0)", "  inf"),
      ("('%i'):format(-7)", "-7"),
    ])
  func formats(expression: String, expected: String) throws {
    expectText(expression, expected)
  }

  @Test(
    "Patterns",
    arguments: [
      ("('hello world'):find('o w')", "5,7"), ("('hello'):find('l')", "3,3"),
      ("('a.b'):find('.', 1, true)", "2,2"), ("('a.b'):find('%.')", "2,2"),
      ("('hello'):find('xyz') == nil", "true"), ("('hello'):find('', 10) == nil", "true"),
      ("('hello'):find('', 6)", "6,5"),
      ("('key = value'):match('^(%w+)%s*=%s*(%w+)$')", "\"key\",\"value\""),
      ("('2023-01-31'):match('(%d+)-(%d+)-(%d+)')", "\"2023\",\"01\",\"31\""),
      ("('f(a(b)c)d'):match('%b()')", "\"(a(b)c)\""),
      ("('THE (quick) fox'):find('%((%a+)%)')", "5,11,\"quick\""),
      ("('hello'):match('()ll()')", "3,5"), ("('abcabc'):match('(abc)%1')", "\"abc\""),
      ("('THE cat'):gsub('%f[%a]%a+', 'x')", "\"x x\",2"),
      ("('abc'):gsub('', '-')", "\"-a-b-c-\",4"),
      ("('abc'):gsub('%w', '%0%0')", "\"aabbcc\",3"),
      ("('abc'):gsub('%w', '%0%0', 2)", "\"aabbc\",2"),
      ("('hello world'):gsub('o', { o = '0' })", "\"hell0 w0rld\",2"),
      ("('abc'):gsub('%w', function(c) return c == 'b' and 1.0 or nil end)", "\"a1c\",3"),
      ("('x^y'):gsub('^x', '')", "\"^y\",1"), ("('街道办事处'):match('^(.-)办')", "\"街道\""),
      ("('  trim '):match('^%s*(.-)%s*$')", "\"trim\""),
      ("('a,b,,c'):gsub(',', ';')", "\"a;b;;c\",3"),
      ("('[x]'):match('[]]')", "\"]\""), ("('a-b'):match('[a-]+')", "\"a-\""),
      ("(12):match('%d')", "<error>"),
      ("string.match(12.0, '.*')", "\"12\""),
    ])
  func patterns(expression: String, expected: String) throws {
    let summary = (try? load("return { \(expression) }").summary) ?? "{<error>}"
    #expect(summary == "{\(expected)}")
  }

  @Test("gmatch goes on behind each match")
  func gmatch() throws {
    let program = """
      local found = {}
      for key, value in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do found[#found + 1] = key .. value end
      for word in ("one two"):gmatch("%a*") do found[#found + 1] = "<" .. word .. ">" end
      return table.concat(found, " ")
      """
    #expect(try loadText(program) == "a1 b2 <one> <two>")
  }

  private func expectText(_ expression: String, _ expected: String) {
    #expect(((try? loadText("return \(expression)")) ?? "<error>") == expected)
  }
}

/// A small random generator, so that a failure can be repeated from its seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
