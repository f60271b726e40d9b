import Diagnostics
import LuaSandbox
import LuaSyntax

/// A rule set's program with one operator or constant of a function changed.
package struct FunctionMutant: Sendable, Hashable {
  /// The main file, or a helper.
  package var path: String
  /// Of what is replaced.
  package var span: LuaSpan
  package var kind: LuaSite.Kind
  /// What the file has there.
  package var original: String
  /// What the mutant has instead; empty where a `not` is left out.
  package var replacement: String
  /// The id of the item, bonus, deduction, gate, grade or rule set (`combine`) whose function it
  /// is; nil where it is no one's or several ones'.
  package var subject: String?
}

/// What may be mutated in the functions of a rule set that scoring calls. Measures, and code that
/// only runs while a file is loaded, are left alone.
package enum FunctionMutants {
  /// Every mutant: one for each replacement of each site, main file first, by place. Some do what
  /// the original does, whatever the data.
  package static func of(_ loaded: LoadedRuleSet) -> [FunctionMutant] {
    ProgramFunctions(loaded).sources.flatMap { source -> [FunctionMutant] in
      let sites = source.syntax?.sites.filter { source.called[$0.function] != nil } ?? []
      return sites.flatMap { site in
        site.replacements.map { replacement in
          FunctionMutant(
            path: source.path, span: site.span, kind: site.kind, original: site.text,
            replacement: replacement, subject: source.subject(site.function))
        }
      }
    }
  }
}

extension FunctionMutant {
  /// A program with the change made, main file or helper. A function of it that does not end is
  /// stopped at its first row, so that mutants cost little.
  package func applied(to program: LuaProgram) -> LuaProgram {
    var program = program
    if program.main.path == path { program.main.text = applied(to: program.main.text) }
    for (name, helper) in program.helpers where helper.path == path {
      program.helpers[name]?.text = applied(to: helper.text)
    }
    program.limits.faultsPerBatch = 1
    return program
  }

  private func applied(to text: String) -> String {
    let bytes = Array(text.utf8)
    guard span.range.upperBound <= bytes.count else { return text }
    return String(
      decoding: bytes[..<span.range.lowerBound] + Array(replacement.utf8)
        + bytes[span.range.upperBound...], as: UTF8.self)
  }

  /// Where the change is, with the original's line.
  package func place(in program: LuaProgram) -> SourcePlace {
    let text = program.sources.first { $0.path == path }?.text ?? ""
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return SourcePlace(
      path: path, line: span.line, column: span.column,
      excerpt: lines.indices.contains(span.line - 1) ? String(lines[span.line - 1]) : nil)
  }
}

extension RuleSetLoader {
  /// Loads a mutant of a loaded rule set; no file is read.
  /// - Throws: `Failure` where the change makes the file one that cannot be loaded, which counts as
  ///   noticed.
  package func load(_ mutant: FunctionMutant, of loaded: LoadedRuleSet) throws(Failure)
    -> LoadedRuleSet
  {
    try load(mutant.applied(to: loaded.program))
  }
}
