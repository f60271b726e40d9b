import CLuaHost

/// A Lua state with one program loaded.
///
/// A machine belongs to one thread at a time, with a stack of 16 MB (``withLargeStack(_:)``). It is
/// cheap: make one for each chunk of work, so that nothing a rule keeps reaches another chunk.
package final class LuaMachine {
  /// What the main file returned.
  package private(set) var value: LuaValue = .null

  let host: OpaquePointer
  let paths: [String]
  let limits: LuaLimits
  /// Of each source; empty unless lines are counted.
  let lineCounts: [Int]
  let constructors: [String]
  let instrumentation: LuaInstrumentation?
  private(set) var layout: LuaLayout?
  private var isClosed = false

  /// Loads and runs the program's main file.
  ///
  /// - Parameters:
  ///   - countsLines: whether to count how often each line runs (``coverage``), which takes about
  ///     five times as long.
  ///   - instrumentation: texts of `program` that count decisions, too; lines are then counted.
  ///     Errors name the places of the program's own texts, which have the same lines.
  package init(
    _ program: LuaProgram, countsLines: Bool = false, instrumentation: LuaInstrumentation? = nil
  ) throws(LuaError) {
    let countsLines = countsLines || instrumentation != nil
    let sources = program.sources
    self.instrumentation = instrumentation
    paths = sources.map(\.path)
    lineCounts = countsLines ? sources.map(\.lineCount) : []
    limits = program.limits
    constructors = program.constructors
    for source in sources { try source.check(limit: program.limits.sourceBytes) }
    var lowered = lh_limits(
      load_instructions: limits.loadInstructions, call_instructions: limits.callInstructions,
      memory_bytes: limits.memoryBytes, seconds: limits.seconds)
    guard let host = lh_new(&lowered) else {
      throw LuaError(kind: .memory, message: "the memory limit is spent", path: paths.first)
    }
    self.host = host
    let isCounting =
      instrumentation.map { lh_cover_decisions(host, $0.function, $0.decisionCount) }
      ?? (!countsLines || lh_cover(host))
    guard isCounting else {
      throw LuaError(kind: .memory, message: "the machine is out of memory", path: paths.first)
    }
    try load(program)
    value = readValue()
  }

  deinit {
    if !isClosed { lh_free(host) }
  }

  /// Frees the Lua state now; returns the bytes that it failed to give back, which is always 0.
  func close() -> Int {
    guard !isClosed else { return 0 }
    isClosed = true
    return lh_free(host)
  }

  /// Lets functions see `layout`. The machine keeps it until the next one.
  package func bind(_ layout: LuaLayout) throws(LuaError) {
    var error = lh_error()
    guard lh_bind(host, layout.handle, &error) else { throw LuaError(error, paths: paths) }
    self.layout = layout
  }

  /// Bytes that the machine holds.
  package var memoryUsed: Int { lh_memory_used(host) }

  private func load(_ program: LuaProgram) throws(LuaError) {
    let strings = CStrings()
    let texts = instrumentation?.texts ?? [:]
    let lowered = { (source: LuaSource, name: String) in
      LuaSource(path: source.path, text: texts[source.path]?.text ?? source.text)
        .lowered(name: name, strings)
    }
    let main = lowered(program.main, "")
    let helpers = program.helpers.sorted { $0.key < $1.key }.map { lowered($0.value, $0.key) }
    let names: [UnsafePointer<CChar>?] = program.constructors.map { strings.copy($0) }
    var error = lh_error()
    let loaded = helpers.withUnsafeBufferPointer { helpers in
      names.withUnsafeBufferPointer { names in
        var lowered = lh_program(
          main: main, helpers: helpers.baseAddress, helper_count: helpers.count,
          constructors: names.baseAddress, constructor_count: names.count)
        return lh_load(host, &lowered, &error)
      }
    }
    guard loaded else { throw completed(LuaError(error, paths: paths)) }
  }

  /// Adds what only this machine knows: a name that was meant, the function that ran.
  func completed(_ error: LuaError, slot: LuaFunctionSlot? = nil) -> LuaError {
    var error = error
    error.function = slot
    if error.path == nil {
      error.path = slot?.path ?? paths.first
      error.line = slot?.line
    }
    error.suggestion = suggestion(for: error.kind)
    return error
  }

  // MARK: Calls

  /// Calls a function on each row of a range and stores what it returned.
  ///
  /// - Parameters:
  ///   - slot: a function of this machine's `value`.
  ///   - records: numbers of the layout's records that the function is given, in order.
  ///   - rows: rows of the layout.
  package func call(
    _ slot: LuaFunctionSlot, records: [Int], rows: Range<Int>,
    skipping: [UInt8] = [], results: inout LuaBatch
  ) {
    results.start(rows)
    let numbers = records.map(Int32.init(clamping:))
    var error = lh_error()
    let done = results.run(
      slot: slot, records: numbers, skipping: skipping, limits: limits
    ) { batch in
      lh_run(host, &batch, &error)
    }
    if done {
      collect(slot, into: &results)
    } else {
      results.failAll(completed(LuaError(error, paths: paths), slot: slot))
    }
  }

  private func collect(_ slot: LuaFunctionSlot, into results: inout LuaBatch) {
    let report = lh_last_report(host)
    let marks = layout?.marks ?? []
    results.evidenceSets = (0..<report.set_count).map { report.marks(ofSet: $0, marks) }
    for reason in UnsafeBufferPointer(start: report.reasons, count: report.reason_count) {
      let bytes = UnsafeRawBufferPointer(
        start: report.reason_bytes + reason.offset, count: reason.length)
      results.reasons.append((reason.row, String(decoding: bytes, as: UTF8.self)))
    }
    results.failureCount = report.failure_count
    for failure in UnsafeBufferPointer(start: report.failures, count: report.kept_failures) {
      let error = completed(LuaError(failure.error, paths: paths), slot: slot)
      results.failures.append(
        LuaBatch.Failure(
          row: failure.row, error: error, nilMarks: report.marks(ofSet: failure.set, marks)))
    }
  }
}

extension LuaSource {
  /// Throws when the text is too long for Lua's parser, which recurses as deeply as it nests.
  func check(limit: Int) throws(LuaError) {
    guard text.utf8.count > limit else { return }
    throw LuaError(kind: .notText, message: "the file is larger than \(limit) bytes", path: path)
  }

  var lineCount: Int { 1 + text.utf8.count { $0 == UInt8(ascii: "\n") } }

  /// The source for C, without a byte order mark.
  func lowered(name: String, _ strings: CStrings) -> lh_source {
    let mark = text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return lh_source(
      name: strings.copy(name), path: strings.copy(path), text: strings.copy(text) + mark,
      length: text.utf8.count - mark)
  }
}

extension LuaBatch {
  fileprivate mutating func run(
    slot: LuaFunctionSlot, records: [Int32], skipping: [UInt8], limits: LuaLimits,
    _ body: (inout lh_batch) -> Bool
  ) -> Bool {
    let rows = rows
    return values.withUnsafeMutableBufferPointer { values in
      kinds.withUnsafeMutableBufferPointer { kinds in
        evidence.withUnsafeMutableBufferPointer { evidence in
          records.withUnsafeBufferPointer { records in
            skipping.withUnsafeBufferPointer { skipping in
              var batch = lh_batch(
                slot: UInt32(clamping: slot.index), records: records.baseAddress,
                record_count: records.count, first_row: rows.lowerBound, row_count: rows.count,
                skip: skipping.count == rows.count ? skipping.baseAddress : nil,
                faults_allowed: Int32(clamping: limits.faultsPerBatch),
                values: values.baseAddress, kinds: kinds.baseAddress,
                evidence: evidence.baseAddress)
              return body(&batch)
            }
          }
        }
      }
    }
  }
}

extension lh_report {
  fileprivate func marks(ofSet number: Int, _ marks: [Int32]) -> [Int32] {
    marks.indices.filter { bit in
      sets[number * set_words + bit / 64] >> UInt64(bit % 64) & 1 == 1
    }.map { marks[$0] }
  }
}
