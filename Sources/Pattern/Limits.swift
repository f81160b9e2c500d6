/// The bounds that Go's parser puts on a pattern.
enum Limits {
  /// Levels of the tree.
  static let height = 1000
  /// A repeat count, and the product of the counts of repeats within each other.
  static let repeats = 1000
  /// Instructions of Go's compiled form: 128 MiB of 40 bytes each.
  static let size = (128 << 20) / 40
  /// Code points in literals and bounds in classes, together: 128 MiB of 4 bytes each.
  static let runes = (128 << 20) / 4
}
