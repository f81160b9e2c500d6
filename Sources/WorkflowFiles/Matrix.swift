/// The combinations of a job's matrix.
public struct Matrix: Sendable {
  /// GitHub starts no more jobs of one matrix.
  public static let limit = 256

  /// The values of one job by their keys.
  public let combinations: [[String: Tree]]
  /// Whether these are all of them; a matrix that an expression makes is known only when the workflow runs.
  public let isComplete: Bool
  /// The keys whose values an expression makes.
  public let unknown: [String]

  /// One job, which has no matrix.
  public static let none = Matrix(combinations: [[:]], isComplete: true, unknown: [])

  private init(combinations: [[String: Tree]], isComplete: Bool, unknown: [String]) {
    self.combinations = combinations
    self.isComplete = isComplete
    self.unknown = unknown
  }

  /// Reads `strategy.matrix`.
  public init(_ tree: Tree) {
    guard let members = tree.members else {
      self.init(combinations: [[:]], isComplete: false, unknown: [])
      return
    }
    let axes = members.filter { $0.name != "include" && $0.name != "exclude" }
    let unknown = axes.filter { $0.value.items == nil }.map(\.name)
    let include = members.first { $0.name == "include" }?.value
    let exclude = members.first { $0.name == "exclude" }?.value
    var isComplete = include.map { $0.items != nil } ?? true
    var all: [[String: Tree]] = axes.allSatisfy { $0.value.items == nil } && include != nil && unknown.isEmpty ? [] : [[:]]
    for axis in axes {
      guard let values = axis.value.items else { continue }
      guard all.count * values.count <= Self.limit else {
        isComplete = false
        continue
      }
      all = all.flatMap { one in values.map { one.merging([axis.name: $0]) { $1 } } }
    }
    for entry in exclude?.items ?? [] {
      let wanted = Self.values(entry)
      all.removeAll { one in !wanted.isEmpty && wanted.allSatisfy { key, value in one[key]?.text == value.text && value.text != nil } }
    }
    let originals = all
    for entry in (include?.items ?? []).prefix(Self.limit) {
      let added = Self.values(entry)
      // It widens the combinations that it agrees with, or is one by itself.
      let fitting = originals.indices.filter { index in
        originals[index].allSatisfy { key, value in added[key].map { $0.text != nil && $0.text == value.text } ?? true }
      }
      for index in fitting { all[index].merge(added) { $1 } }
      if fitting.isEmpty { all.append(added) }
    }
    self.init(combinations: Array(all.prefix(Self.limit)), isComplete: isComplete && all.count <= Self.limit, unknown: unknown)
  }

  private static func values(_ entry: Tree) -> [String: Tree] {
    Dictionary((entry.members ?? []).map { ($0.name, $0.value) }) { first, _ in first }
  }
}
