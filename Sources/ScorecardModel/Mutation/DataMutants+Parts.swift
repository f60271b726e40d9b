import Diagnostics

/// Mutants of what parts say besides their measures.
extension DataMutants {
  // MARK: Items

  var itemMutants: [DataMutant] {
    family.indices.flatMap { position in
      let ruleSet = family[position]
      // The items of a schedule's final are its years: only their weights are written.
      return ruleSet.finalOf.isEmpty
        ? ruleSet.items.indices.flatMap { itemMutants($0, ruleSet) } + swaps(ruleSet) : []
    } + weightSwaps
  }

  private func itemMutants(_ index: Int, _ ruleSet: RuleSet) -> [DataMutant] {
    let item = ruleSet.items[index]
    let part = ruleSet.part(ofItem: index)
    let edited = { (words: Message, edit: (inout Item) -> Void) -> DataMutant? in
      mutant(part, line: item.line, words) { other in
        guard other.has(part), let index = other.items.firstIndex(where: { $0.id == item.id })
        else { return false }
        edit(&other.items[index])
        return true
      }
    }
    let policy: MissingPolicy = item.missing == .zero ? .exclude : .zero
    var mutants = [
      edited(
        Message(verbatim: "missing = \"\(item.missing.rawValue)\" → \"\(policy.rawValue)\"")
      ) { $0.missing = policy }
    ]
    if item.condition != nil {
      mutants.append(
        edited(Message(en: "when dropped", zh: "去掉 when")) { $0.condition = nil })
    }
    for position in item.needs.indices {
      mutants.append(
        edited(
          Message(en: "need \(position + 1) dropped", zh: "去掉 needs 的第 \(position + 1) 个")
        ) { $0.needs.remove(at: position) })
    }
    return mutants.compactMap(\.self)
  }

  /// The points of neighbours in a section, so that the sum stays.
  private func swaps(_ ruleSet: RuleSet) -> [DataMutant] {
    ruleSet.sections.flatMap { section in
      zip(section.itemRange, section.itemRange.dropFirst()).compactMap { first, second in
        let (item, next) = (ruleSet.items[first], ruleSet.items[second])
        guard item.points != next.points, fits(item, next.points), fits(next, item.points) else {
          return nil
        }
        let part = ruleSet.part(ofItem: first)
        let line = numbers.find(item.points.number, in: lines(from: item.line))?.line
        return mutant(
          part, line: line ?? item.line,
          Message(
            en: "points \(item.points) and \(next.points) of '\(item.id)' and '\(next.id)' swapped",
            zh:
              "“\(item.title.chinese)”的 \(item.points) 分和“\(next.title.chinese)”的 \(next.points) 分对调"
          )
        ) { other in
          guard other.has(part) else { return false }
          other.items[first].points = next.points
          other.items[second].points = item.points
          return true
        }
      }
    }
  }

  /// Whether the loader would let an item have other points.
  private func fits(_ item: Item, _ points: Points) -> Bool {
    guard case .measure(let measure) = item.scoring else { return true }
    return measure.isAllowed(scale: points)
  }

  /// The weights of neighbouring years.
  private var weightSwaps: [DataMutant] {
    guard let final = family.first(where: { !$0.finalOf.isEmpty }) else { return [] }
    return zip(final.items.indices, final.items.indices.dropFirst()).compactMap { first, second in
      let (item, next) = (final.items[first], final.items[second])
      guard item.points != next.points else { return nil }
      return mutant(
        final.part(ofItem: first), line: item.line,
        Message(
          en: "weights \(item.points) and \(next.points) of the years swapped",
          zh: "相邻两年的权重 \(item.points) 和 \(next.points) 对调")
      ) { other in
        guard !other.finalOf.isEmpty else { return false }
        for (index, points) in [(first, next.points), (second, item.points)] {
          other.items[index].points = points
          other.sections[index].points = points
          other.finalOf[index].weight = points
        }
        return true
      }
    }
  }

  // MARK: Bonuses and deductions

  var adjustmentMutants: [DataMutant] {
    let lists: [(WritableKeyPath<RuleSet, [Adjustment]>, (String) -> RulePart)] = [
      (\.bonuses, RulePart.bonus), (\.deductions, RulePart.deduction),
    ]
    return lists.flatMap { list, part in
      distinct(list).flatMap { adjustment in
        adjustmentMutants(adjustment, part(adjustment.id), list)
      }
    }
  }

  /// The parts of a list that any rule set of the file has, each once.
  private func distinct(_ list: KeyPath<RuleSet, [Adjustment]>) -> [Adjustment] {
    var seen: Set<String> = []
    return family.flatMap { $0[keyPath: list] }.filter { seen.insert($0.id).inserted }
  }

  private func adjustmentMutants(
    _ adjustment: Adjustment, _ part: RulePart, _ list: WritableKeyPath<RuleSet, [Adjustment]>
  ) -> [DataMutant] {
    let edited = {
      (line: Int, words: Message, edit: (inout [Adjustment], Int) -> Void) -> DataMutant? in
      mutant(part, line: line, words) { other in
        guard let index = other[keyPath: list].firstIndex(where: { $0.id == adjustment.id }) else {
          return false
        }
        edit(&other[keyPath: list], index)
        return true
      }
    }
    let name = list == \.bonuses ? "bonus" : "deduction"
    var mutants = [
      edited(adjustment.line, Message(en: "\(name) dropped", zh: "去掉这个 \(name)")) {
        $0.remove(at: $1)
      }
    ]
    // What a measure earns is at most `points`: a cap from there up caps nothing.
    var most: Points?
    if case .measure = adjustment.scoring { most = adjustment.points }
    let isFree = { (cap: Points) in most.map { cap >= $0 } ?? false }
    for (cap, line) in shifts(adjustment.cap, from: adjustment.line)
    where cap > .zero && !(isFree(cap) && isFree(adjustment.cap)) {
      mutants.append(
        edited(line, Message(verbatim: "cap \(adjustment.cap) → \(cap)")) { $0[$1].cap = cap })
    }
    if !isFree(adjustment.cap) {
      mutants.append(
        edited(adjustment.line, Message(en: "cap dropped", zh: "去掉 cap")) { $0[$1].cap = .limit })
    }
    if case .measure(let measure) = adjustment.scoring {
      // What is all or nothing and worth the cap or more comes to the cap.
      let isWhole = measure.attainments(scale: adjustment.points, ranges[0]).isWhole
      // The points of a ladder are outright, whatever full attainment is worth.
      var isOutright = false
      if case .steps = measure { isOutright = true }
      for (points, line) in shifts(adjustment.points, from: adjustment.line)
      where points > .zero && measure.isAllowed(scale: points) && !isOutright
        && !(isWhole && min(points, adjustment.points) >= adjustment.cap)
      {
        mutants.append(
          edited(line, Message(verbatim: "points \(adjustment.points) → \(points)")) {
            $0[$1].points = points
          })
      }
    }
    return mutants.compactMap(\.self)
  }

  // MARK: Gates

  var gateMutants: [DataMutant] {
    var seen: Set<String> = []
    return family.flatMap(\.gates).filter { seen.insert($0.id).inserted }.flatMap(gateMutants)
  }

  private func gateMutants(_ gate: Gate) -> [DataMutant] {
    let part = RulePart.gate(gate.id)
    let edited = { (words: Message, edit: (inout RuleSet, Int) -> Bool) -> DataMutant? in
      mutant(part, line: gate.line, words) { other in
        guard let index = other.gates.firstIndex(where: { $0.id == gate.id }) else { return false }
        return edit(&other, index)
      }
    }
    let zeroes = family.contains { $0.gates.contains { $0.id == gate.id && $0.zero != nil } }
    var mutants = [
      edited(Message(en: "gate dropped", zh: "去掉这个 gate")) {
        $0.gates.remove(at: $1)
        return true
      }
    ]
    // A gate's only effect is not dropped from it: that is the gate dropped.
    let effects = [gate.cap != nil, gate.flag != nil, zeroes].count { $0 }
    guard effects > 1 else { return mutants.compactMap(\.self) }
    if let cap = gate.cap {
      let name = family[0].grades[cap].name
      mutants.append(
        edited(Message(en: "cap = \"\(name)\" dropped", zh: "去掉 cap = \"\(name)\"")) {
          if $0.capIsRedundant(ofGate: $1) { return false }
          $0.gates[$1].cap = nil
          return true
        })
    }
    if let flag = gate.flag {
      mutants.append(
        edited(Message(en: "flag = \"\(flag)\" dropped", zh: "去掉 flag = \"\(flag)\"")) {
          $0.gates[$1].flag = nil
          return true
        })
    }
    if zeroes {
      mutants.append(
        edited(Message(en: "zero dropped", zh: "去掉 zero")) {
          let had = $0.gates[$1].zero != nil
          $0.gates[$1].zero = nil
          return had
        })
    }
    return mutants.compactMap(\.self)
  }
}
