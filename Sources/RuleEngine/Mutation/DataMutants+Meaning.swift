import ScorecardModel

extension LoadedRuleSet {
  /// The mutants of what the rule file says as data, in the order of the file: without those of
  /// gates and grades that give every unit the grade and flags that the file itself gives it.
  /// - Parameter catalogue: without derived indicators.
  package func dataMutants(_ catalogue: Catalogue) -> [DataMutant] {
    let numbers = WrittenNumbers(program.main.text)
    let all = DataMutants(family, catalogue: catalogue, numbers: numbers).all
    return all.filter { !isEquivalent($0) }
  }

  private func isEquivalent(_ mutant: DataMutant) -> Bool {
    mutant.changed.allSatisfy { index in
      let (original, changed) = (family[index], mutant.ruleSets[index])
      let condition: Scoring?
      switch mutant.part {
      case .gate(let id): condition = original.gates.first { $0.id == id }?.condition
      case .grade(let name): condition = original.grades.first { $0.name == name }?.condition
      default: return false
      }
      guard let operand = ConditionMeaning.operand(of: condition) else { return false }
      return ConditionMeaning(original, reading: operand)
        .agrees(with: ConditionMeaning(changed, reading: operand))
    }
  }
}
